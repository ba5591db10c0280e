import { CodedError } from '#domain/errors.ts';
import type { RecordFacts } from '#domain/events.ts';
import type { OrdersDeps } from './deps.ts';
import type { LockedOrder } from './lock.ts';
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

/** When the applicant sent the order in for the review that goes on. */
export async function sentInAt({ tx, order, at }: OpenStep): Promise<Date> {
  const entry = await tx.timelineEntry.findFirst({
    where: { orderNo: order.orderNo, type: { in: ['submit', 'resubmit'] } },
    orderBy: { revision: 'desc' },
  });
  return entry?.at ?? at;
}

/**
 * Asks that a decision may still be recalled: by whoever took it, within the time that the provider
 * leaves, and while its applicant has not begun to act on it.
 * @throws CodedError `recall.not_yours`, `recall.too_late`, `recall.edited`.
 */
export async function requireRecallable(given: {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly actorId: string;
}): Promise<void> {
  const { tx, deps, order, actorId } = given;
  const decision = await tx.timelineEntry.findFirstOrThrow({
    where: { orderNo: order.orderNo, type: { in: DECISIONS } },
    orderBy: { revision: 'desc' },
  });
  if (decision.actorId !== actorId) {
    throw new CodedError('recall.not_yours', 'A decision is recalled by whoever took it.', {
      remedy: 'Ask the colleague who decided, or an administrator for a repair.',
    });
  }
  const minutes = Math.round(deps.policy.recallMs / 60_000);
  const until = new Date(decision.at.getTime() + deps.policy.recallMs);
  if ((await deps.clock.now(tx)) > until) {
    throw new CodedError(
      'recall.too_late',
      `A decision can be recalled for ${String(minutes)} minutes; this one was taken earlier.`,
      {
        facts: { decidedAt: decision.at, until },
        remedy:
          'What is wrong now is mended by the next decision, or by an administrator’s repair.',
      },
    );
  }
  const { record } = decision.facts as unknown as { record: RecordFacts };
  if (record.formVersion !== order.formVersion) {
    throw new CodedError('recall.edited', 'The applicant has begun to correct the order already.', {
      remedy: 'Wait for the corrected order; it comes back to initial review.',
    });
  }
}
