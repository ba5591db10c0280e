import type { Actor, Role } from '#domain/roles.ts';
import { hashOfSecret, type KeyScope } from '#orders/accounts.ts';
import type { IdentityDeps } from './deps.ts';
import { keyHolds } from './key-holds.ts';
import { isSessionSecret, signedInBy } from './sessions.ts';
import { SHUT_OUT, WITH_MAIN } from './shut-out.ts';

/** What somebody proved himself with. */
export type Proof =
  | { readonly kind: 'session'; readonly id: string }
  | {
      readonly kind: 'key';
      readonly id: string;
      readonly scopes: readonly KeyScope[];
      /** It came with the account. */
      readonly first: boolean;
    };

/** Who asks, and how that is known. */
export interface Asker {
  readonly actor: Actor;
  readonly proof: Proof;
}

/** How exactly it is known when a key was last used. */
const USED_MS = 60_000;

interface Found {
  readonly id: string;
  readonly account: string;
  readonly role: string;
  readonly scopes: KeyScope[];
  readonly first: boolean;
  readonly lastUsedAt: Date | null;
}

/**
 * Who a bearer belongs to, the secret of a session or a key; null for one that is unknown, has ended or
 * expired, was revoked, or whose account was disabled. With a main account its sub-users are shut out as well.
 */
export async function whoAsks(
  deps: Pick<IdentityDeps, 'db' | 'wall'>,
  bearer: string,
): Promise<Asker | null> {
  if (!isSessionSecret(bearer)) return whoseKey(deps, bearer);
  const signedIn = await signedInBy(deps, bearer);
  return signedIn === undefined
    ? null
    : { actor: signedIn.actor, proof: { kind: 'session', id: signedIn.sessionId } };
}

async function whoseKey(
  { db, wall }: Pick<IdentityDeps, 'db' | 'wall'>,
  key: string,
): Promise<Asker | null> {
  const now = wall();
  const [found] = await db.$queryRaw<Found[]>`
    SELECT k.id, k.scopes, k.first, k.last_used_at AS "lastUsedAt", a.id AS account, a.role
    FROM api_keys k JOIN accounts a ON a.id = k.account_id ${WITH_MAIN}
    WHERE k.key_hash = ${hashOfSecret(key)} AND ${keyHolds(now)} AND NOT ${SHUT_OUT}`;
  if (found === undefined) return null;
  const { id, account, role, scopes, first, lastUsedAt } = found;
  if (lastUsedAt === null || lastUsedAt.getTime() + USED_MS <= now.getTime()) {
    await db.apiKey.updateMany({ where: { id }, data: { lastUsedAt: now } });
  }
  const proof = { kind: 'key', id, scopes, first } as const;
  return { actor: { id: account, role: role as Role }, proof };
}
