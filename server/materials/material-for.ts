import { CodedError } from '#domain/errors.ts';
import { reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import { readsOrderInClear } from '#orders/clear-reader.ts';
import { orderNotFound } from '#orders/lock.ts';
import type { MaterialRow } from '#orders/materials.ts';
import { visibleOrder } from '../orders/queries.ts';
import type { ApiDeps } from '../ports.ts';

/**
 * A material of an order that somebody sees now, asked when a link is made and each time it is followed. Undefined
 * where there is none, and where it is of no order of theirs: the two look the same.
 */
export async function materialFor(
  deps: ApiDeps,
  id: string,
  actor: Actor,
): Promise<MaterialRow | undefined> {
  if (reachOf(actor.role, 'materials.open') === undefined) return undefined;
  const row = await deps.db.material.findUnique({ where: { id } });
  if (row === null) return undefined;
  try {
    await visibleOrder(deps, row.orderNo, actor);
  } catch (error) {
    if (isNotFound(error, row.orderNo)) return undefined;
    throw error;
  }
  return row;
}

/** Whether somebody may see a material as it is now: a picture can't be masked, so a reviewer holds a task of its order. */
export const opensNow = (
  { db }: Pick<ApiDeps, 'db'>,
  { orderNo }: MaterialRow,
  actor: Actor,
): Promise<boolean> => readsOrderInClear(db, actor, 'materials.open', orderNo);

const isNotFound = (error: unknown, orderNo: string): boolean =>
  error instanceof CodedError && error.code === orderNotFound(orderNo).code;
