import { randomUUID } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import { reachOf } from '#domain/rights/rights.ts';
import { STAFF, type Actor, type Role } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { accountFacts, standingOf, versionOf, type AccountFacts } from './account-facts.ts';
import {
  accountsActedFor,
  endSessionsOf,
  makeFirstKey,
  openWithoutKey,
  type NewAccount,
} from './accounts.ts';
import { audit } from './audit.ts';
import { contactFault } from '#domain/identifiers/contacts.ts';
import type { OrdersDeps } from './deps.ts';
import { letGo, tasksLost } from './let-go.ts';
import { scopesOfAccount, type Scopes } from './scopes.ts';
import { writeSignInName } from './sign-in-names.ts';
import { requireStillRole } from './still-role.ts';

/** An account to be opened by a security administrator. */
export type OpenedByOffice = Omit<NewAccount, 'parentId'> & {
  readonly scopes?: Scopes;
  /** Its name at the identity provider, where a colleague signs in. */
  readonly signInName?: string;
};

/**
 * Opens an account with a role, with the token that it signs in with: told once, kept nowhere in the clear. One
 * that signs in at the identity provider has none: whoever opened it could act as its owner.
 * @throws CodedError `account.contact`, `account.handle_taken`, `account.no_scope`, `auth.role`, and what
 *   `writeSignInName` throws.
 */
export async function openOfficeAccount(
  { db, vault, clock }: OrdersDeps,
  { scopes = [], signInName, ...account }: OpenedByOffice,
  actor: Actor,
): Promise<AccountFacts & { token: string | null }> {
  refuseContacts(account);
  refuseScopes(account.role, scopes);
  return db.$transaction(async (tx) => {
    await requireStillRole(tx, actor);
    const taken = await tx.account.findUnique({ where: { handle: account.handle } });
    if (taken !== null) throw handleTaken(account.handle);
    const at = await clock.now(tx);
    const id = await openWithoutKey(tx, vault, account, at);
    const token = signInName === undefined ? await makeFirstKey(tx, id, at) : null;
    await writeScopes(tx, id, scopes);
    const { role } = account;
    const named = { accountId: id, role, name: signInName ?? null };
    if (signInName !== undefined) await writeSignInName(tx, vault, named, { by: actor.id, at });
    const signIn = signInName === undefined ? 'none' : 'named';
    const after = { role, scopes: plain(scopes), signIn };
    await audit(tx, { at, actor, action: 'account.opened', target: id, after });
    return { ...(await accountFacts(tx, id)), token };
  });
}

/** What is to change about an account; what is left out stays. */
export interface AccountChange {
  readonly role?: Role;
  /** All that it reviews from now on; none is everything. */
  readonly scopes?: Scopes;
  readonly disabled?: boolean;
  /** What the account was read as: where it is another by now, nothing is done. */
  readonly version?: string;
  /** Its name at the identity provider: whoever was bound so far is not any more. Null takes it away. */
  readonly signInName?: string | null;
}

/**
 * What an account comes to with a change.
 * @throws CodedError `account.changed_meanwhile`, `account.of_a_customer`, `account.no_scope`.
 */
function changed(before: AccountFacts, change: AccountChange) {
  if (change.version !== undefined && change.version !== versionOf(before)) {
    throw changedMeanwhile();
  }
  const role = change.role ?? (before.role as Role);
  if (role !== before.role) refuseCustomers(before, role);
  const kept = reachOf(role, 'orders.read') === 'scope' ? before.scopes : [];
  const scopes = change.scopes ?? kept;
  refuseScopes(role, scopes);
  return { id: before.id, role, scopes, disabled: change.disabled ?? before.disabledAt !== null };
}

/**
 * What a change would take from an account, without making it.
 * @returns the ids of the open tasks that would go back to their queues
 * @throws CodedError as `changeAccount` does.
 */
export async function previewChange(
  { db }: Pick<OrdersDeps, 'db'>,
  id: string,
  change: AccountChange,
  actor: Actor,
): Promise<string[]> {
  if (id === actor.id) throw oneself();
  return tasksLost(db, changed(await accountFacts(db, id), change));
}

/**
 * Gives another account another role or scope, shuts it out or lets it in. From the next request on; tasks that
 * it may not work on any more go back to their queues in the same transaction.
 * @throws CodedError `account.oneself`, `account.not_found`, `account.changed_meanwhile`, `account.of_a_customer`,
 *   `account.no_scope`, `auth.role`, and what `writeSignInName` throws.
 */
export async function changeAccount(
  { db, vault, clock }: OrdersDeps,
  id: string,
  change: AccountChange,
  actor: Actor,
): Promise<AccountFacts & { releasedTasks: string[] }> {
  if (id === actor.id) throw oneself();
  return db.$transaction(async (tx) => {
    const before = await lockAccount(tx, id, actor);
    const next = changed(before, change);
    const { role, scopes, disabled } = next;
    const at = await clock.now(tx);
    const disabledAt = disabled ? (before.disabledAt ?? at) : null;
    await tx.account.update({ where: { id }, data: { role, disabledAt } });
    await writeScopes(tx, id, scopes);
    // Whoever is let in again signs in again, the sub-users of a main account too.
    for (const out of disabled ? await accountsActedFor(tx, id) : []) {
      await endSessionsOf(tx, out, { by: actor.id, at });
    }
    const releasedTasks = await letGo(tx, next, actor, at);
    const { signInName: name } = change;
    if (name !== undefined) {
      await writeSignInName(tx, vault, { accountId: id, role, name }, { by: actor.id, at });
    }
    const signIn = name === undefined ? before.signIn : name === null ? 'none' : 'named';
    await audit(tx, {
      ...{ at, actor, action: 'account.changed', target: id },
      before: standingOf(before),
      after: standingOf({ role, disabledAt, scopes, signIn }),
    });
    return { ...(await accountFacts(tx, id)), releasedTasks };
  });
}

/** Both accounts stay as they are until this is over: two administrators who change one another follow one another. */
async function lockAccount(tx: Transaction, id: string, actor: Actor): Promise<AccountFacts> {
  await tx.$queryRaw`
    SELECT 1 FROM accounts WHERE id IN (${id}, ${actor.id}) ORDER BY id FOR NO KEY UPDATE`;
  await requireStillRole(tx, actor);
  return accountFacts(tx, id);
}

const plain = (scopes: Scopes) => scopes.map((scope) => ({ ...scope }));

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

const changedMeanwhile = () =>
  new CodedError('account.changed_meanwhile', 'The account was changed since you read it.', {
    field: '/version',
    remedy: 'Read it again, and make your change to what it is now.',
  });

const handleTaken = (handle: string) =>
  new CodedError('account.handle_taken', `There is an account ${handle} already.`, {
    ...{ field: '/handle', facts: { handle }, remedy: 'Choose another handle.' },
  });
