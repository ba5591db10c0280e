import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';

/**
 * Asks that somebody still has the role that his request came in with, and keeps it his until the transaction
 * ends: whoever takes a role away either finds what was done with it, or comes first.
 * @throws CodedError `auth.role`.
 */
export async function requireStillRole(tx: Transaction, { id, role }: Actor): Promise<void> {
  const [account] = await tx.$queryRaw<{ role: string; disabledAt: Date | null }[]>`
    SELECT role, disabled_at AS "disabledAt" FROM accounts WHERE id = ${id} FOR SHARE`;
  if (account === undefined || (account.role === role && account.disabledAt === null)) return;
  throw new CodedError('auth.role', 'This account’s role was taken from it a moment ago.', {
    remedy: 'Sign in again, or ask a security administrator.',
  });
}
