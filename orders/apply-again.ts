import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { resultLater, settleResult } from './results.ts';
import { lockTask } from './tasks.ts';

/**
 * Tries to bring an answer that fitted nowhere to its order once more: what stood in its way may have
 * gone. Where it fits now, the clerk's task is done.
 * @throws CodedError `task.not_found`, `task.not_yours`, `task.closed`, `task.not_to_apply`,
 *   `result.later`.
 */
export async function applyAgain(
  deps: OrdersDeps,
  taskId: string,
  actor: Actor,
): Promise<{ applied: boolean; why: string | null }> {
  const resultId = await deps.db.$transaction(async (tx) => {
    const task = await lockTask(tx, taskId, actor);
    if (task.kind !== 'unplacedResult') {
      throw new CodedError('task.not_to_apply', 'This task is not about an authority’s answer.', {
        remedy: 'See the order: what can be done with it stands under “allowed”.',
      });
    }
    return (task.facts as { resultId: string }).resultId;
  });
  const settled = await settleResult(deps, resultId, 'unplaced');
  if (settled === 'later') throw resultLater('Try it again in a moment.');
  const { state, why } = await deps.db.authorityResult.findUniqueOrThrow({
    where: { id: resultId },
  });
  if (state !== 'applied') return { applied: false, why };
  await deps.db.$transaction(async (tx) => {
    const at = await deps.clock.now(tx);
    const { count } = await tx.task.updateMany({
      where: { id: taskId, open: true },
      data: { open: false, closedAt: at, closedBy: actor.id },
    });
    // Two clerks at once: the other one's has been written.
    if (count === 0) return;
    await audit(tx, { at, actor, action: 'task.applied', target: taskId, after: { resultId } });
  });
  return { applied: true, why: null };
}
