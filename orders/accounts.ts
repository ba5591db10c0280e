import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '#domain/bilingual.ts';
import type { Actor, Role } from '#domain/roles.ts';
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

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A bearer token nobody has yet, and what is kept of it. */
export function freshToken(): { token: string; tokenHash: string } {
  const token = randomBytes(24).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** Opens an account and gives it its bearer token, which is nowhere kept in the clear. */
export async function openAccount(
  db: Transaction,
  vault: Vault,
  account: NewAccount,
  at: Date,
): Promise<{ id: string; token: string }> {
  const id = `acc-${account.handle}`;
  const { token, tokenHash } = freshToken();
  const seal = (column: string, text: string | undefined) =>
    text === undefined ? null : vault.seal(`accounts.${column}:${id}`, text);
  await db.account.create({
    data: {
      id,
      handle: account.handle,
      role: account.role,
      locale: account.locale ?? 'zh',
      tokenHash,
      parentId: account.parentId ?? null,
      mobileCipher: seal('mobile', account.mobile),
      emailCipher: seal('email', account.email),
      keyId: vault.keyId,
      createdAt: at,
    },
  });
  return { id, token };
}

/**
 * Who a bearer token belongs to; null for an unknown or disabled one. With a main account its sub-users are
 * shut out as well.
 */
export async function actorOf(db: PrismaClient, token: string): Promise<Actor | null> {
  const [account] = await db.$queryRaw<{ id: string; role: string }[]>`
    SELECT a.id, a.role FROM accounts a LEFT JOIN accounts main ON main.id = a.parent_id
    WHERE a.token_hash = ${hashOf(token)} AND a.disabled_at IS NULL AND main.disabled_at IS NULL`;
  return account === undefined ? null : { id: account.id, role: account.role as Role };
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
