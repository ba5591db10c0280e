import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import { verifyOrders } from '#server/verify.ts';
import { givenSubmittedOf } from '../support/orders-about.ts';
import { actor, APPLICANT, claimReview, REVIEWER, tell } from '../support/orders.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';

const DAY_MS = 86_400_000;
const RECEIVER = actor('applicant-en', 'applicant');

let system: TestSystem;
let deps: OrdersDeps;
beforeAll(async () => {
  system = await createTestSystem();
  // The relay of the server finds what was committed here by itself.
  deps = { ...system.record, committed: () => undefined };
});
afterAll(() => system.end());

async function pass(days: number): Promise<void> {
  const { record } = system;
  await advanceClock(record, new Date((await record.clock.now()).getTime() + days * DAY_MS));
}

/** An order of a type, sent in, when everything of that has happened. */
async function submitted(type: FilingType): Promise<string> {
  const orderNo = await givenSubmittedOf(deps, type);
  await settled(system.record);
  return orderNo;
}

/** The notices of an order by SMS that arrived, as `template account`, oldest first. */
async function arrived(orderNo: string): Promise<string[]> {
  const sent = await system.record.db.notice.findMany({
    where: { orderNo, channel: 'sms', state: { in: ['sent', 'delivered'] } },
    orderBy: { createdAt: 'asc' },
  });
  return sent.map(({ template }) => template);
}

const typesIn = async (orderNo: string) => {
  const { db } = system.record;
  const entries = await db.timelineEntry.findMany({
    where: { orderNo },
    orderBy: { revision: 'asc' },
  });
  return entries.map(({ type }) => type);
};

describe('orders that wait for somebody’s word, on the real system', () => {
  it('given a transfer that its receiver leaves alone, then it is reminded twice and the order lapses after a week', async () => {
    const orderNo = await submitted('transfer');
    await pass(8);
    expect(await typesIn(orderNo)).toEqual([
      ...['created', 'submit', 'acceptanceReminder1', 'acceptanceReminder2', 'acceptanceTerm'],
    ]);
    expect((await arrived(orderNo)).sort()).toEqual([
      ...['acceptanceNeeded', 'acceptanceNeeded', 'acceptanceNeeded'],
      ...['transferNotMade', 'transferNotMade'],
    ]);
  });

  it('given a transfer that is accepted, then both are told, and nothing goes to the authority', async () => {
    const orderNo = await submitted('transfer');
    await tell(deps, orderNo, RECEIVER, 'accept');
    await settled(system.record);
    expect((await arrived(orderNo)).sort()).toEqual([
      ...['acceptanceNeeded', 'transferReceived', 'transferred'],
    ]);
    expect(await system.record.db.report.count({ where: { orderNo } })).toBe(0);
  });

  it('given a cancelled access, when its applicant confirms after a reminder, then it is reported without a verification', async () => {
    const { record } = system;
    const orderNo = await submitted('cancelAccess');
    await claimReview(deps, orderNo);
    await tell(deps, orderNo, REVIEWER, 'pass');
    await pass(4);
    expect(await arrived(orderNo)).toEqual(['confirmationNeeded', 'confirmationNeeded']);

    await tell(deps, orderNo, APPLICANT, 'confirm');
    await settled(record);
    // What the authority makes of a service that it has never heard of is not this test's.
    expect((await typesIn(orderNo)).slice(0, 6)).toEqual([
      ...['created', 'submit', 'pass', 'confirmationReminder1', 'confirm', 'reportFrozen'],
    ]);
    expect(await record.db.smsVerification.count({ where: { orderNo } })).toBe(0);
  });

  it('given a claim, when it is passed, then its follower ends with it', async () => {
    const { record } = system;
    const orderNo = await submitted('claim');
    await claimReview(deps, orderNo);
    await tell(deps, orderNo, REVIEWER, 'pass');
    await settled(record);
    expect(await record.client.workflow.getHandle(orderNo).result()).toBe('granted');
    expect(await arrived(orderNo)).toEqual(['claimed']);
  });

  it('given all of them, then record, timelines and followers agree', async () => {
    const { db, client } = system.record;
    expect(await verifyOrders(db, client)).toMatchObject({ orders: 4, faults: [] });
  });
});
