import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import type { LinkDeps } from '#activities/authority/link/deps.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import type { News } from '#activities/authority/v3/news.ts';
import { idsNeeded } from '#activities/authority/v3/report-record.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { createDraft } from '#orders/create-draft.ts';
import { registerLinks } from '#orders/links.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { givenFiledService, type FiledService } from '../../support/filed-service.ts';
import { bringTo, STATES } from '../../support/filed-states.ts';
import { formAbout } from '../../support/filing-forms.ts';
import { givenMaterials, withOwnMaterials } from '../../support/materials.ts';
import { APPLICANT, claimReview, REVIEWER, tell } from '../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../support/record.ts';
import { worldOf } from '../support/world.ts';
import { scriptedBureau } from './support/scripted-bureau.ts';

let record: TestRecord;
let link: LinkDeps;
const given = scriptedBureau();

beforeAll(async () => {
  record = await createTestRecord();
  const { connectors: _, ...deps } = worldOf(record).deps;
  const encode = ({ id, filingType }: { id: string; filingType: string }) =>
    Promise.resolve({ operation: filingType, size: 100, record: { id } });
  // Its words are tried elsewhere: here it is what a report names that counts.
  link = { ...deps, connector: { ...given.connector, idsNeeded, encode } };
  await registerLinks(record.db, [given.connector.endpoint]);
});
afterAll(() => record.close());

async function settle(): Promise<void> {
  while (await exchange(link));
}

let file = 0;
type Said = News extends infer N ? (N extends News ? Partial<N> & Pick<N, 'kind'> : never) : never;
/** The bureau says these in one file; the tasks that came of it. */
async function says(...said: readonly Said[]) {
  file += 1;
  const name = `F${String(file)}`;
  const news = said.map((one, at) => ({ record: at + 1, oddities: [], ...one }) as unknown as News);
  given.bureau.files.push({ name, news });
  await settle();
  return record.db.task.findMany({
    where: { kind: 'unplacedResult', facts: { path: ['resultId'], string_contains: `:${name}` } },
  });
}

let bureauIds = 900_000;
/** What is filed, with the bureau's ids of subject, service and access. */
async function givenFiled(type: FilingType): Promise<FiledService & { ids: Ids }> {
  const filed = await givenFiledService(record, STATES[type].accountId);
  await bringTo(record, filed, STATES[type]);
  const ids = { subject: ++bureauIds, service: ++bureauIds, access: ++bureauIds };
  const { subjectId } = await record.db.service.findUniqueOrThrow({ where: { id: filed.id } });
  await record.db.subject.update({
    where: { id: subjectId },
    data: { bureauId: ids.subject },
  });
  await record.db.service.update({ where: { id: filed.id }, data: { bureauId: ids.service } });
  await record.db.access.updateMany({
    where: { serviceId: filed.id, otherProvider: null },
    data: { bureauId: ids.access },
  });
  return { ...filed, ids };
}
interface Ids {
  readonly subject: number;
  readonly service: number;
  readonly access: number;
}

/** An order of a type that the bureau has, in the stage after it took the report. */
async function givenReported(type: FilingType) {
  record.clock.set(MONDAY);
  const filed = await givenFiled(type);
  const form = withOwnMaterials(formAbout(type, filed));
  const { orderNo } = await createDraft(record, {
    ...{ filingType: type, form, actor: APPLICANT, requestId: randomUUID() },
  });
  await givenMaterials(record, orderNo, form);
  await tell(record, orderNo, APPLICANT, 'submit');
  await claimReview(record, orderNo);
  await tell(record, orderNo, REVIEWER, 'pass');
  if ((await stageOf(orderNo)) === 'confirmation')
    await tell(record, orderNo, APPLICANT, 'confirm');
  record.clock.set(new Date(MONDAY.getTime() + 5 * 60_000));
  const { id: reportId } = await record.db.effect.findFirstOrThrow({
    where: { orderNo, kind: 'reportToAuthority' },
  });
  await reportToAuthority(worldOf(record).deps, reportId);
  await settle();
  const rows = await record.db.authorityId.findMany({ where: { reportId } });
  const idOf = (kind: string) => Number(rows.find((row) => row.kind === kind)?.id);
  return { orderNo, reportId, filed, idOf };
}
const stageOf = async (orderNo: string) =>
  (await record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;
const approvals = (orderNo: string) =>
  record.db.timelineEntry.count({ where: { orderNo, type: 'bureauApproved' } });

type Reported = Awaited<ReturnType<typeof givenReported>>;

/** The types that bring no numbers: the operation, and the id that the bureau's decision names. */
const TYPES = [
  ['newAccess', 3, ({ idOf }: Reported) => idOf('access')],
  ['change', 4, ({ filed }: Reported) => filed.ids.subject],
  ['cancelAccess', 5, ({ filed }: Reported) => filed.ids.access],
  ['deregisterSubject', 6, ({ filed }: Reported) => filed.ids.subject],
  ['deregisterService', 7, ({ filed }: Reported) => filed.ids.service],
] as const;

describe('an answer to what brings no numbers', () => {
  it.each(TYPES)(
    'given %s is approved, in both places and twice, then it is granted once, and no clerk is called',
    async (type, operation, named) => {
      const reported = await givenReported(type);
      const { orderNo } = reported;
      const recordId = named(reported);
      const decision: Said = { kind: 'decision', approved: true, operation, recordId };
      const result: Said = {
        ...{ kind: 'result', codes: [{ code: 1001, text: undefined }] },
        ...{ operation, ref: String(recordId) },
      };
      expect(await says(decision, result)).toEqual([]);
      expect(await stageOf(orderNo)).toBe('granted');
      expect(await says(decision, result)).toEqual([]);
      expect(await approvals(orderNo)).toBe(1);
    },
  );

  it.each(TYPES)(
    'given %s is refused by its data, then its applicant has it back',
    async (type, operation, named) => {
      const reported = await givenReported(type);
      const codes = [{ code: 1018, text: '备案密码错误' }];
      const ref = String(named(reported));
      expect(await says({ kind: 'result', codes, operation, ref })).toEqual([]);
      expect(await stageOf(reported.orderNo)).toBe('correction');
    },
  );

  it('given the codes of a change expired, when it is approved all the same, then it is granted', async () => {
    const { orderNo, reportId, filed } = await givenReported('change');
    await tell(record, orderNo, AUTHORITY, 'smsExpired', { reportId, resultId: randomUUID() });
    await says({ kind: 'decision', approved: true, operation: 4, recordId: filed.ids.subject });
    expect(await stageOf(orderNo)).toBe('granted');
  });

  it('given a refusal of a new service that names its subject alone, then its order is found', async () => {
    const { orderNo, filed } = await givenReported('newService');
    const codes = [{ code: 1020, text: undefined }];
    const refs = [String(filed.ids.subject), filed.subject.icpNumber] as const;
    expect(await says({ kind: 'result', codes, operation: 2, ref: refs[0] })).toEqual([]);
    expect(await stageOf(orderNo)).toBe('correction');

    const again = await givenReported('newService');
    const ref = again.filed.subject.icpNumber;
    expect(await says({ kind: 'result', codes, operation: 2, ref })).toEqual([]);
    expect(await stageOf(again.orderNo)).toBe('correction');
  });

  it.each([
    ['deregisterService', 'service'],
    ['deregisterSubject', 'subject'],
  ] as const)(
    'given nothing but the list of what has ended, then %s is granted',
    async (type, what) => {
      const { orderNo, filed } = await givenReported(type);
      expect(await says({ kind: 'cancelled', what, bureauId: filed.ids[what] })).toEqual([]);
      expect(await stageOf(orderNo)).toBe('granted');
    },
  );

  it('given something ended that nobody here asked for, then it is news for people', async () => {
    await says({ kind: 'cancelled', what: 'service', bureauId: 424_242 });
    expect(await record.db.authorityNews.count({ where: { kind: 'cancelled' } })).toBe(1);
  });
});

describe('what is told of a filing', () => {
  const filing = (
    filed: FiledService & { ids: Ids },
    more: { access?: object; id?: number } = {},
  ): Said => ({
    kind: 'filed',
    subject: {
      ...{ bureauId: filed.ids.subject, filingNumber: filed.subject.icpNumber, id: more.id },
      certificateNumber: filed.subject.certificateNumber,
    } as never,
    services: [
      {
        ...{ bureauId: filed.ids.service, filingNumber: filed.icpNumber, domains: [] },
        accesses: more.access === undefined ? [] : [{ ips: [], ...more.access }],
      },
    ] as never,
  });

  it('given the record with our new access in it and no decision, then the order is granted, and the bureau’s id of it is in the registry', async () => {
    const { orderNo, filed, idOf } = await givenReported('newAccess');
    const access = { id: idOf('access'), bureauId: 777_001, providerId: 1 };
    expect(await says(filing(filed, { access }))).toEqual([]);
    expect(await stageOf(orderNo)).toBe('granted');
    const own = { serviceId: filed.id, otherProvider: null };
    expect(await record.db.access.findFirst({ where: own })).toMatchObject({ bureauId: 777_001n });
  });

  it('given the record of a subject that we know, while its change waits, then nothing is granted and nobody is called', async () => {
    const { orderNo, filed } = await givenReported('change');
    expect(await says(filing(filed))).toEqual([]);
    expect(await approvals(orderNo)).toBe(0);
  });

  it('given the record of another provider’s subject, whose id is one of ours by chance, then our order stays', async () => {
    const { filed } = await givenReported('newAccess');
    const ours = await givenReported('newService');
    expect(await says(filing(filed, { id: ours.idOf('service') }))).toEqual([]);
    expect(await approvals(ours.orderNo)).toBe(0);
    const ids = await record.db.authorityId.findMany({ where: { reportId: ours.reportId } });
    expect(ids.find(({ kind }) => kind === 'service')?.bureauId).toBeNull();
  });
});

describe('the codes of a filing that names no owner in full', () => {
  it.each([
    ['deregisterSubject', [['subjectOwner']]],
    ['deregisterService', [['serviceOwner']]],
    ['newAccess', [['serviceOwner']]],
    ['change', [['serviceOwner']]],
    ['cancelAccess', []],
  ] as const)('given %s, then %j are asked, at the number on file', async (type, roles) => {
    const { orderNo } = await givenReported(type);
    const persons = await record.db.verificationPerson.findMany({ where: { orderNo } });
    expect(persons.map((person) => person.roles)).toEqual(roles);
    expect(persons.map(({ mobileIndex }) => mobileIndex)).toEqual(
      roles.map(() => record.vault.index('mobile', '13900000000')),
    );
  });
});
