import { reachOf, readsInClear, type Right } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';

/**
 * Whether somebody reads an order's personal data as it is. A reviewer does while holding a task of the order:
 * taking it is an act of its own, recorded, and ends with the decision or the release.
 */
export async function readsOrderInClear(
  tx: Transaction,
  { id: holderId, role }: Actor,
  right: Right,
  orderNo: string,
): Promise<boolean> {
  if (readsInClear(role, right)) return true;
  if (reachOf(role, right) !== 'claimed') return false;
  return (await tx.task.count({ where: { orderNo, holderId, open: true } })) > 0;
}
