import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { endSessionsOf } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import type { Transaction } from '#prisma/client.ts';
import { requireOwner } from './confirm-owner.ts';
import type { IdentityDeps } from './deps.ts';
import { hashPassword } from './password-hash.ts';
import { requireGoodPassword } from './password-rules.ts';
import { accountById } from './who-is.ts';

/**
 * Writes an account's password. The links of mails that were sent before lead nowhere then.
 * @param passwordHash as `hashPassword` made it, before the transaction: it takes its time
 */
export async function writePassword(
  tx: Transaction,
  { accountId, passwordHash, now }: { accountId: string; passwordHash: string; now: Date },
): Promise<void> {
  const data = { passwordHash, changedAt: now };
  await tx.credential.upsert({
    ...{ where: { accountId }, create: { accountId, ...data }, update: data },
  });
  await tx.passwordReset.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now } });
}

/** A password to be set by its owner. */
export interface PasswordChange {
  readonly actor: Actor;
  /** The one so far; empty where the account has none. */
  readonly current: string;
  readonly password: string;
  /** The session that stays: all others end. */
  readonly session: string;
}

/**
 * Changes a password, or gives an account its first.
 * @throws CodedError `password.wrong`, `password.too_short` and its like, `password.changed_meanwhile`.
 */
export async function changePassword(deps: IdentityDeps, change: PasswordChange): Promise<void> {
  const { actor, current, password, session } = change;
  const claimed = await accountById(deps.db, actor.id);
  requireGoodPassword(password, claimed?.handle ?? '');
  const passwordHash = await hashPassword(password);
  const deed = async (tx: Transaction): Promise<void> => {
    const now = deps.wall();
    await writePassword(tx, { accountId: actor.id, passwordHash, now });
    await endSessionsOf(tx, actor.id, { by: actor.id, at: now, keep: session });
    const at = await deps.clock.now(tx);
    await audit(tx, { at, actor, action: 'password.changed', target: actor.id });
  };
  if (claimed?.passwordHash !== undefined) {
    await requireOwner(deps, actor, current, deed);
    return;
  }
  await deps.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM accounts WHERE id = ${actor.id} FOR NO KEY UPDATE`;
    // Two first passwords at once: the second would be a change, without the first.
    if ((await tx.credential.count({ where: { accountId: actor.id } })) > 0) throw meanwhile();
    await deed(tx);
  });
}

const meanwhile = () =>
  new CodedError('password.changed_meanwhile', 'The password was set a moment ago.', {
    remedy: 'Sign in with it, and change it then.',
  });
