import { randomUUID } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import { reachOf } from '#domain/rights/rights.ts';
import { STAFF, type Actor, type Role } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { endSessionsOf, openAccount, type NewAccount } from './accounts.ts';
import { audit } from './audit.ts';
import { contactFault } from './contacts.ts';
import type { OrdersDeps } from './deps.ts';
import { letGo } from './let-go.ts';
import { scopesOfAccount, type Scopes } from './scopes.ts';
import { requireStillRole } from './still-role.ts';

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
}

const WITH = {
  parent: { select: { handle: true } },
  reviewScopes: {
    select: { province: true, filingType: true },
    orderBy: [{ province: 'asc' }, { filingType: 'asc' }],
  },
} as const satisfies Prisma.AccountInclude;

type Row = Prisma.AccountGetPayload<{ include: typeof WITH }>;

const factsOf = (row: Row): AccountFacts => ({
  ...{ id: row.id, handle: row.handle, role: row.role },
  ...{ createdAt: row.createdAt, disabledAt: row.disabledAt },
  mainAccount: row.parent?.handle ?? null,
  scopes: row.reviewScopes,
});

/** A page of the accounts by their handles, of one role where one is asked for. */
export async function accountsPage(
  { db }: Pick<OrdersDeps, 'db'>,
  { role, after, size }: { role?: Role; after?: string; size: number },
): Promise<{ accounts: AccountFacts[]; more: boolean }> {
  const rows = await db.account.findMany({
    where: {
      ...(role !== undefined && { role }),
      ...(after !== undefined && { handle: { gt: after } }),
    },
    include: WITH,
    orderBy: { handle: 'asc' },
    take: size + 1,
  });
  return { accounts: rows.slice(0, size).map(factsOf), more: rows.length > size };
}

/** An account to be opened by a security administrator. */
export type OpenedByOffice = Omit<NewAccount, 'parentId'> & { readonly scopes?: Scopes };

/**
 * Opens an account with a role, with the token that it signs in with: told once, kept nowhere in the clear.
 * @throws CodedError `account.contact`, `account.handle_taken`, `account.no_scope`, `auth.role`.
 */
export async function openOfficeAccount(
  { db, vault, clock }: OrdersDeps,
  { scopes = [], ...account }: OpenedByOffice,
  actor: Actor,
): Promise<AccountFacts & { token: string }> {
  refuseContacts(account);
  refuseScopes(account.role, scopes);
  return db.$transaction(async (tx) => {
    await requireStillRole(tx, actor);
    const taken = await tx.account.findUnique({ where: { handle: account.handle } });
    if (taken !== null) throw handleTaken(account.handle);
    const at = await clock.now(tx);
    const { id, token } = await openAccount(tx, vault, account, at);
    await writeScopes(tx, id, scopes);
    const after = { role: account.role, scopes: plain(scopes) };
    await audit(tx, { at, actor, action: 'account.opened', target: id, after });
    const row = await tx.account.findUniqueOrThrow({ where: { id }, include: WITH });
    return { ...factsOf(row), token };
  });
}

/** What is to change about an account; what is left out stays. */
export interface AccountChange {
  readonly role?: Role;
  /** All that it reviews from now on; none is everything. */
  readonly scopes?: Scopes;
  readonly disabled?: boolean;
}

/**
 * Gives another account another role or scope, shuts it out or lets it in. From the next request on; tasks that
 * it may not work on any more go back to their queues in the same transaction.
 * @throws CodedError `account.oneself`, `account.not_found`, `account.of_a_customer`, `account.no_scope`, `auth.role`.
 */
export async function changeAccount(
  { db, clock }: OrdersDeps,
  id: string,
  change: AccountChange,
  actor: Actor,
): Promise<AccountFacts & { releasedTasks: string[] }> {
  if (id === actor.id) throw oneself();
  return db.$transaction(async (tx) => {
    const before = await lockAccount(tx, id, actor);
    const role = change.role ?? (before.role as Role);
    if (role !== before.role) refuseCustomers(before, role);
    const at = await clock.now(tx);
    const kept = reachOf(role, 'orders.read') === 'scope' ? before.scopes : [];
    const scopes = change.scopes ?? kept;
    refuseScopes(role, scopes);
    const disabled = change.disabled ?? before.disabledAt !== null;
    const disabledAt = disabled ? (before.disabledAt ?? at) : null;
    await tx.account.update({ where: { id }, data: { role, disabledAt } });
    await writeScopes(tx, id, scopes);
    // Whoever is let in again signs in again.
    if (disabled) await endSessionsOf(tx, id, { by: actor.id, at });
    const releasedTasks = await letGo(tx, { id, role, scopes, disabled }, actor, at);
    await audit(tx, {
      ...{ at, actor, action: 'account.changed', target: id },
      before: standing(before),
      after: standing({ role, disabledAt, scopes }),
    });
    const row = await tx.account.findUniqueOrThrow({ where: { id }, include: WITH });
    return { ...factsOf(row), releasedTasks };
  });
}

/** Both accounts stay as they are until this is over: two administrators who change one another follow one another. */
async function lockAccount(tx: Transaction, id: string, actor: Actor): Promise<AccountFacts> {
  await tx.$queryRaw`
    SELECT 1 FROM accounts WHERE id IN (${id}, ${actor.id}) ORDER BY id FOR NO KEY UPDATE`;
  await requireStillRole(tx, actor);
  const row = await tx.account.findUnique({ where: { id }, include: WITH });
  if (row === null) throw notFound();
  return factsOf(row);
}

const plain = (scopes: Scopes) => scopes.map((scope) => ({ ...scope }));

const standing = ({
  role,
  disabledAt,
  scopes,
}: Pick<AccountFacts, 'role' | 'disabledAt' | 'scopes'>) => ({
  ...{ role, disabled: disabledAt !== null, scopes: plain(scopes) },
});

async function writeScopes(tx: Transaction, accountId: string, scopes: Scopes): Promise<void> {
  const before = await scopesOfAccount(tx, accountId);
  if (JSON.stringify(before) === JSON.stringify(scopes)) return;
  await tx.reviewScope.deleteMany({ where: { accountId } });
  await tx.reviewScope.createMany({
    data: scopes.map((scope) => ({ ...scope, id: randomUUID(), accountId })),
  });
}

function refuseContacts(account: OpenedByOffice): void {
  const fault = contactFault(account);
  if (fault === undefined) return;
  const { field, code, text, remedy } = fault;
  throw new CodedError('account.contact', text.en, {
    ...{ field, facts: { finding: code }, remedy: remedy.en },
  });
}

function refuseScopes(role: Role, scopes: Scopes): void {
  if (scopes.length === 0 || reachOf(role, 'orders.read') === 'scope') return;
  throw new CodedError('account.no_scope', `A ${role} has no scope: only reviewers have.`, {
    field: '/scopes',
    remedy: 'Leave the scopes out, or choose a role that reviews.',
  });
}

/** Orders and filings are a customer's: its account can't become a colleague's, nor the other way round. */
function refuseCustomers({ role }: AccountFacts, next: Role): void {
  if (STAFF.includes(role as Role) && STAFF.includes(next)) return;
  throw new CodedError(
    'account.of_a_customer',
    'An applicant’s account stays one, and a colleague’s never becomes one.',
    { field: '/role', remedy: 'Open another account for the other role: POST /api/v1/accounts.' },
  );
}

const oneself = () =>
  new CodedError('account.oneself', 'Nobody changes the rights of their own account.', {
    remedy: 'Ask another security administrator.',
  });

const notFound = () =>
  new CodedError('account.not_found', 'There is no such account.', {
    remedy: 'The accounts are listed at GET /api/v1/accounts.',
  });

const handleTaken = (handle: string) =>
  new CodedError('account.handle_taken', `There is an account ${handle} already.`, {
    ...{ field: '/handle', facts: { handle }, remedy: 'Choose another handle.' },
  });
