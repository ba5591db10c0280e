import type { FollowerMessage } from '#domain/follower-message.ts';
import type { Stage, WaitingOn } from '#domain/stages.ts';
import type { Transaction } from '#prisma/client.ts';
import { orderNotFound } from './lock.ts';
import { openDues, openEffect } from './signals.ts';

/** How an order stands in the record, as its follower needs to know it: with every effect that is still open. */
export async function followerState(db: Transaction, orderNo: string): Promise<FollowerMessage> {
  const order = await db.order.findUnique({
    where: { orderNo },
    include: {
      dues: true,
      effects: { where: { state: 'pending' }, orderBy: { id: 'asc' } },
    },
  });
  if (order === null) throw orderNotFound(orderNo);
  return {
    revision: order.revision,
    stage: order.stage as Stage,
    waitingOn: order.waitingOn as WaitingOn | null,
    province: order.province ?? '',
    dues: openDues(order.dues),
    effects: order.effects.map(openEffect),
    actorId: 'system',
    ended: order.outcome !== null,
  };
}
