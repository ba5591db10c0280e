import { reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';

/** A part of the orders that somebody reviews; null is all of them. */
export interface Scope {
  readonly province: string | null;
  readonly filingType: string | null;
}

/** What somebody reviews. None at all is everything, so that a small provider need not set any. */
export type Scopes = readonly Scope[];

/** What an order or a task says of where it belongs. */
interface Placed {
  readonly province: string | null;
  readonly filingType: string;
}

/** The scopes of an account. */
export const scopesOfAccount = (db: Transaction, accountId: string): Promise<Scope[]> =>
  db.reviewScope.findMany({
    where: { accountId },
    select: { province: true, filingType: true },
    orderBy: [{ province: 'asc' }, { filingType: 'asc' }],
  });

/** What somebody reviews, read anew each time: rights change at once. Other roles have no scopes. */
export async function scopesOf(db: Transaction, { id, role }: Actor): Promise<Scopes> {
  return reachOf(role, 'orders.read') === 'scope' ? scopesOfAccount(db, id) : [];
}

/** Whether an order or a task belongs to one of these scopes. A draft without a province belongs to none that names one. */
export const isInScope = (scopes: Scopes, one: Placed): boolean =>
  scopes.length === 0 ||
  scopes.some(
    ({ province, filingType }) =>
      (province === null || province === one.province) &&
      (filingType === null || filingType === one.filingType),
  );

/** The same as a condition on orders or on tasks. */
export const scopeWhere = (
  scopes: Scopes,
): { OR?: (Prisma.OrderWhereInput & Prisma.TaskWhereInput)[] } =>
  scopes.length === 0
    ? {}
    : {
        OR: scopes.map(({ province, filingType }) => ({
          ...(province !== null && { province }),
          ...(filingType !== null && { filingType }),
        })),
      };

/** The same again for a statement written by hand on tasks: none, or one that fits. Only who has a scope has rows there. */
export const inScopesOf = ({ id }: Actor): Prisma.Sql => Prisma.sql`
  (NOT EXISTS (SELECT 1 FROM review_scopes WHERE account_id = ${id}) OR EXISTS (
    SELECT 1 FROM review_scopes AS scope WHERE account_id = ${id}
      AND coalesce(scope.province, tasks.province) = tasks.province
      AND coalesce(scope.filing_type, tasks.filing_type) = tasks.filing_type))`;
