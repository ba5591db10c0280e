import type { PrismaClient } from '#prisma/client.ts';
import { RESUMED } from '#workflows/messages.ts';
import { FOLLOWED } from './followed.ts';
import { followerState } from './follower-state.ts';
import type { Relay } from './relay.ts';

/** What `resume` did. */
export interface Resumed {
  readonly orders: number;
  readonly effects: number;
}

const PAGE = 200;

/**
 * Gives every order that is under way, or has effects still open, its follower again, from the record.
 * Followers that live are only told how things stand, which they know: it may be run at any time, twice, while everything runs.
 */
export async function resumeOrders(
  db: PrismaClient,
  relay: Relay,
  progress: (done: number) => void = () => undefined,
): Promise<Resumed> {
  const total = { orders: 0, effects: 0 };
  let after = '';
  for (;;) {
    const orders = await db.order.findMany({
      where: {
        orderNo: { gt: after },
        ...FOLLOWED,
      },
      select: { orderNo: true, filingType: true, province: true },
      orderBy: { orderNo: 'asc' },
      take: PAGE,
    });
    for (const order of orders) {
      const state = await followerState(db, order.orderNo);
      await relay.signal(order, RESUMED, state);
      total.orders += 1;
      total.effects += state.effects.length;
    }
    progress(total.orders);
    const last = orders.at(-1);
    if (last === undefined) return total;
    after = last.orderNo;
  }
}
