import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { TaskKind } from '#domain/tasks.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { resealRow } from './keys/reseal-rows.ts';
import { sealedTable } from './keys/sealed-tables.ts';
import { lockTask } from './tasks.ts';

/** A task that is being ended with a note. */
interface Settling {
  readonly tx: Transaction;
  readonly vault: Vault;
  readonly task: Prisma.TaskGetPayload<object>;
  readonly actor: Actor;
  readonly at: Date;
  readonly text: string;
}

/**
 * The kinds of task that a person ends with a note, since no event of the filing ends them; with where
 * the note is sealed, and what the audit says that it was about.
 */
const SETTLED_BY_HAND: Partial<
  Record<TaskKind, (settling: Settling) => Promise<Prisma.InputJsonObject>>
> = {
  unplacedResult: async ({ tx, vault, task, actor, at, text }) => {
    const { resultId } = task.facts as { resultId: string };
    // The answer may be older than the key that seals the note.
    await resealRow(tx, vault, sealedTable('authority_results'), [resultId]);
    await tx.authorityResult.update({
      where: { id: resultId },
      data: {
        state: 'settled',
        settledAt: at,
        settledBy: actor.id,
        noteCipher: vault.seal(`authority_results.note:${resultId}`, text),
      },
    });
    return { resultId };
  },
  unreadableFile: async ({ tx, vault, task, text }) => {
    await keepNote(tx, vault, task.id, text);
    const { endpoint, fileName } = task.facts as { endpoint: string; fileName: string };
    return { endpoint, fileName };
  },
  undeliverable: async ({ tx, vault, task, text }) => {
    await keepNote(tx, vault, task.id, text);
    const { noticeId } = task.facts as { noticeId: string };
    return { noticeId };
  },
};

async function keepNote(tx: Transaction, vault: Vault, id: string, text: string): Promise<void> {
  await tx.task.update({
    where: { id },
    data: { noteCipher: vault.seal(notePlace(id), text), keyId: vault.keyId },
  });
}

const notePlace = (id: string): string => `tasks.note:${id}`;

/**
 * Ends a task with what was found and done. The text may name people, and is sealed.
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
    const settle = SETTLED_BY_HAND[task.kind as TaskKind];
    if (settle === undefined) {
      throw new CodedError('task.not_to_settle', 'This task ends when its order moves on.', {
        remedy: 'See the order: what can be done with it stands under “allowed”.',
      });
    }
    const at = await deps.clock.now(tx);
    await tx.task.update({
      where: { id },
      data: { open: false, closedAt: at, closedBy: actor.id },
    });
    const after = await settle({ tx, vault: deps.vault, task, actor, at, text });
    await audit(tx, { at, actor, action: 'task.settled', target: id, after });
  });
}

/** What was found and done about a task; null while nobody has said it. */
export function openTaskNote(
  vault: Vault,
  task: { id: string; noteCipher: Uint8Array | null; keyId: string | null },
): string | null {
  const { id, noteCipher: cipher, keyId } = task;
  return cipher === null || keyId === null ? null : vault.open(notePlace(id), { cipher, keyId });
}
