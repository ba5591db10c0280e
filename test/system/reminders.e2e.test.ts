import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPeople, type Played } from '#cli/demo/people.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import { verifyOrders } from '#server/verify.ts';
import { STRAIGHT, formWithPhone } from '../support/stories.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let system: TestSystem;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  system = await createTestSystem();
  people = createPeople(system);
});
afterAll(() => system.end());

const now = () => system.record.clock.now();

async function pass(ms: number): Promise<void> {
  await advanceClock(system.record, new Date((await now()).getTime() + ms));
}

/** Lets time pass until it is this hour in Shanghai. */
async function untilHour(hour: number): Promise<void> {
  const at = await now();
  const inShanghai = new Date(at.getTime() + 8 * HOUR_MS);
  const wait = (hour * HOUR_MS - (inShanghai.getTime() % DAY_MS) + DAY_MS) % DAY_MS;
  await pass(wait === 0 ? DAY_MS : wait);
}

/** When messages about something reached a number, by the phone itself; Shanghai's hours. */
async function arrivals(mobile: string, text: string): Promise<{ at: Date; hour: number }[]> {
  const query = `to=${encodeURIComponent(`+86${mobile}`)}`;
  const response = await fetch(`${system.urls.phone ?? ''}/control/messages?${query}`);
  const messages = (await response.json()) as { body: string; at: string }[];
  return messages
    .filter(({ body }) => body.includes(text))
    .map((message) => new Date(message.at))
    .map((at) => ({ at, hour: new Date(at.getTime() + 8 * HOUR_MS).getUTCHours() }));
}

/** The applicant's account, and the words of our reminders. */
const APPLICANT = '13900000001';

describe('an order in correction that its applicant leaves alone', () => {
  let order: Played;
  let since: Date;

  it('given a review that was returned in the morning', async () => {
    await untilHour(10);
    order = await people.open({ ...STRAIGHT, reviews: ['returnToComplete'] }, formWithPhone(40));
    await people.act(order);
    await settled(system.record);
    const { startedAt } = await system.record.db.due.findFirstOrThrow({
      where: { orderNo: order.orderNo, term: 'correctionTerm' },
    });
    since = startedAt;
  });

  it('then its applicant is reminded on days 7, 15 and 30, once each, and it lapses on day 45', async () => {
    await pass(44 * DAY_MS);
    // Three of each channel: an SMS and a mail.
    const sent = await system.record.db.notice.findMany({
      where: { orderNo: order.orderNo, template: 'correctionReminder', channel: 'sms' },
      orderBy: { createdAt: 'asc' },
    });
    const days = sent.map(({ createdAt }) =>
      Math.floor((createdAt.getTime() - since.getTime()) / DAY_MS),
    );
    expect(days).toEqual([7, 15, 30]);
    const { stage } = await system.record.db.order.findUniqueOrThrow({
      where: { orderNo: order.orderNo },
    });
    expect(stage).toBe('correction');
    await pass(2 * DAY_MS);
    expect(
      await system.record.db.order.findUniqueOrThrow({ where: { orderNo: order.orderNo } }),
    ).toMatchObject({ stage: 'lapsed', outcome: 'lapsed' });
    expect(await arrivals(APPLICANT, order.orderNo)).toHaveLength(1 + 3 + 1);
  }, 300_000);
});

describe('an SMS verification that begins at night', () => {
  let order: Played;
  const phone = '18800011041';

  it('given an order that is passed at half past eight in the evening and then waits for its owner', async () => {
    await untilHour(20);
    await pass(57 * MINUTE_MS);
    order = await people.open({ ...STRAIGHT, verifications: [false] }, formWithPhone(41));
    await people.act(order);
    await pass(6 * MINUTE_MS);
    const { stage } = await system.record.db.order.findUniqueOrThrow({
      where: { orderNo: order.orderNo },
    });
    expect(stage).toBe('smsVerification');
  });

  it('then nobody is woken, and in the morning one reminder comes, not two', async () => {
    expect(await arrivals(phone, order.orderNo)).toEqual([]);
    // "At once" was at night, and "after six hours" too: one of them is enough.
    await untilHour(9);
    expect((await arrivals(phone, order.orderNo)).map(({ hour }) => hour)).toEqual([8]);
    const states = await system.record.db.effect.findMany({
      where: {
        orderNo: order.orderNo,
        params: { path: ['template'], equals: 'verificationReminder' },
      },
      select: { state: true, why: true },
      orderBy: { id: 'asc' },
    });
    expect(states).toEqual([
      { state: 'dropped', why: 'replaced.by_later' },
      { state: 'done', why: null },
    ]);
  }, 120_000);

  it('then the next comes after twenty hours, unless its reason has gone', async () => {
    await untilHour(18);
    expect((await arrivals(phone, order.orderNo)).map(({ hour }) => hour)).toEqual([8, 17]);
    expect(await verifyOrders(system.record.db, system.record.client)).toMatchObject({
      faults: [],
    });
  }, 120_000);
});

describe('a review that nobody takes', () => {
  it('then its reviewers are reminded on the working morning before, and its managers when it is overdue', async () => {
    await untilHour(11);
    const order = await people.open({ ...STRAIGHT, reviews: ['leave'] }, formWithPhone(42));
    await pass(6 * DAY_MS);
    const sent = await system.record.db.notice.findMany({
      where: { orderNo: order.orderNo },
      orderBy: { createdAt: 'asc' },
    });
    expect(sent.map(({ template, channel, state }) => [template, channel, state])).toEqual([
      ['reviewReminder', 'mail', 'sent'],
      ['reviewReminder', 'mail', 'sent'],
      ['reviewOverdue', 'mail', 'sent'],
    ]);
    const [first] = sent;
    const inShanghai = new Date((first?.createdAt.getTime() ?? 0) + 8 * HOUR_MS);
    expect(inShanghai.getUTCHours()).toBe(9);
    const response = await fetch(
      `${system.urls.mailbox ?? ''}/control/messages?contains=${order.orderNo}`,
    );
    expect(await response.json()).toHaveLength(3);
  }, 120_000);
});
