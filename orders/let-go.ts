import { queuesWorkedBy } from '#domain/rights/queues.ts';
import type { Actor, Role } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import { isInScope, type Scopes } from './scopes.ts';

/** What somebody may work on from now on. */
interface Standing {
  readonly id: string;
  readonly role: Role;
  readonly scopes: Scopes;
  readonly disabled: boolean;
}

/** The open tasks that somebody holds and may not work on, being what is said here: their ids. */
export async function tasksLost(
  db: Transaction,
  { id, role, scopes, disabled }: Standing,
): Promise<string[]> {
  const queues: readonly string[] = disabled ? [] : queuesWorkedBy(role);
  const held = await db.task.findMany({
    where: { open: true, holderId: id },
    orderBy: { id: 'asc' },
  });
  return held
    .filter((task) => !queues.includes(task.role) || !isInScope(scopes, task))
    .map((task) => task.id);
}

/**
 * Gives the open tasks that somebody may not work on any more back to their queues, each audited.
 * @returns their ids
 */
export async function letGo(
  tx: Transaction,
  standing: Standing,
  actor: Actor,
  at: Date,
): Promise<string[]> {
  const ids = await tasksLost(tx, standing);
  await tx.task.updateMany({
    where: { id: { in: ids } },
    data: { holderId: null, claimedAt: null },
  });
  for (const target of ids) {
    await audit(tx, {
      ...{ at, actor, action: 'task.released', target },
      before: { holderId: standing.id },
      after: { holderId: null },
    });
  }
  return ids;
}
