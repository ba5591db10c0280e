import { settleProposal, type Proposal } from './proposals.ts';
import type { OpenStep } from './open-step.ts';

/**
 * An order that leaves its initial review takes the recommendation that waits there with it: withdrawn, given
 * up, returned, passed by one person or repaired, there is nothing left to accept. One that is being accepted
 * is settled already.
 */
export async function overtakeRecommendation({ tx, order, event, at }: OpenStep): Promise<void> {
  // The tasks came with the lock: an order without a recommendation asks nothing more.
  if (!order.openTasks.some(({ kind }) => kind === 'reviewApproval')) return;
  const where = { orderNo: order.orderNo, kind: 'review', state: 'open' };
  const open = (await tx.proposal.findFirst({ where })) as Proposal | null;
  if (open === null) return;
  const { actor } = event as unknown as { actor: Parameters<typeof settleProposal>[3] };
  await settleProposal(tx, open, 'overtaken', actor, at);
}
