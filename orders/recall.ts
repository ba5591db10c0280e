import { CodedError } from '#domain/errors.ts';
import type { RecordFacts } from '#domain/events.ts';
import { takenBackRefusal } from './consents.ts';
import type { OrdersDeps } from './deps.ts';
import type { OpenStep } from './open-step.ts';
import type { Transaction } from '#prisma/client.ts';

/** A reviewer's decisions, which alone can be recalled. */
const DECISIONS = ['pass', 'returnToComplete', 'reject'];

/**
 * Until when a pass may still be recalled: its report is not handed over before. Null where nothing
 * can be recalled: another event queued the report, or the provider leaves no such time.
 */
export function recallableUntil({ deps, event, at }: OpenStep): Date | null {
  const { recallMs } = deps.policy;
  return event.type === 'pass' && recallMs > 0 ? new Date(at.getTime() + recallMs) : null;
}

/** A reviewer who takes a decision back, and the order as it stands. */
interface Recall {
  readonly tx: Transaction;
  readonly deps: Pick<OrdersDeps, 'clock' | 'policy'>;
  readonly order: { readonly orderNo: string; readonly formVersion: number };
  readonly actorId: string;
}

/**
 * Asks that a decision may still be recalled: by whoever took it, within the time that the provider
 * leaves, and while its applicant has not begun to act on it: corrected it, or taken the consent back.
 * @throws CodedError `recall.not_yours`, `recall.too_late`, `recall.edited`, `consent.withdrawn`.
 */
export async function requireRecallable(recall: Recall): Promise<void> {
  const refusal = await recallRefusal(recall);
  if (refusal !== null) throw refusal;
}

/** Why a decision can’t be recalled (any more), where the machine would allow it; null where it can. */
export async function recallRefusal({
  tx,
  deps,
  order,
  actorId,
}: Recall): Promise<CodedError | null> {
  const decision = await tx.timelineEntry.findFirstOrThrow({
    where: { orderNo: order.orderNo, type: { in: DECISIONS } },
    orderBy: { revision: 'desc' },
  });
  if (decision.actorId !== actorId) {
    return new CodedError('recall.not_yours', 'A decision is recalled by whoever took it.', {
      remedy: 'Ask the colleague who decided, or an administrator for a repair.',
    });
  }
  const { recallMs } = deps.policy;
  const until = new Date(decision.at.getTime() + recallMs);
  // At this very instant the report may be handed over: the two don’t overlap.
  if ((await deps.clock.now(tx)) >= until) {
    return new CodedError(
      'recall.too_late',
      recallMs === 0
        ? 'Decisions can’t be recalled here.'
        : `A decision can be recalled for ${String(Math.round(recallMs / 60_000))} minutes; this one was taken earlier.`,
      {
        facts: { decidedAt: decision.at, until },
        remedy:
          'What is wrong now is mended by the next decision, or by an administrator’s repair.',
      },
    );
  }
  const { record } = decision.facts as unknown as { record?: RecordFacts };
  // Taking the consent back is no step, and leaves the form as it was: the recalled review would send it on.
  if (record?.formVersion === order.formVersion) return takenBackRefusal(tx, order.orderNo);
  return new CodedError('recall.edited', 'The applicant has begun to correct the order already.', {
    remedy: 'Wait for the corrected order; it comes back to initial review.',
  });
}
