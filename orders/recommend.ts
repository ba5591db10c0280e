import type { FieldReason, FilingEvent } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import { reviveSnapshot } from '#machines/decide.ts';
import { machineOf } from '#machines/registry.ts';
import type { Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from './deps.ts';
import { checkAct } from './permission.ts';
import { propose } from './proposals.ts';
import { recommendedWords } from './recommendation.ts';
import { recordFacts } from './record-facts.ts';
import type { SaidDecision } from './said-decision.ts';
import { requireHeldTask } from './tasks.ts';

/** A decision that a reviewer would take, were it one person's. */
export interface Recommending {
  readonly orderNo: string;
  readonly taskId: string;
  readonly said: SaidDecision;
  readonly actor: Actor;
  readonly requestId: string;
  readonly expected: { readonly revision: number; readonly formVersion: number };
}

/**
 * Recommends a decision to a second person. The order does not move, its review and the review's term go on;
 * the applicant hears nothing. Refused is what would be refused were it decided now.
 * @throws CodedError what `propose` and `checkAct` throw, `task.held`, `task.not_held`, `task.closed`.
 */
export function recommend(
  deps: OrdersDeps,
  { orderNo, taskId, said, actor, requestId, expected }: Recommending,
): Promise<{ id: string }> {
  const { event, note, words } = said;
  const { type: decision, reasons = [] } = event as { type: string; reasons?: FieldReason[] };
  const content = { decision, reasons: reasons.map((reason) => ({ ...reason })) };
  const text = recommendedWords({ text: note, words });
  return propose(
    deps,
    { kind: 'review', orderNo, content, text, actor, requestId, expected },
    async (tx, order, id) => {
      const machine = machineOf(order.filingType, order.machineVersion);
      const at = (await deps.clock.now(tx)).toISOString();
      const happened = { ...event, at, actor, record: recordFacts(order) } as FilingEvent;
      await checkAct({
        ...{ tx, deps, order, snapshot: reviveSnapshot(machine, order.snapshot), event: happened },
        command: { orderNo, event, actor, requestId, expected },
      });
      await requireHeldTask(tx, order, 'initialReview', actor.id, taskId);
      await tellReviewer(tx, orderNo, { recommended: id });
      return {};
    },
  );
}

/** Says with the open review of an order how it stands with the recommendation. */
export async function tellReviewer(
  tx: Transaction,
  orderNo: string,
  facts: { readonly recommended: string } | { readonly sentBack: string },
): Promise<void> {
  const where = { orderNo, kind: 'initialReview', open: true };
  await tx.task.updateMany({ where, data: { facts } });
}
