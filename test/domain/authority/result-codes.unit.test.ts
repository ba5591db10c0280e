import { describe, expect, it } from 'vitest';
import { RESULT_CODE_NUMBERS, resultCode } from '#domain/authority/result-codes.ts';
import { FORM_TYPES, fieldPointers } from '#domain/forms/form-registry.ts';

const HAN = /\p{Script=Han}/u;

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** V3.0: the codes of ICP filings, of the provider's addresses and domains, and of all. */
const OF_V30 = [
  ...[...range(1001, 1068), 1999],
  ...[...range(2001, 2056), 2998, 2999],
  ...[...range(3001, 3037), 3998, 3999],
  ...[...range(5001, 5011), 5999],
];

const ENTRIES = OF_V30.map((code) => [code, resultCode(code)] as const);

describe('the result codes', () => {
  it('given every code of V3.0, then each is known and none beside them', () => {
    expect([...RESULT_CODE_NUMBERS].sort((a, b) => a - b)).toEqual(OF_V30);
  });

  it('given the bureau’s decisions, then one approves, one refuses, and no other code does', () => {
    const of = (kind: string) =>
      ENTRIES.filter(([, entry]) => entry.kind === kind).map(([code]) => code);
    expect(of('approved')).toEqual([1001]);
    expect(of('refused')).toEqual([1002]);
  });

  it('given the successes among the error codes, then they are stored and ask nobody for anything', () => {
    const stored = ENTRIES.filter(([, { kind }]) => kind === 'stored');
    expect(stored.map(([code]) => code)).toEqual([1060, 1062, 2998, 3998]);
    expect(stored.map(([, { toCorrect }]) => toCorrect)).toEqual(Array(4).fill('nobody'));
  });

  it.each(ENTRIES)(
    'given %i, then title and remedy speak Chinese and English',
    (_, { title, remedy }) => {
      for (const { zh, en } of [title, remedy]) {
        expect(zh).toMatch(HAN);
        expect(en).toMatch(/^\p{Script=Latin}/u);
        expect(en.replaceAll(/[（）]/g, '')).not.toMatch(HAN);
      }
      expect(remedy.zh).toMatch(/。$/);
      expect(remedy.en).toMatch(/\.$/);
    },
  );

  it('given all titles, then no two are alike in a language', () => {
    for (const locale of ['zh', 'en'] as const) {
      const titles = ENTRIES.map(([, { title }]) => title[locale]);
      expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    }
  });

  it('given the fields that codes name, then some form has them', () => {
    const known = FORM_TYPES.flatMap(fieldPointers);
    const named = ENTRIES.flatMap(([code, { fields = [] }]) =>
      fields.map((field) => [code, field] as const),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(([, field]) => !known.includes(field))).toEqual([]);
  });

  it.each([
    [1004, ['/service/domains']],
    [1006, ['/service/ipAddresses']],
    [1009, ['/subjectOwner/email', '/service/owner/email']],
    [1011, ['/subjectOwner/mobile', '/service/owner/mobile']],
    [1014, ['/subject/nature']],
    [1020, ['/service/name']],
    [1031, ['/service/owner/emergencyNumber']],
    [1041, ['/service/homeUrl', '/service/domains']],
    [1044, ['/subjectOwner/name']],
  ])('given %i, then it names %j and the applicant corrects it', (code, fields) => {
    const { fields: named, toCorrect, kind } = resultCode(code);
    expect(named).toEqual(fields);
    expect(toCorrect).toBe('applicant');
    expect(kind).toBe('error');
  });

  it.each([1027, 1030, 1032, 5006])(
    'given %i, asked for already, then nobody corrects anything',
    (code) => {
      expect(resultCode(code).toCorrect).toBe('nobody');
    },
  );

  it('given what is wrong with our own filings or files, then an operator corrects it', () => {
    const ours = ENTRIES.filter(
      ([code, { kind }]) => code > 2000 && kind === 'error' && code !== 5006,
    );
    expect(ours.filter(([, { toCorrect }]) => toCorrect !== 'provider')).toEqual([]);
  });

  it.each([1000, 1069, 2500, 4001, 0])(
    'given %i, which V3.0 does not name, then it says so and keeps the number',
    (code) => {
      const { kind, title, toCorrect } = resultCode(code);
      expect(kind).toBe('error');
      expect(title.zh).toBe(`未知的结果代码 ${code}`);
      expect(title.en).toContain(String(code));
      expect(toCorrect).toBe('provider');
    },
  );
});
