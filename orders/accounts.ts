import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '#domain/bilingual.ts';
import type { Role } from '#domain/roles.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';

/** An account to be opened. */
export interface NewAccount {
  readonly handle: string;
  readonly role: Role;
  readonly locale?: Locale;
  readonly mobile?: string;
  readonly email?: string;
  /** The main account, where this is to be a sub-user of one. */
  readonly parentId?: string;
}

/** What is kept of a secret. Ours are 24 random bytes and more: nobody finds them by trying, so that no slow hash is needed. */
export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** What a key may be used for. Whoever may write may read. */
export const KEY_SCOPES = ['read', 'write'] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

/** A key to be made. */
export interface NewKey {
  readonly accountId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Date;
  readonly expiresAt?: Date;
  /** It came with the account: it opens the pages while there is no password. */
  readonly first?: boolean;
}

/** Makes a key of an account. It is told this once, and nowhere kept in the clear. */
export async function makeKey(
  db: Transaction,
  key: NewKey,
): Promise<{ id: string; token: string }> {
  const token = randomBytes(24).toString('base64url');
  const { id } = await db.apiKey.create({
    data: { ...key, scopes: [...key.scopes], keyHash: hashOfSecret(token) },
    select: { id: true },
  });
  return { id, token };
}

/** The key that every account begins with. */
export async function makeFirstKey(
  db: Transaction,
  accountId: string,
  createdAt: Date,
): Promise<string> {
  const key = { accountId, name: 'first', scopes: KEY_SCOPES, createdAt, first: true };
  return (await makeKey(db, key)).token;
}

/** Makes all keys of an account worth nothing, from the next request on. */
export async function revokeKeysOf(db: Transaction, accountId: string, at: Date): Promise<void> {
  await db.apiKey.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: at } });
}

/**
 * Signs an account out everywhere, from the next request on.
 * @param keep the session that stays, where somebody ends his others
 * @returns how many ended
 */
export async function endSessionsOf(
  db: Transaction,
  accountId: string,
  { by, at, keep }: { by: string; at: Date; keep?: string | undefined },
): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { accountId, endedAt: null, ...(keep !== undefined && { id: { not: keep } }) },
    data: { endedAt: at, endedBy: by },
  });
  return count;
}

/** Takes away what an account signs in with besides keys: password, codes, and links that were mailed to set one. */
export async function forgetPasswordOf(
  db: Transaction,
  accountId: string,
  at: Date,
): Promise<void> {
  await db.secondFactor.deleteMany({ where: { accountId } });
  await db.credential.deleteMany({ where: { accountId } });
  await endResetsOf(db, accountId, at);
}

/** Makes links that were mailed to set a password worth nothing. */
export async function endResetsOf(db: Transaction, accountId: string, at: Date): Promise<void> {
  await db.passwordReset.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: at } });
}

/** Opens an account and gives it its first key, which is nowhere kept in the clear. */
export async function openAccount(
  db: Transaction,
  vault: Vault,
  account: NewAccount,
  at: Date,
): Promise<{ id: string; token: string }> {
  const id = await openWithoutKey(db, vault, account, at);
  return { id, token: await makeFirstKey(db, id, at) };
}

/**
 * Opens an account that nobody has a key of: its owner signs in at the identity provider.
 * @returns its id
 */
export async function openWithoutKey(
  db: Transaction,
  vault: Vault,
  account: NewAccount,
  at: Date,
): Promise<string> {
  const id = `acc-${account.handle}`;
  const seal = (column: string, text: string | undefined) =>
    text === undefined ? null : vault.seal(`accounts.${column}:${id}`, text);
  await db.account.create({
    data: {
      id,
      handle: account.handle,
      role: account.role,
      locale: account.locale ?? 'zh',
      parentId: account.parentId ?? null,
      mobileCipher: seal('mobile', account.mobile),
      emailCipher: seal('email', account.email),
      keyId: vault.keyId,
      createdAt: at,
    },
  });
  return id;
}

/**
 * The account that owns what an account's orders bring about: its main account, or itself. Filings never
 * belong to a sub-user.
 * @param mainAccountId where it is known, null for none: then nobody is asked
 */
export async function ownerAccountOf(
  tx: Transaction,
  accountId: string,
  mainAccountId?: string | null,
): Promise<string> {
  if (mainAccountId !== undefined) return mainAccountId ?? accountId;
  const account = await tx.account.findUnique({
    where: { id: accountId },
    select: { parentId: true },
  });
  return account?.parentId ?? accountId;
}

/** The accounts whose orders an account sees and acts on: itself, and its sub-users. */
export async function accountsActedFor(
  db: Transaction | PrismaClient,
  id: string,
): Promise<string[]> {
  const subUsers = await db.account.findMany({ where: { parentId: id }, select: { id: true } });
  return [id, ...subUsers.map((subUser) => subUser.id)];
}

/** Where an account is reached. */
export function openContact(
  vault: Vault,
  account: {
    id: string;
    keyId: string;
    mobileCipher: Uint8Array | null;
    emailCipher: Uint8Array | null;
  },
): { mobile: string | null; email: string | null } {
  const open = (column: string, cipher: Uint8Array | null) =>
    cipher === null
      ? null
      : vault.open(`accounts.${column}:${account.id}`, {
          cipher,
          keyId: account.keyId,
        });
  return {
    mobile: open('mobile', account.mobileCipher),
    email: open('email', account.emailCipher),
  };
}

/** The handles of these accounts, by their ids; ids that are nobody's are left out. */
export async function handlesOf(
  db: Transaction,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const accounts = await db.account.findMany({
    where: { id: { in: wanted } },
    select: { id: true, handle: true },
  });
  return new Map(accounts.map(({ id, handle }) => [id, handle]));
}

/**
 * What a sign-in name at the identity provider is known by: a keyed hash, equal for equal names. Small and
 * capital letters are one, as providers have it.
 */
export const signInNameIndex = (vault: Pick<Vault, 'sign'>, name: string): string =>
  vault.sign('sign-in-name', name.trim().toLowerCase()).toString('hex');
