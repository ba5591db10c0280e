import type { Actor } from '#domain/roles.ts';
import { CodedError } from '#domain/errors.ts';
import { REPAIR_TARGETS, type RepairTarget } from '#domain/stages.ts';
import { allows, reviveSnapshot } from '#machines/decide.ts';
import { machineOf } from '#machines/registry.ts';
import { advance } from './advance.ts';
import type { Advanced } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import type { LockedOrder } from './lock.ts';
import {
  lockProposal,
  proposalText,
  propose,
  readProposal,
  settleProposal,
  type NewProposal,
} from './proposals.ts';
import { recordFacts } from './record-facts.ts';

/**
 * Proposes to move an order to a stage, for what nobody foresaw. A second person carries it out.
 * @throws CodedError `repair.not_possible` and what `propose` throws.
 */
export function proposeRepair(
  deps: OrdersDeps,
  proposal: Omit<NewProposal, 'kind' | 'content'> & { readonly to: string },
): Promise<{ id: string }> {
  const { to, ...rest } = proposal;
  return propose(deps, { ...rest, kind: 'repair', content: { to } }, (_tx, order) => {
    refuseImpossible(order, to, proposal.actor);
    return Promise.resolve();
  });
}

function refuseImpossible(order: LockedOrder, to: string, actor: Actor): void {
  const snapshot = reviveSnapshot(
    machineOf(order.filingType, order.machineVersion),
    order.snapshot,
  );
  const possible = REPAIR_TARGETS.filter((target) =>
    allows(snapshot, { type: 'repair', to: target, at: '', actor, record: recordFacts(order) }),
  );
  if ((possible as readonly string[]).includes(to)) return;
  throw new CodedError(
    'repair.not_possible',
    `Order ${order.orderNo} is in ${order.stage} and can’t be moved to ${to}.`,
    {
      field: '/to',
      facts: { stage: order.stage, possible },
      remedy:
        possible.length === 0
          ? 'An order that has ended stays ended; open a new one.'
          : `It can be moved to: ${possible.join(', ')}.`,
    },
  );
}

/**
 * Carries a proposed repair out, as its second person.
 * @throws CodedError what `lockProposal` and `advance` throw: an order that moved on since is looked at anew.
 */
export async function approveRepair(
  deps: OrdersDeps,
  id: string,
  actor: Actor,
  requestId: string,
): Promise<Advanced> {
  const proposal = await readProposal(deps.db, id);
  const { to } = proposal.content as { to: RepairTarget };
  return advance(deps, {
    orderNo: proposal.orderNo,
    event: { type: 'repair', to, proposalId: id, proposedBy: proposal.proposedBy },
    actor,
    requestId,
    note: proposalText(deps.vault, proposal),
    check: async (tx, order) => {
      await lockProposal(tx, id, actor);
      if (order.revision === proposal.revision) return;
      throw new CodedError(
        'proposal.overtaken',
        `Order ${order.orderNo} moved on since this was proposed; it is in ${order.stage} now.`,
        {
          facts: { revision: order.revision, stage: order.stage },
          remedy: 'Decline it, look at the order, and propose anew what is still needed.',
        },
      );
    },
    also: (tx, at) => settleProposal(tx, proposal, 'approved', actor, at),
  });
}
