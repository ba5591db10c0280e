import { CodedError } from '#domain/errors.ts';
import type { ProposalKind } from '#domain/proposals.ts';
import type { Actor } from '#domain/roles.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { approveManualResult } from '#orders/manual-result.ts';
import { readProposal } from '#orders/proposals.ts';
import { approveRepair } from '#orders/repair.ts';

interface Approving {
  readonly id: string;
  readonly actor: Actor;
  readonly requestId: string;
}

/** How each kind of proposal is carried out by its second person; whether it then fitted its order. */
const CARRY_OUT: Readonly<
  Record<ProposalKind, (deps: OrdersDeps, approving: Approving) => Promise<boolean>>
> = {
  repair: async (deps, { id, actor, requestId }) => {
    await approveRepair(deps, id, actor, requestId);
    return true;
  },
  manualResult: async (deps, { id, actor }) =>
    (await approveManualResult(deps, id, actor)) === 'applied',
  // It is decided on what was read of its order, so at addresses that ask for that.
  review: () =>
    Promise.reject(
      new CodedError('event.not_yours', 'A recommendation is for a senior reviewer to accept.', {
        remedy: 'It is accepted at POST /api/v1/recommendations/{id}/accept.',
      }),
    ),
};

/**
 * Carries a proposal out, as its second person.
 * @throws CodedError what `readProposal`, `approveRepair` and `approveManualResult` throw; `event.not_yours`.
 */
export async function carryOutProposal(deps: OrdersDeps, approving: Approving) {
  const { kind, orderNo } = await readProposal(deps.db, approving.id);
  const placed = await CARRY_OUT[kind](deps, approving);
  const { stage, revision } = await deps.db.order.findUniqueOrThrow({ where: { orderNo } });
  return { orderNo, stage, revision, placed };
}
