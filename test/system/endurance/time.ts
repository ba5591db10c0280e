import { setTimeout as sleep } from 'node:timers/promises';
import type { Connected } from '#cli/connected.ts';
import { sandboxOffsetMs } from '#orders/clock.ts';
import { bringToTime } from '#server/sandbox/fast-forward.ts';

const HOUR_MS = 3_600_000;
const MOVE_EVERY_MS = 10_000;
const HOURS = 1;
const AT_ONCE = 10;

/** Moves the clock and every open order's follower on, and waits for nothing that is due then. */
export async function moveTime({ db, clock, client }: Connected, ms: number): Promise<void> {
  const offsetMs = BigInt((await sandboxOffsetMs(db)) + ms);
  const row = { id: 1, offsetMs };
  await db.sandboxClock.upsert({ where: { id: 1 }, create: row, update: row });
  const orders = await db.order.findMany({
    where: { submittedAt: { not: null }, outcome: null },
    select: { orderNo: true },
  });
  const now = await clock.now();
  for (let from = 0; from < orders.length; from += AT_ONCE) {
    const some = orders.slice(from, from + AT_ONCE);
    await Promise.all(some.map(({ orderNo }) => bringToTime(client, orderNo, now)));
  }
}

/**
 * Lets time pass as it passes in life: for everybody at once and whether or not a part is dead. (`beian
 * clock advance` waits at each stop until all that is due has happened; here nobody waits for anything.)
 */
export function letTimePass(record: Connected) {
  let passing = true;
  let moved = 0;

  const going = (async () => {
    while (passing) {
      // What is dead hears of it at the next move.
      await moveTime(record, HOURS * HOUR_MS).then(
        () => {
          moved += HOURS;
        },
        () => undefined,
      );
      await sleep(MOVE_EVERY_MS);
    }
  })();

  return {
    /** Hours that have passed. */
    hours: () => moved,
    stop: async (): Promise<void> => {
      passing = false;
      await going;
    },
  };
}
