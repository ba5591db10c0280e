import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { lockTask } from './tasks.ts';

/** The kinds of task that a person ends with a note, since no event of the filing ends them. */
const SETTLED_BY_HAND = ['unplacedResult'];

/**
 * Ends a task of the clerk's with what was found. The text is sealed with the result it is about.
 * @throws CodedError `task.not_found`, `task.not_yours`, `task.closed`, `task.not_to_settle`.
 */
export async function settleTask(
  deps: OrdersDeps,
  id: string,
  text: string,
  actor: Actor,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const task = await lockTask(tx, id, actor);
    if (!SETTLED_BY_HAND.includes(task.kind)) {
      throw new CodedError('task.not_to_settle', 'This task ends when its order moves on.', {
        remedy: 'See the order: what can be done with it stands under “allowed”.',
      });
    }
    const at = await deps.clock.now(tx);
    const { resultId } = task.facts as { resultId: string };
    await tx.task.update({
      where: { id },
      data: { open: false, closedAt: at, closedBy: actor.id },
    });
    await tx.authorityResult.update({
      where: { id: resultId },
      data: {
        state: 'settled',
        settledAt: at,
        settledBy: actor.id,
        noteCipher: deps.vault.seal(`authority_results.note:${resultId}`, text),
      },
    });
    await audit(tx, { at, actor, action: 'task.settled', target: id, after: { resultId } });
  });
}
