import type { Actor } from '#domain/roles.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';

/** Whose an order is. */
interface Owned {
  readonly accountId: string;
}

/**
 * Whether an order is this account's to see and act on: its own, or one of its sub-users'. A sub-user has its
 * own orders only, and none of its main account's or of another sub-user's.
 */
export async function isOwnOrder(
  tx: Transaction | PrismaClient,
  { accountId }: Owned,
  actor: Actor,
): Promise<boolean> {
  if (accountId === actor.id) return true;
  return (await tx.account.count({ where: { id: accountId, parentId: actor.id } })) > 0;
}

/** The accounts whose orders are this account's to see: its own, and its sub-users'. */
export async function accountsActedFor(
  tx: Transaction | PrismaClient,
  actor: Actor,
): Promise<string[]> {
  const subUsers = await tx.account.findMany({
    where: { parentId: actor.id },
    select: { id: true },
  });
  return [actor.id, ...subUsers.map(({ id }) => id)];
}
