import { describe, expect, it } from 'vitest';
import {
  createCodeTables,
  mergeCodeTables,
  type CodeRow,
  type CodeTableName,
} from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES, DATED_CODE_TABLES_AS_OF } from '#domain/authority/dated-code-tables.ts';
import { CERTIFICATE_TYPES, PERSONAL_DOCUMENTS } from '#domain/forms/certificate-types.ts';
import { SUBJECT_NATURES, type SubjectNature } from '#domain/forms/subject.ts';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { SAMPLES } from '../support/samples.ts';

const TABLES = Object.keys(DATED_CODE_TABLES) as CodeTableName[];
const NATURES = Object.keys(SUBJECT_NATURES) as SubjectNature[];
const dated = createCodeTables(DATED_CODE_TABLES);

const row = (id: number, name: string, extra: Partial<CodeRow> = {}): CodeRow => ({
  id,
  name,
  valid: true,
  ...extra,
});

const withRows = (table: CodeTableName, ...rows: CodeRow[]) =>
  createCodeTables(mergeCodeTables(DATED_CODE_TABLES, { [table]: rows }));

describe('the dated copy', () => {
  it.each(TABLES)('given %s, then it has rows, each with an id of its own', (table) => {
    const rows = DATED_CODE_TABLES[table];
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ name }) => name.trim() === '')).toEqual([]);
  });

  it('given the copy, then it says of which day it is', () => {
    expect(DATED_CODE_TABLES_AS_OF).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('given what is not from the authority nor from a standard, then every row says so', () => {
    for (const table of TABLES.filter((name) => name !== 'region')) {
      expect(DATED_CODE_TABLES[table].filter((entry) => entry['unverified'] !== true)).toEqual([]);
    }
  });

  it.each(['contentType', 'language', 'accessMethod', 'serverPlace', 'preApproval'] as const)(
    'given %s, then its ids lie within 1 and 64, as the schema wants',
    (table) => {
      expect(DATED_CODE_TABLES[table].filter(({ id }) => id < 1 || id > 64)).toEqual([]);
    },
  );

  it('given the provinces, then each has a place of servers', () => {
    const places = PROVINCE_NAMES.map((province) => dated.idOf('serverPlace', province));
    expect(new Set(places).size).toBe(31);
    expect(places).not.toContain(undefined);
  });

  it.each(SAMPLES)('given %s, then all its words have codes', (_, { form }) => {
    const { subject, subjectOwner, service } = form;
    expect(dated.idOf('nature', subject.nature)).toBeDefined();
    expect(
      dated.certificateTypeId(subject.certificateType, { nature: subject.nature }),
    ).toBeDefined();
    expect(dated.certificateTypeId(subjectOwner.certificateType)).toBeDefined();
    for (const content of service.contentTypes) {
      expect(dated.idOf('contentType', content), content).toBeDefined();
    }
    for (const language of service.languages) {
      expect(dated.idOf('language', language), language).toBeDefined();
    }
  });
});

describe('natures and certificates', () => {
  it.each([
    ['enterprise', 4],
    ['soleTrader', 4],
    ['individual', 5],
    ['institution', 3],
    ['government', 2],
    ['socialOrganisation', 6],
  ] as const)('given %s, then its nature is %i', (nature, id) => {
    expect(dated.idOf('nature', nature)).toBe(id);
  });

  it('given a nature of the authority’s, then our own code is the first that it may stand for', () => {
    expect([4, 5, 3, 2, 6].map((id) => dated.kindOf('nature', id))).toEqual([
      ...['enterprise', 'individual', 'institution', 'government', 'socialOrganisation'],
    ]);
    expect(dated.kindOf('nature', 11)).toBeUndefined();
    expect(dated.kindOf('nature', 777)).toBeUndefined();
  });

  it.each([
    ['enterprise', 1],
    ['soleTrader', 1],
    ['institution', 15],
    ['government', 13],
    ['socialOrganisation', 6],
    ['individual', undefined],
  ] as const)('given the credit code of %s, then its certificate is %s', (nature, id) => {
    expect(dated.certificateTypeId('unifiedSocialCreditCode', { nature })).toBe(id);
  });

  it('given a certificate of a nature, then the authority’s table has it for that nature', () => {
    for (const nature of NATURES.filter((name) => name !== 'individual')) {
      const id = dated.certificateTypeId('unifiedSocialCreditCode', { nature });
      const found = DATED_CODE_TABLES.certificateType.find((entry) => entry.id === id);
      expect(found?.['nature'], nature).toBe(dated.idOf('nature', nature));
    }
  });

  it('given a person’s document, then it has an id and leads back', () => {
    for (const type of PERSONAL_DOCUMENTS) {
      const id = dated.certificateTypeId(type);
      expect(id, CERTIFICATE_TYPES[type].en).toBeDefined();
      expect(dated.kindOf('certificateType', id ?? 0)).toBe(type);
    }
  });

  it.each([
    ['830000199001010012', '台湾居民居住证'],
    ['810000199001010012', '港澳居民居住证'],
    ['820000199001010012', '港澳居民居住证'],
  ])('given the residence permit %s, then it is the %s', (number, name) => {
    const id = dated.certificateTypeId('residencePermit', { number });
    expect(dated.nameOf('certificateType', id ?? 0)).toBe(name);
  });

  it('given a document that is no longer taken, then it has a name and no id to report', () => {
    expect(dated.nameOf('certificateType', 8)).toBe('军官证');
    expect(dated.idOf('certificateType', '军官证')).toBeUndefined();
  });
});

describe('looking up a name', () => {
  it('given signs of full width or spaces, then they make no difference', () => {
    expect(dated.idOf('certificateType', '营业执照 (个人或企业)')).toBe(1);
    expect(dated.idOf('language', ' 中文 简体')).toBe(1);
  });

  it('given an ending too many, then the place is found', () => {
    expect(dated.idOf('serverPlace', '浙江省')).toBe(dated.idOf('serverPlace', '浙江'));
    expect(dated.idOf('serverPlace', '内蒙古自治区')).toBe(21);
  });

  it('given a name that several entries bear, then there is no answer rather than a guess', () => {
    expect(dated.idOf('certificateType', '组织机构代码证')).toBeUndefined();
    expect(dated.idOf('region', '鼓楼区')).toBeUndefined();
  });

  it('given the exact name of one and our code of another, then the exact name wins', () => {
    const tables = withRows('contentType', row(1, '博客'), row(6, '博客/个人空间'));
    expect(tables.idOf('contentType', '博客')).toBe(1);
  });

  it('given a row that says our own code, then that wins over the names we know', () => {
    const tables = withRows('nature', row(4, '企业'), row(40, '个体户', { kind: 'soleTrader' }));
    expect(tables.idOf('nature', 'soleTrader')).toBe(40);
    expect(tables.kindOf('nature', 40)).toBe('soleTrader');
  });

  it('given nothing that fits, then undefined', () => {
    expect(dated.idOf('contentType', '不存在的内容')).toBeUndefined();
    expect(dated.nameOf('contentType', 63)).toBeUndefined();
    expect(dated.idOf('cancelReason', '')).toBeUndefined();
    expect(dated.idOf('contentType', 'constructor')).toBeUndefined();
  });
});

describe('tables that were loaded', () => {
  it('given one, then it replaces that table as a whole and no other', () => {
    const tables = withRows('language', row(90, '中文简体'));
    expect(tables.idOf('language', '中文简体')).toBe(90);
    expect(tables.idOf('language', '英语')).toBeUndefined();
    expect(tables.nameOf('language', 12)).toBeUndefined();
    expect(tables.idOf('nature', 'enterprise')).toBe(4);
  });

  it('given the authority’s own names and ids, then our codes still find them', () => {
    const tables = withRows('nature', row(104, '企业'), row(105, '个人'));
    expect(tables.idOf('nature', 'soleTrader')).toBe(104);
    expect(tables.idOf('nature', 'individual')).toBe(105);
  });

  it('given a nature of its own for sole traders, then that is taken', () => {
    const tables = withRows('nature', row(4, '企业'), row(21, '个体工商户'));
    expect(tables.idOf('nature', 'soleTrader')).toBe(21);
    expect(tables.idOf('nature', 'enterprise')).toBe(4);
  });

  it('given an entry made invalid, then it is passed over for reports and keeps its name', () => {
    const tables = withRows('language', row(1, '中文简体', { valid: false }), row(51, '中文简体'));
    expect(tables.idOf('language', '中文简体')).toBe(51);
    expect(tables.nameOf('language', 1)).toBe('中文简体');
  });

  it('given certificates without their nature, then the name alone decides', () => {
    const tables = withRows('certificateType', row(1, '营业执照'), row(13, '统一社会信用代码证书'));
    const idFor = (nature: SubjectNature) =>
      tables.certificateTypeId('unifiedSocialCreditCode', { nature });
    expect(idFor('enterprise')).toBe(1);
    expect(idFor('government')).toBe(13);
  });

  it('given one document with an id for each nature, then the nature decides, and only where the name does not', () => {
    const tables = withRows(
      'certificateType',
      row(1, '营业执照', { nature: 99 }),
      row(13, '统一社会信用代码证书', { nature: 2 }),
      row(15, '统一社会信用代码证书', { nature: 3 }),
    );
    const idFor = (nature: SubjectNature) =>
      tables.certificateTypeId('unifiedSocialCreditCode', { nature });
    expect(idFor('enterprise'), 'its nature’s column says something else').toBe(1);
    expect(idFor('government')).toBe(13);
    expect(idFor('institution')).toBe(15);
    expect(idFor('socialOrganisation'), 'two would fit').toBeUndefined();
  });

  it('given the ministry’s own ids, then they are found by the bureau’s', () => {
    const tables = withRows('accessMethod', row(3, '虚拟主机', { originalId: 33 }), row(4, '其他'));
    expect(tables.originalIdOf('accessMethod', 3)).toBe(33);
    expect(tables.originalIdOf('accessMethod', 4)).toBeUndefined();
  });
});
