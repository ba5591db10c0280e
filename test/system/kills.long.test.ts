import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEnded, everybodyActs } from '#cli/demo/acting.ts';
import { count } from '#cli/demo/count.ts';
import { createPeople, type Played } from '#cli/demo/people.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { verifyOrders } from '#server/verify.ts';
import { STRAIGHT, formWithPhone } from '../support/stories.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';

const HOUR_MS = 3_600_000;
const ORDERS = 12;
const KILLS = 21;
const PARTS = ['api', 'worker', 'temporal', 'postgres', 'phone', 'mailbox', 'authority'];

let system: TestSystem;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  // PostgreSQL is killed too: what it has promised, it must keep.
  system = await createTestSystem(true);
  people = createPeople(system);
});
afterAll(() => system.end());

/** Does a thing that may fail while parts are dying; it is done again by whoever tries again. */
const tolerant = async (deed: () => Promise<unknown>): Promise<void> => {
  await deed().catch(() => undefined);
};

describe('dying in the middle', () => {
  const orders: Played[] = [];

  it('given orders under way, when every part is killed again and again, then people and time go on', async () => {
    const stories = [
      STRAIGHT,
      { ...STRAIGHT, reviews: ['returnToComplete', 'pass'] as const },
      { ...STRAIGHT, bureau: 'refuseOnce' as const },
    ];
    let killing = true;
    const everyday = (async () => {
      for (let n = 0; killing || orders.length < ORDERS; n += 1) {
        const story = stories[n % stories.length] ?? STRAIGHT;
        if (orders.length < ORDERS) {
          await tolerant(async () => orders.push(await people.open(story, formWithPhone(n))));
        }
        for (const order of orders) await tolerant(() => people.act(order));
        const now = await system.record.clock.now().catch(() => null);
        if (now !== null && n % 3 === 2) {
          await tolerant(() => advanceClock(system.record, new Date(now.getTime() + 20 * HOUR_MS)));
        }
      }
    })();
    for (let n = 0; n < KILLS; n += 1) {
      await sleep(1_500 + Math.random() * 1_500);
      // Every part in turn, at moments that nobody chose.
      system.parts[PARTS[n % PARTS.length] ?? '']?.kill();
    }
    killing = false;
    await everyday;
    expect(orders).toHaveLength(ORDERS);
  }, 600_000);

  it('then every order reaches its end', async () => {
    const begun = Date.now();
    for (let day = 0; day < 60; day += 1) {
      await tolerant(() => everybodyActs(people, orders, system.record));
      if (await allEnded(system.record, orders)) break;
      const now = await system.record.clock.now();
      await tolerant(() => advanceClock(system.record, new Date(now.getTime() + 24 * HOUR_MS)));
    }
    expect(await allEnded(system.record, orders)).toBe(true);
    process.stdout.write(
      `last order done ${String(Math.round((Date.now() - begun) / 1000))} s after the last kill\n`,
    );
  }, 600_000);

  it('then nothing is lost, nothing is reported twice, and no message is doubled that is not marked', async () => {
    const { phone = '', mailbox = '', authority = '' } = system.urls;
    const all = await system.record.db.order.findMany({ where: { submittedAt: { not: null } } });
    const counted = await count(
      system.record.db,
      { phone, mailbox, authority },
      all.map(({ orderNo }) => orderNo),
    );
    const marked = await system.record.db.notice.count({ where: { possiblyDoubled: true } });
    expect(counted.lost).toBe(0);
    expect(counted.duplicated).toBeLessThanOrEqual(marked);
    const { faults } = await verifyOrders(system.record.db, system.record.client);
    expect(faults).toEqual([]);
  }, 120_000);
});
