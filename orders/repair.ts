import type { Actor } from '#domain/roles.ts';
import { CodedError } from '#domain/errors.ts';
import type { RepairTarget } from '#domain/stages.ts';
import { advance } from './advance.ts';
import type { Advanced } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import {
  lockProposal,
  proposalText,
  propose,
  readProposal,
  settleProposal,
  type NewProposal,
} from './proposals.ts';
import { refuseImpossible } from './repair-targets.ts';

/**
 * Proposes to move an order to a stage, for what nobody foresaw. A second person carries it out.
 * @throws CodedError `repair.not_possible`, `form.incomplete` and what `propose` throws.
 */
export function proposeRepair(
  deps: OrdersDeps,
  proposal: Omit<NewProposal, 'kind' | 'content'> & { readonly to: string },
): Promise<{ id: string }> {
  const { to, ...rest } = proposal;
  return propose(deps, { ...rest, kind: 'repair', content: { to } }, (_tx, order) => {
    refuseImpossible(deps, order, to, proposal.actor);
    return Promise.resolve({});
  });
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
    event: { type: 'repair', to, proposalId: id },
    actor,
    requestId,
    note: proposalText(deps.vault, proposal),
    check: async (tx, order) => {
      await lockProposal(tx, id, actor);
      // The applicant may have gone on typing since: that is no step, and yet the form may not do any more.
      if (order.revision === proposal.revision) {
        refuseImpossible(deps, order, to, actor);
        return;
      }
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
