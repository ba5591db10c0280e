import { createHash } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { Role } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from './deps.ts';
import type { Scopes } from './scopes.ts';
import type { SignInAtProvider } from './sign-in-names.ts';

/** An account as a security administrator sees it: nothing of it is personal. */
export interface AccountFacts {
  readonly id: string;
  readonly handle: string;
  readonly role: string;
  /** The handle of its main account, where it is a sub-user. */
  readonly mainAccount: string | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly scopes: Scopes;
  /** Of the sessions that are still on record, the newest one's beginning. */
  readonly lastSignInAt: Date | null;
  /** A code is asked for when it signs in with its password. */
  readonly secondFactor: boolean;
  readonly signIn: SignInAtProvider;
}

/** What of an account its rights depend on. */
export type Standing = Pick<AccountFacts, 'role' | 'disabledAt' | 'scopes' | 'signIn'>;

export const WITH_FACTS = {
  parent: { select: { handle: true } },
  staffIdentity: { select: { boundAt: true } },
  reviewScopes: {
    select: { province: true, filingType: true },
    orderBy: [{ province: 'asc' }, { filingType: 'asc' }],
  },
  sessions: { select: { openedAt: true }, orderBy: { openedAt: 'desc' }, take: 1 },
  secondFactor: { select: { confirmedAt: true } },
} as const satisfies Prisma.AccountInclude;

type Row = Prisma.AccountGetPayload<{ include: typeof WITH_FACTS }>;

/** An account’s row as its facts. */
export const factsOf = (row: Row): AccountFacts => ({
  ...{ id: row.id, handle: row.handle, role: row.role },
  ...{ createdAt: row.createdAt, disabledAt: row.disabledAt },
  mainAccount: row.parent?.handle ?? null,
  scopes: row.reviewScopes,
  lastSignInAt: row.sessions[0]?.openedAt ?? null,
  secondFactor: (row.secondFactor?.confirmedAt ?? null) !== null,
  signIn:
    row.staffIdentity === null ? 'none' : row.staffIdentity.boundAt === null ? 'named' : 'bound',
});

/** Role, scopes and whether it is shut out, as plain data: for the audit, and to tell one state from another. */
export const standingOf = ({ role, disabledAt, scopes, signIn }: Standing) => ({
  ...{ role, disabled: disabledAt !== null, signIn },
  scopes: scopes.map(({ province, filingType }) => ({ province, filingType })),
});

/** Tells whether an account’s rights are still what somebody read. */
export const versionOf = (standing: Standing): string =>
  createHash('sha256')
    .update(JSON.stringify(standingOf(standing)))
    .digest('hex')
    .slice(0, 16);

/** What a page of accounts is narrowed to. */
interface AccountsAsked {
  readonly role?: Role;
  /** How its handle begins. */
  readonly handle?: string;
  readonly after?: string;
  readonly size: number;
}

/** A page of the accounts by their handles, of one role or of handles that begin alike where that is asked for. */
export async function accountsPage(
  { db }: Pick<OrdersDeps, 'db'>,
  { role, handle, after, size }: AccountsAsked,
): Promise<{ accounts: AccountFacts[]; more: boolean }> {
  const rows = await db.account.findMany({
    where: {
      ...(role !== undefined && { role }),
      handle: {
        ...(handle !== undefined && { startsWith: handle }),
        ...(after !== undefined && { gt: after }),
      },
    },
    include: WITH_FACTS,
    orderBy: { handle: 'asc' },
    take: size + 1,
  });
  return { accounts: rows.slice(0, size).map(factsOf), more: rows.length > size };
}

/**
 * One account.
 * @throws CodedError `account.not_found`.
 */
export async function accountFacts(db: Transaction, id: string): Promise<AccountFacts> {
  const row = await db.account.findUnique({ where: { id }, include: WITH_FACTS });
  if (row !== null) return factsOf(row);
  throw new CodedError('account.not_found', 'There is no such account.', {
    remedy: 'The accounts are listed at GET /api/v1/accounts.',
  });
}
