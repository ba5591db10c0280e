import { CodedError } from '#domain/errors.ts';
import { checkEmail } from '#domain/identifiers/email.ts';
import { SYSTEM } from '#domain/roles.ts';
import { openAccount, revokeKeysOf } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import type { Transaction } from '#prisma/client.ts';
import { writePassword } from './change-password.ts';
import type { IdentityDeps } from './deps.ts';
import { hashPassword } from './password-hash.ts';
import { requireGoodPassword } from './password-rules.ts';

/** Of the three administrators the one who opens accounts and gives them their roles, the other two’s as well. */
const ROLE = 'securityAdministrator';

/** The administrator that a new installation begins with. */
export interface FirstAdministrator {
  readonly handle: string;
  readonly password: string;
  /** Where its mails go; without one it can't recover a forgotten password. */
  readonly email?: string | undefined;
  /** Staff sign in at an identity provider, which may be away. */
  readonly byProvider: boolean;
}

/**
 * Whether there is a security administrator who can sign in with a password.
 * @param byProvider staff sign in at an identity provider: then only the password of a first administrator counts
 */
export async function hasAdministrator(db: Transaction, byProvider: boolean): Promise<boolean> {
  const account = { role: ROLE, disabledAt: null };
  const where = { account, ...(byProvider && { breakGlass: true }) };
  return (await db.credential.count({ where })) > 0;
}

/**
 * Makes the first administrator, as long as there is none with a password: later ones are not made by whoever
 * reaches the machine.
 * @throws CodedError `administrator.exists`, `administrator.handle`, `administrator.email`, `password.too_short` and its like.
 */
export async function makeFirstAdministrator(
  { db, vault, clock, wall }: IdentityDeps,
  { handle, password, email, byProvider }: FirstAdministrator,
): Promise<void> {
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(handle)) throw malformed();
  if (email !== undefined && checkEmail(email)?.severity === 'blocks') throw unreachable();
  requireGoodPassword(password, handle);
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    // Two at once: the second waits, and finds the first.
    await tx.$executeRaw`LOCK TABLE credentials IN SHARE ROW EXCLUSIVE MODE`;
    if (await hasAdministrator(tx, byProvider)) throw exists();
    if ((await tx.account.count({ where: { handle } })) > 0) throw taken(handle);
    const at = await clock.now(tx);
    const account = {
      handle,
      role: ROLE,
      ...(email !== undefined && { email }),
    } as const;
    const { id } = await openAccount(tx, vault, account, at);
    // It signs in at the pages, and makes keys there: nobody knows the first.
    await revokeKeysOf(tx, id, at);
    await writePassword(tx, { accountId: id, passwordHash, now: wall() });
    await tx.credential.update({ where: { accountId: id }, data: { breakGlass: true } });
    await audit(tx, { at, actor: SYSTEM, action: 'administrator.first', target: id });
  });
}

const malformed = () =>
  new CodedError('administrator.handle', 'This is no name for an account.', {
    remedy: 'Take small letters, digits and hyphens, beginning with a letter or digit.',
  });

const taken = (handle: string) =>
  new CodedError('administrator.handle', `There is an account ${handle} already.`, {
    remedy: 'Take another name.',
  });

const unreachable = () =>
  new CodedError('administrator.email', 'This is no e-mail address.', {
    remedy: 'Give the address as --email name@example.com, or leave it out.',
  });

const exists = () =>
  new CodedError('administrator.exists', 'There is an administrator with a password already.', {
    remedy: 'Sign in as that one; a forgotten password is asked for at /pages/forgot.',
  });
