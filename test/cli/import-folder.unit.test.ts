import { describe, expect, it } from 'vitest';
import {
  asCsv,
  earlierFilings,
  type Cells,
  type EarlierFilings,
} from '#cli/demo/earlier/filings.ts';
import { readFolder } from '#cli/import/read-folder.ts';
import type { Imported } from '#domain/import/filed.ts';
import { inFolder, READ_AS, readFilings, withCells } from './support/import-folder.ts';

type Found = readonly [place: string, code: string, column: string | undefined];

/** Every line that is refused by itself. */
function refusals({ subjects, strays }: Imported): Found[] {
  const services = subjects.flatMap((subject) => subject.services);
  const all = [
    ...subjects,
    ...services,
    ...services.flatMap(({ accesses }) => accesses),
    ...strays,
  ];
  return all.flatMap(({ place, refusal }) =>
    refusal === undefined
      ? []
      : [[`${place.file}:${String(place.line)}`, refusal.code, refusal.column] as const],
  );
}

const refusedWith = (change: (filings: EarlierFilings) => void) => refusals(readFilings(3, change));

describe('what a folder says', () => {
  it('given invented filings, then each is whole and nothing of them is refused', () => {
    const imported = readFilings(60);
    expect(refusals(imported)).toEqual([]);
    expect(imported.subjects).toHaveLength(60);
    expect(imported.subjects[2]).toMatchObject({
      icpNumber: '津ICP备10000003号',
      providerId: 100_000_003n,
      bureauId: 7_100_000_003n,
      filedAt: new Date('2015-01-08T00:00:00+08:00'),
      account: null,
      services: [
        {
          icpNumber: '津ICP备10000003号-1',
          service: { kind: 'website', domains: ['earlier-3.example.cn'] },
          accesses: [{ otherProvider: null, access: { ipAddresses: ['121.36.0.3'] } }],
        },
        {
          icpNumber: '津ICP备10000003号-2A',
          parts: [{ file: 'platforms.csv', line: 2 }],
          service: { kind: 'app', platforms: [{ platform: 'harmonyos' }] },
        },
      ],
    });
  });

  it('given the same seed twice, then the same filings; given another, then others', () => {
    expect(earlierFilings(20)).toEqual(earlierFilings(20));
    expect(earlierFilings(20, 8)).not.toEqual(earlierFilings(20));
  });

  it('given numbers, domains and columns written in other ways, then they mean the same', () => {
    const plain = readFilings(1);
    const [subject = {}] = earlierFilings(1).subjects;
    const names = Object.keys(subject).reverse();
    const icpNumber = '陇 icp备 １０００００01 号';
    const cells = {
      ...subject,
      icpNumber,
      certificateNumber: ` ${String(subject.certificateNumber).toLowerCase()} `,
    };
    const csv = `\uFEFF${names.join(',')}\n${names.map((name) => `"${(cells as Cells)[name] ?? ''}"`).join(',')}\n`;
    const services = earlierFilings(1).services.map((one) => ({
      ...one,
      domains: ' Earlier-1.Example.CN ；',
    }));
    const files = { 'subjects.csv': csv, 'services.csv': asCsv('services', services) };
    const read = inFolder(files, (folder) => readFolder(folder, READ_AS));
    expect(read.subjects[0]?.icpNumber).toBe(plain.subjects[0]?.icpNumber);
    expect(read.subjects[0]?.subject).toEqual(plain.subjects[0]?.subject);
    expect(read.subjects[0]?.services[0]?.service).toEqual(plain.subjects[0]?.services[0]?.service);
  });

  it('given domains, addresses and approvals in files of their own, then they belong to their service', () => {
    const service = '陇ICP备10000001号-1';
    const more = {
      'domains.csv': asCsv('domains', [{ service, domain: 'second.example.cn' }]),
      'ips.csv': asCsv('ips', [{ service, ipAddress: '240e:1:2::3' }]),
      'approvals.csv': asCsv('approvals', [{ service, kind: 'news', number: '示例 1 号' }]),
    };
    const imported = readFilings(1, undefined, more);
    expect(refusals(imported)).toEqual([]);
    expect(imported.subjects[0]?.services[0]).toMatchObject({
      parts: [
        { file: 'domains.csv', line: 2 },
        { file: 'approvals.csv', line: 2 },
      ],
      service: {
        domains: ['earlier-1.example.cn', 'second.example.cn'],
        preApprovals: [{ kind: 'news', number: '示例 1 号' }],
      },
      accesses: [{ access: { ipAddresses: ['121.36.0.1', '240e:1:2::3'] } }],
    });
  });

  it('given a cell over several lines, then lines are counted as an editor does', () => {
    const imported = readFilings(3, ({ subjects }) => {
      withCells(subjects, 0, { mailingAddress: 'first line\nsecond, "quoted"\r\nthird' });
      withCells(subjects, 1, { ownerMobile: '1' });
    });
    expect(imported.subjects[0]?.place.line).toBe(2);
    expect(refusals(imported)).toEqual([
      ['subjects.csv:5', 'identifier.mobile.format', 'ownerMobile'],
    ]);
  });
});

const SUBJECT: readonly (readonly [
  what: string,
  Cells,
  code: string,
  column: string | undefined,
])[] = [
  ['no number', { icpNumber: '' }, 'import.cell_missing', 'icpNumber'],
  ['no name', { name: ' ' }, 'import.cell_missing', 'name'],
  ['an id with letters', { providerId: '12a' }, 'import.id_malformed', 'providerId'],
  ['an id of more than 64 bits', { bureauId: '9'.repeat(19) }, 'import.id_malformed', 'bureauId'],
  ['a day that is none', { filedOn: '2020-02-30' }, 'import.day_malformed', 'filedOn'],
  ['a nature that is none', { nature: 'club' }, 'form.not_an_option', 'nature'],
  ['a province that is none', { province: '天津市' }, 'form.not_an_option', 'province'],
  [
    'another province than its number',
    { province: '湖北' },
    'form.icp_number_of_other_province',
    'icpNumber',
  ],
  [
    'a wrong check digit',
    { ownerCertificateNumber: '620190197001020002' },
    'identifier.resident_id.check_digit',
    'ownerCertificateNumber',
  ],
  [
    'a certificate that does not fit its nature',
    { nature: 'individual' },
    'form.individual_needs_personal_document',
    'certificateType',
  ],
  ['a mobile that is none', { ownerMobile: '12345' }, 'identifier.mobile.format', 'ownerMobile'],
  ['a name that is too long', { name: '字'.repeat(256) }, 'form.too_long', 'name'],
];

const SERVICE: readonly (readonly [
  what: string,
  Cells,
  code: string,
  column: string | undefined,
])[] = [
  [
    'a number of another subject',
    { icpNumber: '陇ICP备10000009号-1' },
    'form.service_of_other_subject',
    'icpNumber',
  ],
  [
    'a kind that its number denies',
    { kind: 'app', homeUrl: '' },
    'form.service_kind_differs',
    'kind',
  ],
  ['a kind that is none', { kind: 'leaflet' }, 'form.not_an_option', 'kind'],
  [
    'a domain that is none',
    { domains: 'a.example.cn;-b-.cn' },
    'identifier.domain.format',
    'domains',
  ],
  [
    'a field of the other kind',
    { kind: 'app', icpNumber: '陇ICP备10000001号-1A' },
    'form.unknown_field',
    'homeUrl',
  ],
  [
    'a number without its index',
    { icpNumber: '陇ICP备10000001号' },
    'identifier.icp_number.of_service',
    'icpNumber',
  ],
];

describe('a line that can’t be taken', () => {
  it.each(SUBJECT)(
    'given a subject with %s, then its line says so',
    (_what, cells, code, column) => {
      const found = refusedWith(({ subjects }) => withCells(subjects, 0, cells));
      expect(found).toContainEqual(['subjects.csv:2', code, column]);
    },
  );

  it.each(SERVICE)(
    'given a service with %s, then its line says so',
    (_what, cells, code, column) => {
      const found = refusedWith(({ services }) => withCells(services, 0, cells));
      expect(found).toContainEqual(['services.csv:2', code, column]);
    },
  );

  it('given an address that is none, then the access says so', () => {
    const found = refusedWith(({ accesses }) =>
      withCells(accesses, 0, { ipAddresses: '10.0.0.1' }),
    );
    expect(found).toEqual([['accesses.csv:2', 'identifier.ip_address.not_public', 'ipAddresses']]);
  });

  it('given too few cells, then the line says so', () => {
    const { subjects } = earlierFilings(1);
    const files = { 'subjects.csv': `${asCsv('subjects', subjects)}a,b\r\n` };
    const read = inFolder(files, (folder) => readFolder(folder, READ_AS));
    expect(refusals(read)).toEqual([['subjects.csv:3', 'import.cells', undefined]]);
  });

  it.each<[string, (filings: EarlierFilings) => void, readonly Found[]]>([
    [
      'a subject’s number, certificate or id twice',
      ({ subjects }) => subjects.push({ ...subjects[0] }),
      [['subjects.csv:5', 'import.said_twice', undefined]],
    ],
    [
      'a domain under two subjects',
      ({ services }) => withCells(services, 1, { domains: 'earlier-1.example.cn', homeUrl: '' }),
      [['services.csv:3', 'import.said_twice', 'domains']],
    ],
    [
      'an access’s id twice',
      ({ accesses }) => withCells(accesses, 1, { providerId: accesses[0]?.providerId ?? '' }),
      [['accesses.csv:3', 'import.said_twice', undefined]],
    ],
    [
      'a service of a subject that is not there',
      ({ services }) => withCells(services, 0, { subject: '陇ICP备10000009号' }),
      [['services.csv:2', 'import.subject_missing', 'subject']],
    ],
    [
      'an access to a service that is not there',
      ({ accesses }) => withCells(accesses, 0, { service: '陇ICP备10000009号-1' }),
      [['accesses.csv:2', 'import.service_missing', 'service']],
    ],
  ])('given %s, then the later line says so', (_what, change, expected) => {
    expect(refusedWith(change)).toEqual(expected);
  });

  it('given any of them, then no text holds what the line says', () => {
    const cells = { name: '', ownerMobile: '99887766', certificateNumber: '91620190MB00000010' };
    const { subjects } = readFilings(1, (filings) => withCells(filings.subjects, 0, cells));
    const text = JSON.stringify(subjects[0]?.refusal);
    for (const said of ['99887766', '91620190MB00000010']) expect(text).not.toContain(said);
  });
});

describe('a folder that can’t be read', () => {
  const head = 'icpNumber,name';
  it.each<[string, Readonly<Record<string, string | Uint8Array>>, string]>([
    ['nothing', {}, 'import.nothing_there'],
    ['a file of another name', { 'subject.csv': head }, 'import.unknown_file'],
    ['a file in GBK', { 'subjects.csv': Uint8Array.of(0xd6, 0xd0) }, 'import.not_utf8'],
    ['an open quote', { 'domains.csv': 'service,domain\n"a,b\n' }, 'import.not_csv'],
    ['a column that is unknown', { 'domains.csv': 'service,domain,more\n' }, 'import.head'],
    ['a column twice', { 'domains.csv': 'service,domain,domain\n' }, 'import.head'],
    ['a column that is missing', { 'domains.csv': 'service\n' }, 'import.head'],
    ['an XML that is none', { 'basj.xml': '<a>' }, 'file.unreadable'],
  ])('given %s, then it is refused as a whole', (_what, files, code) => {
    expect(() => inFolder(files, (folder) => readFolder(folder, READ_AS))).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it('given a folder that is not there, then it is refused', () => {
    expect(() => readFolder('/nowhere/at/all', READ_AS)).toThrow(
      expect.objectContaining({ code: 'import.no_folder' }) as Error,
    );
  });
});
