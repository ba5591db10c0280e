import { setTimeout as sleep } from 'node:timers/promises';
import { Prisma, type PrismaClient } from '#prisma/client.ts';

/** How an order stands. `busy`: something that it asked for is still to be done. */
export interface Standing {
  readonly orderNo: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly busy: boolean;
}

/** Whether the authority has its report, or more has happened since. */
export const isReported = ({ stage }: Standing): boolean =>
  !['draft', 'initialReview', 'reporting'].includes(stage);

/** Whether its owners have verified, or more has happened since. */
export const isVerified = (now: Standing): boolean =>
  isReported(now) && now.stage !== 'smsVerification';

/** Whether it has ended and everything it asked for, its last notices too, is done. */
export const isDone = ({ outcome, busy }: Standing): boolean => outcome !== null && !busy;

/** Waits for orders to stand as one wants. */
export interface Watch {
  until(orderNo: string, stands: (now: Standing) => boolean): Promise<Standing>;
}

const LOOK_EVERY_MS = 40;

/**
 * People wait for their phone to ring; here one query now and then looks for all of them, so that
 * waiting costs next to nothing of what is measured. A record that is away is asked again.
 */
export function createWatch(db: () => PrismaClient): Watch {
  const waiting = new Set<{
    orderNo: string;
    stands: (now: Standing) => boolean;
    resolve: (now: Standing) => void;
  }>();
  let looking = false;

  async function look(): Promise<void> {
    looking = true;
    while (waiting.size > 0) {
      await sleep(LOOK_EVERY_MS);
      const orderNos = [...new Set([...waiting].map(({ orderNo }) => orderNo))];
      const rows = await standings(db(), orderNos).catch(() => []);
      const known = new Map(rows.map((row) => [row.orderNo, row]));
      for (const one of waiting) {
        const now = known.get(one.orderNo);
        if (now === undefined || !one.stands(now)) continue;
        waiting.delete(one);
        one.resolve(now);
      }
    }
    looking = false;
  }

  return {
    until: (orderNo, stands) =>
      new Promise((resolve) => {
        waiting.add({ orderNo, stands, resolve });
        if (!looking) void look();
      }),
  };
}

function standings(db: PrismaClient, orderNos: string[]): Promise<Standing[]> {
  return db.$queryRaw<Standing[]>`
    SELECT order_no AS "orderNo", stage, outcome,
      EXISTS (SELECT 1 FROM effects WHERE effects.order_no = orders.order_no AND state = 'pending') AS busy
    FROM orders WHERE order_no IN (${Prisma.join(orderNos)})`;
}

/** Waits until nothing is left to be told or done. */
export async function quiet(db: () => PrismaClient, lookEveryMs = 20): Promise<void> {
  for (;;) {
    const signals = await db().signal.count();
    if (signals + (await db().effect.count({ where: { state: 'pending' } })) === 0) return;
    await sleep(lookEveryMs);
  }
}
