import { CodedError } from '#domain/errors.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import {
  endSessionsOf,
  forgetPasswordOf,
  makeFirstKey,
  openAccount,
  revokeKeysOf,
} from './accounts.ts';
import { audit } from './audit.ts';
import { contactFault } from '#domain/identifiers/contacts.ts';
import type { OrdersDeps } from './deps.ts';

/** A sub-user as its main account sees it. */
export interface SubUser {
  readonly id: string;
  readonly handle: string;
  readonly createdAt: Date;
  /** Since when it can't sign in; null while it can. */
  readonly disabledAt: Date | null;
}

/** A sub-user to be opened: its handle is `<main account>.<name>`, so that names never meet those of others. */
export interface NewSubUser {
  readonly name: string;
  readonly locale?: Locale;
  readonly mobile?: string;
  readonly email?: string;
}

/** More is no office: a list of them stays a page. */
export const SUB_USERS_AT_MOST = 200;

/**
 * The main account that somebody acts with; locked until the transaction ends, so that two of its deeds
 * follow one another.
 * @throws CodedError `sub_user.main_account_only` for a sub-user.
 */
export async function lockMainAccount(
  tx: Transaction,
  actor: Actor,
): Promise<{ id: string; handle: string }> {
  const [account] = await tx.$queryRaw<{ id: string; handle: string; main: string | null }[]>`
    SELECT a.id, a.handle, main.handle AS main
    FROM accounts a LEFT JOIN accounts main ON main.id = a.parent_id
    WHERE a.id = ${actor.id} FOR NO KEY UPDATE OF a`;
  if (account?.main != null) throw mainAccountOnly(account.main);
  return { id: actor.id, handle: account?.handle ?? '' };
}

function refuseContacts(contacts: Pick<NewSubUser, 'mobile' | 'email'>): void {
  const fault = contactFault(contacts);
  if (fault === undefined) return;
  const { field, code, text, remedy } = fault;
  throw new CodedError('sub_user.contact', text.en, {
    ...{ field, facts: { finding: code }, remedy: remedy.en },
  });
}

/**
 * Opens a sub-user of the account that asks, with the token that it signs in with: told once, kept nowhere in
 * the clear.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.contact`, `sub_user.name_taken`, `sub_user.too_many`.
 */
export async function openSubUser(
  { db, vault, clock }: OrdersDeps,
  { name, ...more }: NewSubUser,
  actor: Actor,
): Promise<SubUser & { token: string }> {
  refuseContacts(more);
  return db.$transaction(async (tx) => {
    const main = await lockMainAccount(tx, actor);
    const handle = `${main.handle}.${name}`;
    const handles = await tx.account.findMany({
      where: { OR: [{ parentId: main.id }, { handle }] },
      select: { handle: true },
    });
    if (handles.some((one) => one.handle === handle)) throw nameTaken(handle);
    if (handles.length >= SUB_USERS_AT_MOST) throw tooMany();
    const at = await clock.now(tx);
    const account = { handle, role: actor.role, parentId: main.id, ...more };
    const { id, token } = await openAccount(tx, vault, account, at);
    await audit(tx, { at, actor, action: 'subUser.opened', target: id });
    return { id, handle, createdAt: at, disabledAt: null, token };
  });
}

/**
 * The sub-users of the account that asks, by their handles.
 * @throws CodedError `sub_user.main_account_only`.
 */
export async function subUsersOf({ db }: Pick<OrdersDeps, 'db'>, actor: Actor): Promise<SubUser[]> {
  return db.$transaction(async (tx) => {
    const { id } = await lockMainAccount(tx, actor);
    return tx.account.findMany({
      where: { parentId: id },
      orderBy: { handle: 'asc' },
      select: { id: true, handle: true, createdAt: true, disabledAt: true },
    });
  });
}

/**
 * A sub-user of the account that asks. Another's looks as if there were none.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.not_found`.
 */
export async function ownSubUser(tx: Transaction, id: string, actor: Actor): Promise<SubUser> {
  const main = await lockMainAccount(tx, actor);
  const found = await tx.account.findFirst({
    where: { id, parentId: main.id },
    select: { id: true, handle: true, createdAt: true, disabledAt: true },
  });
  if (found === null) throw notFound();
  return found;
}

/** What a main account does to a sub-user's way in; a second time it changes nothing. */
async function setDisabled(
  { db, clock }: OrdersDeps,
  id: string,
  actor: Actor,
  disabled: boolean,
): Promise<SubUser> {
  return db.$transaction(async (tx) => {
    const before = await ownSubUser(tx, id, actor);
    if ((before.disabledAt !== null) === disabled) return before;
    const at = await clock.now(tx);
    const disabledAt = disabled ? at : null;
    await tx.account.update({ where: { id }, data: { disabledAt } });
    if (disabled) await endSessionsOf(tx, id, { by: actor.id, at });
    const action = disabled ? 'subUser.disabled' : 'subUser.enabled';
    await audit(tx, { at, actor, action, target: id });
    return { ...before, disabledAt };
  });
}

/**
 * Shuts a sub-user out. Its orders and grants stay, and its main account acts on them.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.not_found`.
 */
export const disableSubUser = (deps: OrdersDeps, id: string, actor: Actor): Promise<SubUser> =>
  setDisabled(deps, id, actor, true);

/**
 * Lets a sub-user in again, with the token that it has.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.not_found`.
 */
export const enableSubUser = (deps: OrdersDeps, id: string, actor: Actor): Promise<SubUser> =>
  setDisabled(deps, id, actor, false);

/**
 * Gives a sub-user another token, told once; all before are worth nothing from then on, its sessions end, and
 * so does what it signed in with besides: whoever got in with the old one may have chosen a password. For one that
 * was lost, or got into wrong hands.
 * @throws CodedError `sub_user.main_account_only`, `sub_user.not_found`.
 */
export async function renewSubUserToken(
  { db, clock }: OrdersDeps,
  id: string,
  actor: Actor,
): Promise<SubUser & { token: string }> {
  return db.$transaction(async (tx) => {
    const subUser = await ownSubUser(tx, id, actor);
    const at = await clock.now(tx);
    await revokeKeysOf(tx, id, at);
    await endSessionsOf(tx, id, { by: actor.id, at });
    await forgetPasswordOf(tx, id, at);
    const token = await makeFirstKey(tx, id, at);
    await audit(tx, { at, actor, action: 'subUser.tokenRenewed', target: id });
    return { ...subUser, token };
  });
}

function mainAccountOnly(handle: string): CodedError {
  return new CodedError(
    'sub_user.main_account_only',
    'Only a main account has sub-users and gives them services; this is a sub-user itself.',
    { facts: { mainAccount: handle }, remedy: `Ask your main account, ${handle}.` },
  );
}

function notFound(): CodedError {
  return new CodedError('sub_user.not_found', 'There is no such sub-user of your account.', {
    remedy: 'Your sub-users are listed at GET /api/v1/sub-users.',
  });
}

function nameTaken(handle: string): CodedError {
  return new CodedError('sub_user.name_taken', `There is a sub-user ${handle} already.`, {
    field: '/name',
    facts: { handle },
    remedy: 'Choose another name; for a lost token, ask for a new one for this sub-user.',
  });
}

function tooMany(): CodedError {
  return new CodedError(
    'sub_user.too_many',
    `An account has at most ${String(SUB_USERS_AT_MOST)} sub-users.`,
    { remedy: 'Use one that is no longer needed: enable it, and give it a new token.' },
  );
}
