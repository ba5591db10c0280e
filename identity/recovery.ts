import { randomBytes } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import { SYSTEM } from '#domain/roles.ts';
import { endSessionsOf, hashOfSecret } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import { countTry, forgetTries, handleAsKept, networkOf } from './attempts.ts';
import { writePassword } from './change-password.ts';
import type { IdentityDeps } from './deps.ts';
import { hashPassword } from './password-hash.ts';
import { requireGoodPassword } from './password-rules.ts';
import { accountByHandle, accountById } from './who-is.ts';

/** How long the link of a mail is good. */
const LINK_MS = 30 * 60_000;

/**
 * Makes the link for somebody who forgot the password; undefined where there is no such account, or too many
 * were asked for. Whoever asks must not learn which: he is answered before this begins.
 */
export async function askForReset(
  deps: IdentityDeps,
  { handle, address }: { handle: string; address: string },
): Promise<{ accountId: string; token: string } | undefined> {
  const from = { kind: 'address', of: networkOf(address) } as const;
  const kept = handleAsKept(handle);
  if ((await countTry(deps, from)).held) return undefined;
  if ((await countTry(deps, { kind: 'reset', of: kept })).held) return undefined;
  const claimed = await accountByHandle(deps.db, kept);
  if (claimed === undefined) return undefined;
  // Its main account took the password away with the token: the new one comes from there, not by mail.
  if (claimed.subUser && claimed.passwordHash === undefined) return undefined;
  const accountId = claimed.actor.id;
  const token = randomBytes(32).toString('base64url');
  await deps.db.$transaction(async (tx) => {
    const now = deps.wall();
    await tx.passwordReset.updateMany({
      where: { accountId, usedAt: null },
      data: { usedAt: now },
    });
    const endsAt = new Date(now.getTime() + LINK_MS);
    await tx.passwordReset.create({
      data: { tokenHash: hashOfSecret(token), accountId, askedAt: now, endsAt },
    });
    const at = await deps.clock.now(tx);
    await audit(tx, { at, actor: SYSTEM, action: 'password.resetAsked', target: accountId });
  });
  return { accountId, token };
}

/** Whether the link of a mail can still be used. */
export async function isResetOpen(
  { db, wall }: Pick<IdentityDeps, 'db' | 'wall'>,
  token: string,
): Promise<boolean> {
  return (await db.passwordReset.count({ where: openReset(token, wall()) })) > 0;
}

const openReset = (token: string, now: Date) => ({
  ...{ tokenHash: hashOfSecret(token), usedAt: null, endsAt: { gt: now } },
});

/**
 * Sets the password of whoever got the mail, ends all sessions of the account, and lets it try again where it
 * had to wait. Its app and its keys stay as they are.
 * @returns the account
 * @throws CodedError `reset.ended`; `password.too_short` and its like, which leave the link good.
 */
export async function resetPassword(
  deps: IdentityDeps,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const { db, clock, wall } = deps;
  const open = await db.passwordReset.findFirst({ where: openReset(token, wall()) });
  const claimed = open === null ? undefined : await accountById(db, open.accountId);
  if (claimed === undefined) throw ended();
  requireGoodPassword(password, claimed.handle);
  const passwordHash = await hashPassword(password);
  const { actor } = claimed;
  await db.$transaction(async (tx) => {
    const now = wall();
    const { count } = await tx.passwordReset.updateMany({
      where: openReset(token, now),
      data: { usedAt: now },
    });
    if (count === 0) throw ended();
    await writePassword(tx, { accountId: actor.id, passwordHash, now });
    await endSessionsOf(tx, actor.id, { by: actor.id, at: now });
    await forgetTries(tx, deps, { kind: 'handle', of: handleAsKept(claimed.handle) });
    const at = await clock.now(tx);
    await audit(tx, { at, actor, action: 'password.reset', target: actor.id });
  });
  return actor.id;
}

const ended = () =>
  new CodedError('reset.ended', 'This link was used already, or is too old.', {
    remedy: 'Ask for a new one at the page to sign in.',
  });
