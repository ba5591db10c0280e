import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { makeKey, type KeyScope } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import type { IdentityDeps } from './deps.ts';

/** More is no order: one key for each program. */
export const KEYS_AT_MOST = 50;

/** A key as its owner and administrators see it. */
export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

const SEEN = {
  ...{ id: true, name: true, scopes: true, createdAt: true },
  ...{ expiresAt: true, revokedAt: true, lastUsedAt: true },
} as const;

/** The keys of an account, revoked ones too, the newest first. */
export function keysOf({ db }: Pick<IdentityDeps, 'db'>, accountId: string): Promise<KeyView[]> {
  return db.apiKey.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: SEEN,
    take: 4 * KEYS_AT_MOST,
  });
}

/** A key to be made by its owner. */
export interface WantedKey {
  readonly actor: Actor;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt?: Date;
}

/**
 * Makes a key, told this once.
 * @throws CodedError `key.expired`, `key.too_many`.
 */
export async function makeOwnKey(
  { db, clock, wall }: IdentityDeps,
  { actor, ...wanted }: WantedKey,
): Promise<KeyView & { token: string }> {
  const now = wall();
  if (wanted.expiresAt !== undefined && wanted.expiresAt <= now) throw expired();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM accounts WHERE id = ${actor.id} FOR NO KEY UPDATE`;
    const good = { accountId: actor.id, revokedAt: null };
    if ((await tx.apiKey.count({ where: good })) >= KEYS_AT_MOST) throw tooMany();
    const { id, token } = await makeKey(tx, { ...wanted, accountId: actor.id, createdAt: now });
    const at = await clock.now(tx);
    const after = { name: wanted.name, scopes: [...wanted.scopes] };
    await audit(tx, { at, actor, action: 'key.made', target: id, after });
    const { scopes, name, expiresAt = null } = wanted;
    return {
      id,
      name,
      scopes,
      createdAt: now,
      expiresAt,
      revokedAt: null,
      lastUsedAt: null,
      token,
    };
  });
}

/**
 * Makes a key worth nothing, from the next request on.
 * @throws CodedError `key.not_found`, for another account's as well.
 */
export async function revokeKey(
  { db, clock, wall }: IdentityDeps,
  { accountId, id, actor }: { accountId: string; id: string; actor: Actor },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id, accountId, revokedAt: null },
      data: { revokedAt: wall() },
    });
    if (count === 0) throw notFound();
    await audit(tx, { at: await clock.now(tx), actor, action: 'key.revoked', target: id });
  });
}

const expired = () =>
  new CodedError('key.expired', 'This key would have expired before it is made.', {
    field: '/expiresAt',
    remedy: 'Give an instant that is still to come, or none.',
  });

const tooMany = () =>
  new CodedError('key.too_many', `An account has at most ${String(KEYS_AT_MOST)} keys.`, {
    remedy: 'Revoke those that are no longer used.',
  });

const notFound = () =>
  new CodedError('key.not_found', 'There is no such key, or it was revoked.', {
    remedy: 'Read the list of keys again.',
  });
