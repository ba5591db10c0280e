import { CodedError } from '#domain/errors.ts';
import { STAFF, type Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';

/** Whose tasks go where. */
export interface HandOver {
  /** Handle of the colleague who is away. */
  readonly from: string;
  /** Handle of the one who takes over; null gives the tasks back to their queue. */
  readonly to: string | null;
  readonly actor: Actor;
}

/**
 * Hands the open tasks of an absent colleague to another of the same role, or back to their queue:
 * a manager's deed, audited task by task. Nothing about the orders changes.
 * @returns the tasks, so that a mistake can be handed back
 * @throws CodedError `hand_over.unknown_colleague`, `hand_over.other_role`.
 */
export async function handOver(
  deps: OrdersDeps,
  { from, to, actor }: HandOver,
): Promise<{ taskIds: string[] }> {
  return deps.db.$transaction(async (tx) => {
    // Whoever is away may be disabled already: the tasks are handed over all the same.
    const absent = await colleague(tx, '/from', { handle: from });
    const heir = to === null ? null : await colleague(tx, '/to', { handle: to, disabledAt: null });
    if (heir !== null && heir.role !== absent.role) {
      throw new CodedError(
        'hand_over.other_role',
        `${heir.handle} is a ${heir.role}, not a ${absent.role}.`,
        { field: '/to', remedy: `Choose another ${absent.role}, or null for the queue.` },
      );
    }
    const at = await deps.clock.now(tx);
    const holderId = heir?.id ?? null;
    const moved = await tx.$queryRaw<{ id: string }[]>`
      UPDATE tasks SET holder_id = ${holderId},
        claimed_at = CASE WHEN ${holderId}::text IS NULL THEN NULL ELSE ${at.toISOString()}::timestamptz END
      WHERE open AND holder_id = ${absent.id} RETURNING id::text`;
    for (const { id } of moved) {
      await audit(tx, {
        at,
        actor,
        action: 'task.handed_over',
        target: id,
        before: { holderId: absent.id },
        after: { holderId },
      });
    }
    return { taskIds: moved.map(({ id }) => id) };
  });
}

async function colleague(
  tx: Transaction,
  field: string,
  who: { readonly handle: string; readonly disabledAt?: null },
) {
  const account = await tx.account.findUnique({ where: { ...who, role: { in: [...STAFF] } } });
  if (account !== null) return account;
  throw new CodedError('hand_over.unknown_colleague', `There is no colleague “${who.handle}”.`, {
    field,
    remedy: 'Give the handle of a member of staff.',
  });
}
