import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AUTHORITY } from '#domain/roles.ts';
import { tell } from '../../support/orders.ts';
import {
  reportedOrders,
  type Reported,
  type WithIds,
  type Word,
} from './support/reported-orders.ts';

const { world, says, givenReported, stageOf, approvals } = reportedOrders();

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
      const decision: Word = { kind: 'decision', approved: true, operation, recordId };
      const result: Word = {
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
    await tell(world.record, orderNo, AUTHORITY, 'smsExpired', {
      reportId,
      resultId: randomUUID(),
    });
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
    expect(await world.record.db.authorityNews.count({ where: { kind: 'cancelled' } })).toBe(1);
  });
});

describe('what is told of a filing', () => {
  const filing = (filed: WithIds, more: { access?: object; id?: number } = {}): Word => ({
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
    expect(await world.record.db.access.findFirst({ where: own })).toMatchObject({
      bureauId: 777_001n,
    });
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
    const ids = await world.record.db.authorityId.findMany({ where: { reportId: ours.reportId } });
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
    const persons = await world.record.db.verificationPerson.findMany({ where: { orderNo } });
    expect(persons.map((person) => person.roles)).toEqual(roles);
    expect(persons.map(({ mobileIndex }) => mobileIndex)).toEqual(
      roles.map(() => world.record.vault.index('mobile', '13900000000')),
    );
  });
});
