import { createHmac, randomBytes } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { Actor, Role } from '#domain/roles.ts';
import { hashOfSecret } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';
import type { IdentityDeps } from './deps.ts';
import { keyHolds } from './key-holds.ts';
import { SHUT_OUT, WITH_MAIN } from './shut-out.ts';

/** A session ends when nothing was asked for that long. */
const IDLE_MS = 8 * 3_600_000;

/** It ends then in any case: whoever is still there signs in again. */
const LONGEST_MS = 7 * 86_400_000;

/** How exactly it is known when something was last asked for: a write with every request would be dear. */
const SEEN_MS = 60_000;

/** Sessions begin so, and keys don't: one knows from a bearer where to look for it. */
const PREFIX = 'bs_';

/** Whether a bearer is the secret of a session. */
export const isSessionSecret = (bearer: string): boolean => /^bs_[\w-]{43}$/.test(bearer);

/** Somebody who is signed in. */
export interface SignedIn {
  readonly sessionId: string;
  readonly actor: Actor;
  readonly handle: string;
}

/** A session as its owner and administrators see it. */
export interface SessionView {
  readonly id: string;
  readonly browser: string;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
}

/** A session to be opened. */
export interface NewSession {
  readonly actor: Actor;
  /** The browser's short name. */
  readonly browser: string;
  /** How the account proved itself, for the audit. */
  readonly by: string;
  /** The key that it is opened with, where it is one: it ends with it. */
  readonly keyId?: string;
  /** The session that the browser had before, which ends. */
  readonly instead: string | undefined;
}

/**
 * Opens a session: a fresh secret at every sign-in, so that nobody can have planted it before.
 * @returns the secret, told to the browser alone
 */
export async function openSession(
  tx: Transaction,
  { clock, wall }: Pick<IdentityDeps, 'clock' | 'wall'>,
  { actor, browser, by, keyId, instead }: NewSession,
): Promise<string> {
  const secret = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  const openedAt = wall();
  if (instead !== undefined) {
    await tx.session.updateMany({
      where: { id: instead, endedAt: null },
      data: { endedAt: openedAt, endedBy: actor.id },
    });
  }
  const { id } = await tx.session.create({
    data: {
      ...{ accountId: actor.id, secretHash: hashOfSecret(secret), browser },
      ...(keyId !== undefined && { openedBy: keyId }),
      ...{ openedAt, seenAt: openedAt, endsAt: new Date(openedAt.getTime() + LONGEST_MS) },
    },
    select: { id: true },
  });
  const at = await clock.now(tx);
  await audit(tx, { at, actor, action: 'session.opened', target: id, after: { by } });
  return secret;
}

interface Found {
  readonly id: string;
  readonly account: string;
  readonly role: string;
  readonly handle: string;
  readonly seenAt: Date;
  readonly shutOut: boolean;
}

/**
 * Whether a session of `sessions s` goes on at an instant: nobody ended it, it was neither too long nor idle, and
 * the key that it was opened with, where it was one, is still worth something.
 */
function goesOn(now: Date): Prisma.Sql {
  const idleSince = new Date(now.getTime() - IDLE_MS);
  return Prisma.sql`s.ended_at IS NULL AND s.ends_at > ${now.toISOString()}::timestamptz
    AND s.seen_at > ${idleSince.toISOString()}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM api_keys k WHERE k.id = s.opened_by AND NOT ${keyHolds(now)})`;
}

/**
 * Who a session's secret belongs to; undefined where it is not known, has ended, or its account was disabled.
 * The record is asked each time: what ended a moment ago is over. Asking prolongs it, up to its end.
 */
export async function signedInBy(
  { db, wall }: Pick<IdentityDeps, 'db' | 'wall'>,
  secret: string,
): Promise<SignedIn | undefined> {
  const now = wall();
  const [found] = await db.$queryRaw<Found[]>`
    SELECT s.id, a.id AS account, a.role, a.handle, s.seen_at AS "seenAt",
      ${SHUT_OUT} AS "shutOut"
    FROM sessions s JOIN accounts a ON a.id = s.account_id ${WITH_MAIN}
    WHERE s.secret_hash = ${hashOfSecret(secret)} AND ${goesOn(now)}`;
  if (found === undefined) return undefined;
  const { id, account, role, handle, seenAt, shutOut } = found;
  if (shutOut) {
    // An account that is let in again has to sign in again.
    await db.session.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now, endedBy: 'system' },
    });
    return undefined;
  }
  if (seenAt.getTime() + SEEN_MS <= now.getTime()) {
    await db.session.updateMany({ where: { id, endedAt: null }, data: { seenAt: now } });
  }
  return { sessionId: id, handle, actor: { id: account, role: role as Role } };
}

/** What every form of a session sends back: a stranger’s page does not know the secret that it is made from. */
export const formMarkOf = (secret: string): string =>
  createHmac('sha256', secret).update('form').digest('base64url');

/** The sessions of an account that have not ended, the last one seen first. */
export async function sessionsOf(
  { db, wall }: Pick<IdentityDeps, 'db' | 'wall'>,
  accountId: string,
): Promise<SessionView[]> {
  return db.$queryRaw<SessionView[]>`
    SELECT id, browser, opened_at AS "openedAt", seen_at AS "seenAt", ends_at AS "endsAt"
    FROM sessions s WHERE s.account_id = ${accountId} AND ${goesOn(wall())} ORDER BY seen_at DESC`;
}

/**
 * Ends a session of an account, from the next request on.
 * @throws CodedError `session.not_found`, for another account's as well.
 */
export async function endSession(
  { db, clock, wall }: IdentityDeps,
  { accountId, id, actor }: { accountId: string; id: string; actor: Actor },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, accountId, endedAt: null },
      data: { endedAt: wall(), endedBy: actor.id },
    });
    if (count === 0) {
      throw new CodedError('session.not_found', 'There is no such session, or it has ended.', {
        remedy: 'Read the list of sessions again.',
      });
    }
    await audit(tx, { at: await clock.now(tx), actor, action: 'session.ended', target: id });
  });
}
