import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EarlierFilings } from '#cli/demo/earlier/filings.ts';
import { filedSubject } from '#orders/registry/read-filed.ts';
import { openVersion } from '#orders/registry/versions.ts';
import { readFilings, withCells } from '#test/cli/support/import-folder.ts';
import { givenStage } from '#test/support/orders.ts';
import { createTestRecord, type TestRecord } from '#test/support/record.ts';
import { imported, rowCounts, short } from './support.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

let next = 1;
/** Invented filings that no other test has, each a website alone; the first line of each file is line 2. */
function fresh(change: (filings: EarlierFilings) => void = () => undefined, count = 1) {
  const isPlain = (n: number) => n % 3 !== 0 && n % 5 !== 0 && n % 7 !== 0;
  while (!Array.from({ length: count }, (_, n) => next + n).every(isPlain)) next += 1;
  const from = next;
  next += count;
  return { read: (more = change) => readFilings(count, more, {}, from), from };
}

const filed = (number = '') => filedSubject(record.db, record.vault, number);

describe('an import', () => {
  it('given a subject, then it stands with all that is under it, its ids, and a version of each', async () => {
    const read = fresh(({ subjects }) => withCells(subjects, 0, { account: 'applicant' })).read();
    const [line] = read.subjects;
    expect(short(await imported(record, read))).toEqual([
      'subjects.csv:2 created',
      'services.csv:2 created',
      'accesses.csv:2 created',
    ]);
    const subject = await filed(line?.icpNumber);
    expect(subject).toMatchObject({
      providerId: Number(line?.providerId),
      bureauId: Number(line?.bureauId),
      grantedAt: line?.filedAt,
      record: { ...line?.subject, accountId: 'acc-applicant', owner: line?.subjectOwner },
      services: [
        {
          record: { accountId: 'acc-applicant', domains: line?.services[0]?.service.domains },
          accesses: [{ record: { otherProvider: null, ipAddresses: ['121.36.0.1'] } }],
        },
      ],
    });
    const ids = [subject, ...(subject?.services ?? []), ...(subject?.services[0]?.accesses ?? [])];
    const versions = await record.db.recordVersion.findMany({
      where: { recordId: { in: ids.map((one) => one?.id ?? '') } },
      orderBy: { id: 'asc' },
    });
    expect(versions).toMatchObject(
      ['subject', 'service', 'access'].map((kind) => ({
        ...{ kind, version: 1, change: 'created', source: 'import', orderNo: null },
        actorId: 'system',
      })),
    );
    const [first] = versions;
    expect(first && openVersion(record.vault, first)).toEqual(subject?.record);
    expect(
      await record.db.subject.findFirst({ where: { icpNumber: line?.icpNumber ?? '' } }),
    ).toMatchObject({
      grantedByOrder: null,
    });
  });

  it('given it again, then nothing is written but that it was run', async () => {
    const { read } = fresh();
    await imported(record, read());
    const before = await rowCounts(record.db);
    const lines = await imported(record, read());
    expect(lines.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await rowCounts(record.db)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  it('given a dry run, then the report is the same and nothing is written', async () => {
    const { read } = fresh(({ services }) => withCells(services, 1, { kind: 'leaflet' }), 2);
    const before = await rowCounts(record.db);
    const dry = await imported(record, read(), { dryRun: true });
    expect(await rowCounts(record.db)).toEqual(before);
    expect(dry).toEqual(await imported(record, read()));
    expect(await rowCounts(record.db)).not.toEqual(before);
  });

  it('given a line that says more now, then the record is brought up to it in a further version', async () => {
    const { read } = fresh();
    await imported(record, read());
    const domains = `new-${String(next)}.example.cn`;
    const changed = read(({ subjects, services, accesses }) => {
      withCells(subjects, 0, { mailingAddress: '甘肃示例路 99 号', ownerMobile: '16699999999' });
      withCells(services, 0, { domains, homeUrl: '' });
      withCells(accesses, 0, { ipAddresses: '121.36.9.9;240e:1:2::9' });
    });
    expect(short(await imported(record, changed))).toEqual([
      'subjects.csv:2 updated',
      'services.csv:2 updated',
      'accesses.csv:2 updated',
    ]);
    const [line] = changed.subjects;
    const subject = await filed(line?.icpNumber);
    expect(subject?.record).toMatchObject({
      mailingAddress: '甘肃示例路 99 号',
      owner: { mobile: '16699999999' },
    });
    expect(subject?.services[0]?.record.domains).toEqual([domains]);
    expect(subject?.services[0]?.accesses[0]?.record.ipAddresses).toEqual([
      '121.36.9.9',
      '240e:1:2::9',
    ]);
    const gone = { where: { name: read().subjects[0]?.services[0]?.service.domains?.[0] ?? '' } };
    expect(await record.db.domainHolder.count(gone)).toBe(0);
    expect(await record.db.recordVersion.count({ where: { recordId: subject?.id ?? '' } })).toBe(2);
  });

  it('given a bad line under a subject, then all of that subject is refused and the others go in', async () => {
    const read = fresh(
      ({ accesses }) => withCells(accesses, 0, { ipAddresses: '10.0.0.1' }),
      2,
    ).read();
    const [bad, good] = read.subjects;
    expect(short(await imported(record, read))).toEqual([
      'subjects.csv:2 refused import.part_refused',
      'services.csv:2 refused import.part_refused',
      'accesses.csv:2 refused identifier.ip_address.not_public',
      'subjects.csv:3 created',
      'services.csv:3 created',
      'accesses.csv:3 created',
    ]);
    expect(await filed(bad?.icpNumber)).toBeUndefined();
    expect(await filed(good?.icpNumber)).toBeDefined();
  });

  it.each([
    ['nobody', 'import.unknown_account'],
    ['reviewer-1', 'import.not_a_main_account'],
  ])('given the account %s, then the line is refused', async (account, code) => {
    const read = fresh(({ subjects }) => withCells(subjects, 0, { account })).read();
    expect(short(await imported(record, read))[0]).toBe(`subjects.csv:2 refused ${code}`);
  });
});

describe('what is filed here already', () => {
  it('given what an order has granted, then a line that says else is refused and nothing is undone', async () => {
    const orderNo = await givenStage(record, 'granted');
    const row = await record.db.subject.findFirstOrThrow({ where: { grantedByOrder: orderNo } });
    const before = await filed(row.icpNumber);
    const read = fresh(({ subjects, services, accesses }) => {
      const icpNumber = row.icpNumber;
      const subject = before?.record;
      withCells(subjects, 0, {
        ...{
          icpNumber,
          province: '天津',
          name: '另一个名称',
          providerId: '',
          bureauId: '',
          filedOn: '',
        },
        certificateNumber: subject?.certificateNumber ?? '',
      });
      withCells(services, 0, { subject: icpNumber, icpNumber: `${icpNumber}-1` });
      withCells(accesses, 0, { service: `${icpNumber}-1` });
    }).read();
    const lines = short(await imported(record, read));
    expect(lines[0]).toBe('subjects.csv:2 refused import.changed_by_order');
    expect(await filed(row.icpNumber)).toEqual(before);
  });

  it('given what has ended here, then the line is refused and it stays ended', async () => {
    const { read } = fresh();
    await imported(record, read());
    const [line] = read().subjects;
    const service = line?.services[0]?.icpNumber ?? '';
    await record.db.access.updateMany({
      where: { service: { icpNumber: service } },
      data: { endedAt: new Date(), endedByOrder: 'BA1' },
    });
    expect(short(await imported(record, read()))).toContain(
      'accesses.csv:2 refused import.ended_here',
    );
    expect(await record.db.access.count({ where: { service: { icpNumber: service } } })).toBe(1);
  });

  it.each<[string, string, (cells: EarlierFilings, of: number) => void]>([
    [
      'the certificate under another number',
      'subjects.csv:2 refused import.certificate_filed',
      ({ subjects, services, accesses }, n) => {
        const icpNumber = `${(subjects[0]?.icpNumber ?? '')[0] ?? ''}ICP备${String(90_000_000 + n)}号`;
        withCells(subjects, 0, { icpNumber, providerId: '' });
        withCells(services, 0, {
          subject: icpNumber,
          icpNumber: `${icpNumber}-1`,
          domains: 'other.example.cn',
          providerId: '',
          homeUrl: '',
        });
        withCells(accesses, 0, { service: `${icpNumber}-1`, providerId: '' });
      },
    ],
    [
      'another certificate under its number',
      'subjects.csv:2 refused import.other_certificate',
      ({ subjects }, n) =>
        withCells(subjects, 0, { certificateNumber: `91620190MB${String(9_000_000 + n)}0` }),
    ],
  ])('given %s, then the line is refused', async (_what, expected, change) => {
    const { read, from } = fresh();
    await imported(record, read());
    const lines = await imported(
      record,
      read((filings) => change(filings, from)),
    );
    expect(short(lines)).toContain(expected);
  });

  it('given a domain that another subject has, then the service is refused', async () => {
    const one = fresh();
    const [subject] = one.read().subjects;
    await imported(record, one.read());
    const domains = subject?.services[0]?.service.domains?.[0] ?? '';
    const two = fresh(({ services }) => withCells(services, 0, { domains, homeUrl: '' }));
    expect(short(await imported(record, two.read()))[1]).toBe(
      'services.csv:2 refused import.domain_filed',
    );
  });

  it('given an id that another record has, then its subject alone is refused', async () => {
    const one = fresh();
    await imported(record, one.read());
    const taken = String(one.read().subjects[0]?.services[0]?.accesses[0]?.providerId);
    const two = fresh(({ accesses }) => withCells(accesses, 0, { providerId: taken }), 2);
    const lines = short(await imported(record, two.read()));
    expect(lines.filter((line) => line.includes('import.conflict'))).toHaveLength(3);
    expect(lines.filter((line) => line.endsWith('created'))).toHaveLength(3);
  });

  it('given a subject that was claimed meanwhile, then a line without an account leaves it so', async () => {
    const { read } = fresh();
    await imported(record, read());
    const [line] = read().subjects;
    const { id } = await record.db.subject.findFirstOrThrow({
      where: { icpNumber: line?.icpNumber ?? '' },
    });
    await record.db.subject.update({ where: { id }, data: { accountId: 'acc-applicant' } });
    const lines = await imported(record, read());
    expect(lines.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect((await filed(line?.icpNumber))?.record.accountId).toBe('acc-applicant');
  });
});
