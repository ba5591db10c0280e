import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import type { LinkDeps } from '#activities/authority/link/deps.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import type { News } from '#activities/authority/v3/news.ts';
import { codeTablesOf } from '#orders/code-tables.ts';
import { seeToMissingNumbers } from '#orders/missing-numbers.ts';
import { registerLinks } from '#orders/links.ts';
import { givenStage } from '../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../support/record.ts';
import { worldOf } from '../support/world.ts';
import { scriptedBureau } from './support/scripted-bureau.ts';

let record: TestRecord;
let link: LinkDeps;
const given = scriptedBureau();

beforeAll(async () => {
  record = await createTestRecord();
  const { connectors: _, ...deps } = worldOf(record).deps;
  link = { ...deps, connector: given.connector };
  await registerLinks(record.db, [given.connector.endpoint]);
});
afterAll(() => record.close());

/** An order that was reported, with the provider's ids of its subject and service. */
async function givenReported() {
  record.clock.set(MONDAY);
  const orderNo = await givenStage(record, 'reporting');
  record.clock.set(new Date(MONDAY.getTime() + 5 * 60_000));
  const { id: reportId } = await record.db.effect.findFirstOrThrow({
    where: { orderNo, kind: 'reportToAuthority' },
  });
  await reportToAuthority(worldOf(record).deps, reportId);
  await settle();
  const ids = await record.db.authorityId.findMany({ where: { reportId } });
  const idOf = (kind: string) => Number(ids.find((row) => row.kind === kind)?.id);
  return { orderNo, reportId, subjectId: idOf('subject'), serviceId: idOf('service') };
}
async function settle(): Promise<void> {
  while (await exchange(link));
}

let file = 0;
type Said = News extends infer N ? (N extends News ? Partial<N> & Pick<N, 'kind'> : never) : never;
/** The bureau says these in one file. */
async function says(...said: readonly Said[]): Promise<string> {
  file += 1;
  const name = `F${String(file)}`;
  const news = said.map((one, at) => ({ record: at + 1, oddities: [], ...one }) as unknown as News);
  given.bureau.files.push({ name, news });
  await settle();
  return name;
}
const smsPassed = (subjectId: number): Said => ({
  kind: 'smsState',
  ...{ subjectId, operation: '1', state: 'passed', persons: [] },
});
const filed = (subjectId: number, serviceId: number, number: string): Said => ({
  kind: 'filed',
  subject: { id: subjectId, bureauId: 70_000 + subjectId, filingNumber: number } as never,
  services: [
    {
      ...{ id: serviceId, bureauId: 80_000 + serviceId, filingNumber: `${number}-1` },
      ...{ domains: [], accesses: [] },
    },
  ] as never,
});
const orderNow = (orderNo: string) => record.db.order.findUniqueOrThrow({ where: { orderNo } });
const stageOf = async (orderNo: string) => (await orderNow(orderNo)).stage;
const tasksOf = (fileName: string) =>
  record.db.task.findMany({
    where: {
      kind: 'unplacedResult',
      facts: { path: ['resultId'], string_contains: `:${fileName}:` },
    },
  });

describe('a bureau’s decision', () => {
  it('given an approval and the filed data, then the order is granted under their numbers, and the bureau’s ids are kept beside ours', async () => {
    const { orderNo, reportId, subjectId, serviceId } = await givenReported();
    await says(smsPassed(subjectId));
    const name = await says(
      {
        kind: 'result',
        codes: [{ code: 1001, text: undefined }],
        operation: 1,
        ref: String(subjectId),
      },
      { kind: 'decision', approved: true, operation: 1, recordId: subjectId },
      filed(subjectId, serviceId, '津ICP备2026000101号'),
    );
    expect(await orderNow(orderNo)).toMatchObject({
      stage: 'granted',
      icpNumber: '津ICP备2026000101号-1',
    });
    expect(await tasksOf(name)).toEqual([]);
    const ids = await record.db.authorityId.findMany({
      where: { reportId },
      orderBy: { id: 'asc' },
    });
    expect(ids.map(({ bureauId }) => Number(bureauId))).toEqual([
      70_000 + subjectId,
      80_000 + serviceId,
    ]);
  });

  it('given the whole subject, with services of others, then the order gets the number of the service that it reported', async () => {
    const { orderNo, subjectId, serviceId } = await givenReported();
    const number = '津ICP备2026000801号';
    const service = (n: number, more: object) => ({
      ...{ filingNumber: `${number}-${String(n)}`, bureauId: 81_000 + n, domains: [] },
      ...{ accesses: [{ providerId: 1, ips: [] }], ...more },
    });
    const elsewhere = { id: serviceId, accesses: [{ providerId: 99, ips: [] }] };
    await says(smsPassed(subjectId), {
      kind: 'filed',
      subject: { id: subjectId, bureauId: 71_000, filingNumber: number } as never,
      services: [
        ...[service(1, { id: undefined }), service(2, elsewhere), service(3, { id: serviceId })],
      ] as never,
    });
    expect(await orderNow(orderNo)).toMatchObject({ stage: 'granted', icpNumber: `${number}-3` });
  });

  it('given several services and none is known, then a clerk says which number is the order’s', async () => {
    const { orderNo, subjectId } = await givenReported();
    const number = '津ICP备2026000802号';
    const services = [1, 2].map((n) => ({
      ...{ filingNumber: `${number}-${String(n)}`, domains: [], accesses: [] },
    }));
    const name = await says(smsPassed(subjectId), {
      kind: 'filed',
      subject: { id: subjectId, filingNumber: number } as never,
      services: services as never,
    });
    expect(await stageOf(orderNo)).toBe('bureauReview');
    expect(await tasksOf(name)).toMatchObject([
      { orderNo, facts: { why: 'result.without_numbers' } },
    ]);
  });

  it('given the word of the codes after the decision, then it says nothing new', async () => {
    const { orderNo, subjectId, serviceId } = await givenReported();
    await says(filed(subjectId, serviceId, '津ICP备2026000803号'));
    const name = await says(smsPassed(subjectId));
    expect(await stageOf(orderNo)).toBe('granted');
    expect(await tasksOf(name)).toEqual([]);
  });

  it('given the approval alone, then the order waits for its numbers', async () => {
    const { orderNo, subjectId } = await givenReported();
    await says(smsPassed(subjectId), {
      kind: 'decision',
      approved: true,
      operation: 1,
      recordId: subjectId,
    });
    expect(await stageOf(orderNo)).toBe('bureauReview');
  });

  it('given numbers that have not come by the end of the next working day, then a clerk asks for them, once, until they come', async () => {
    const { orderNo, subjectId, serviceId } = await givenReported();
    const decision = { kind: 'decision' as const, approved: true, operation: 1 };
    const name = await says(smsPassed(subjectId), { ...decision, recordId: subjectId });
    const day = (n: number, time: string) => new Date(`2026-06-0${String(n)}T${time}+08:00`);
    const lookAt = async (when: Date) => {
      record.clock.set(when);
      await seeToMissingNumbers(link, ['天津']);
      return tasksOf(name);
    };
    expect(await lookAt(day(2, '23:59:00'))).toEqual([]);
    const asked = await lookAt(day(3, '00:00:00'));
    expect(asked).toMatchObject([
      { orderNo, open: true, role: 'authorityClerk', facts: { why: 'result.numbers_missing' } },
    ]);
    expect(await lookAt(day(4, '09:00:00'))).toEqual(asked);
    await says(filed(subjectId, serviceId, '津ICP备2026000701号'));
    expect(await stageOf(orderNo)).toBe('granted');
    expect(await lookAt(day(4, '10:00:00'))).toMatchObject([{ open: false, closedBy: 'system' }]);
  });

  it('given a refusal as a code and as a reviewer’s opinion, then the order is returned once, with the opinion', async () => {
    const { orderNo, subjectId } = await givenReported();
    await says(smsPassed(subjectId));
    const name = await says(
      {
        kind: 'decision',
        approved: false,
        opinion: '材料不清晰',
        operation: 1,
        recordId: subjectId,
      },
      {
        kind: 'result',
        codes: [{ code: 1002, text: '材料不清晰' }],
        operation: 1,
        ref: String(subjectId),
      },
    );
    expect(await stageOf(orderNo)).toBe('correction');
    expect(await tasksOf(name)).toEqual([]);
    const refusals = await record.db.timelineEntry.count({
      where: { orderNo, type: 'bureauRefused' },
    });
    expect(refusals).toBe(1);
  });

  it('given neither operation nor any other key but our id, then it is still found', async () => {
    const { orderNo, subjectId } = await givenReported();
    await says(smsPassed(subjectId), { kind: 'decision', approved: false, recordId: subjectId });
    expect(await stageOf(orderNo)).toBe('correction');
  });
});

describe('result codes', () => {
  it('given errors in the data, then the order is returned and nothing waits', async () => {
    const { orderNo, subjectId } = await givenReported();
    const codes = [
      { code: 1011, text: undefined },
      { code: 1005, text: '域名已备案' },
    ];
    await says({ kind: 'result', codes, operation: 1, ref: String(subjectId) });
    expect(await stageOf(orderNo)).toBe('correction');
  });

  it.each([1060, 1062])(
    'given %i, which is a success, then the order goes on as it was',
    async (code) => {
      const { orderNo, subjectId } = await givenReported();
      const name = await says({
        ...{ kind: 'result', codes: [{ code, text: undefined }] },
        ...{ operation: 1, ref: String(subjectId) },
      });
      expect(await stageOf(orderNo)).toBe('smsVerification');
      expect(await tasksOf(name)).toEqual([]);
    },
  );

  it('given 5001, which names only our file, then a clerk sees to each order in it: it is not the applicant’s to correct', async () => {
    const { orderNo } = await givenReported();
    const { entryName } = await record.db.authorityUpload.findFirstOrThrow({
      orderBy: { sequence: 'desc' },
    });
    const name = await says({
      ...{ kind: 'result', codes: [{ code: 5001, text: undefined }] },
      ref: `${entryName}.xml`,
    });
    expect(await stageOf(orderNo)).toBe('smsVerification');
    expect(await tasksOf(name)).toMatchObject([
      { orderNo, facts: { why: 'result.ours_to_correct' } },
    ]);
  });

  it('given a result that fits no order, then it is a clerk’s task', async () => {
    const name = await says({
      ...{ kind: 'result', codes: [{ code: 1002, text: undefined }] },
      ...{ operation: 1, ref: '999999999' },
    });
    expect(await tasksOf(name)).toMatchObject([
      { orderNo: null, facts: { why: 'result.no_such_report' } },
    ]);
  });
});

describe('our extension’s word about the codes', () => {
  it.each([
    ['passed', 'bureauReview'],
    ['expired', 'correction'],
    ['failed', 'correction'],
    ['waiting', 'smsVerification'],
  ] as const)('given %s, then the order is in %s', async (state, stage) => {
    const { orderNo, subjectId } = await givenReported();
    await says({ kind: 'smsState', subjectId, state, persons: [] });
    expect(await stageOf(orderNo)).toBe(stage);
  });

  it('given one of two persons has verified, then the other alone is still awaited', async () => {
    const { reportId, subjectId } = await givenReported();
    const persons = await record.db.verificationPerson.findMany({ where: { reportId } });
    const [first] = persons;
    const mobile = record.vault.open(`sms_verification_persons.mobile:${first?.id ?? ''}`, {
      cipher: first!.mobileCipher,
      keyId: first!.keyId,
    });
    const said = [{ mobileLast4: mobile.slice(-4), state: 'passed' as const }];
    await says({ kind: 'smsState', subjectId, state: 'waiting', persons: said });
    const states = await record.db.verificationPerson.findMany({
      where: { reportId },
      orderBy: { id: 'asc' },
    });
    expect(states.filter(({ state }) => state === 'passed').map(({ id }) => id)).toEqual([
      first?.id,
    ]);
  });
});

describe('what is no answer', () => {
  it('given tasks, checks and notices, then each is kept, once', async () => {
    const name = await says(
      {
        kind: 'rectification',
        what: 'service',
        filingNumber: '津ICP备2026000101号-1',
        text: '请整改',
      },
      { kind: 'unfiledSite', domain: 'unfiled.example.com', ip: '121.36.43.99' },
    );
    const news = await record.db.authorityNews.findMany({ where: { fileName: name } });
    expect(news.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'rectification received',
      'unfiledSite received',
    ]);
  });

  it('given code tables, then they hold from now on in our words, and the same again is no new version', async () => {
    const row = (id: number, name: string, extra = {}) => ({ id, name, valid: true, extra });
    const said = {
      kind: 'codeTables' as const,
      tables: [
        { table: 'nature', rows: [row(3, '事业单位'), row(7, '新的性质')] },
        {
          table: 'certificateType',
          rows: [
            row(61, '统一社会信用代码证书', { Dwflid: '2' }),
            row(62, '统一社会信用代码证书', { Dwflid: '3' }),
          ],
        },
        { table: 'accessMethod', rows: [row(3, '虚拟主机', { Ysid: '33' })] },
        { table: 'language', rows: [{ ...row(1, '中文简体'), id: undefined }] },
      ] as never,
    };
    await says(said);
    await says(said);
    const tables = await codeTablesOf(record.db)('tianjin');
    const elsewhere = await codeTablesOf(record.db)('zhejiang');
    expect(elsewhere.nameOf('nature', 7), 'another bureau’s').toBeUndefined();
    expect(tables.nameOf('nature', 7)).toBe('新的性质');
    expect(tables.nameOf('nature', 4)).toBeUndefined();
    const ofInstitution = { nature: 'institution' } as const;
    expect(tables.certificateTypeId('unifiedSocialCreditCode', ofInstitution)).toBe(62);
    expect(tables.originalIdOf('accessMethod', 3)).toBe(33);
    expect(tables.idOf('language', '英语'), 'nothing of it could be read').toBeDefined();
    expect(await record.db.codeTable.groupBy({ by: ['name'], _count: true })).toEqual(
      expect.arrayContaining([{ name: 'nature', _count: 1 }]),
    );
    expect(await record.db.codeTable.count()).toBe(3);
  });
});
