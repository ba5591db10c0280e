import { CodedError } from '#domain/errors.ts';
import { queuesWorkedBy } from '#domain/rights/queues.ts';
import { STAFF, type Actor, type Role } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { isInScope, scopesOf } from './scopes.ts';
import { requireStillRole } from './still-role.ts';

/** Whose tasks go where. */
export interface HandOver {
  /** Handle of the colleague who is away. */
  readonly from: string;
  /** Handle of the one who takes over; null gives the tasks back to their queue. */
  readonly to: string | null;
  readonly actor: Actor;
}

/**
 * Hands the open tasks of an absent colleague to another who works on the same queue, or back to their queue:
 * a manager's deed, audited task by task. Nothing about the orders changes.
 * @returns the tasks, so that a mistake can be handed back
 * @throws CodedError `hand_over.unknown_colleague`, `hand_over.other_role`, `hand_over.out_of_scope`.
 */
export async function handOver(
  deps: OrdersDeps,
  { from, to, actor }: HandOver,
): Promise<{ taskIds: string[] }> {
  return deps.db.$transaction(async (tx) => {
    // Whoever is away may be disabled already: the tasks are handed over all the same.
    const absent = await colleague(tx, '/from', { handle: from });
    const heir = to === null ? null : await colleague(tx, '/to', { handle: to, disabledAt: null });
    if (heir !== null) await requireStillRole(tx, { id: heir.id, role: heir.role as Role });
    if (heir !== null && !sharesQueue(heir.role as Role, absent.role as Role)) {
      throw new CodedError(
        'hand_over.other_role',
        `${heir.handle} is a ${heir.role}, not a ${absent.role}.`,
        { field: '/to', remedy: `Choose another ${absent.role}, or null for the queue.` },
      );
    }
    if (heir !== null) await requireInScope(tx, absent.id, heir);
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

/** Whether one of them may go on with what the other has begun. */
const sharesQueue = (heir: Role, absent: Role): boolean =>
  queuesWorkedBy(absent).some((queue) => queuesWorkedBy(heir).includes(queue));

/** Refuses an heir who could not go on with some of the tasks: he would not even see them. */
async function requireInScope(
  tx: Transaction,
  absentId: string,
  heir: { readonly id: string; readonly role: string; readonly handle: string },
): Promise<void> {
  const queues = queuesWorkedBy(heir.role as Role) as readonly string[];
  const scopes = await scopesOf(tx, { id: heir.id, role: heir.role as Role });
  const held = await tx.task.findMany({ where: { open: true, holderId: absentId } });
  const outside = held.filter((task) => !queues.includes(task.role) || !isInScope(scopes, task));
  if (outside.length === 0) return;
  throw new CodedError(
    'hand_over.out_of_scope',
    `${heir.handle} does not review ${String(outside.length)} of these tasks.`,
    {
      field: '/to',
      facts: { taskIds: outside.map(({ id }) => id) },
      remedy: 'Choose a colleague whose scope holds them all, or null for the queue.',
    },
  );
}

async function colleague(
  tx: Transaction,
  field: string,
  who: { readonly handle: string; readonly disabledAt?: null },
) {
  const account = await tx.account.findUnique({ where: { ...who, role: { in: [...STAFF] } } });
  if (account !== null) return account;
  throw new CodedError('hand_over.unknown_colleague', 'There is no colleague of that handle.', {
    field,
    remedy: 'Give the handle of a member of staff.',
  });
}
