import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { audit } from '#orders/audit.ts';
import type { Transaction } from '#prisma/client.ts';
import { countTry, forgetTries, handleAsKept } from './attempts.ts';
import type { IdentityDeps } from './deps.ts';
import { isPassword } from './password-hash.ts';
import { accountById, type Claimed } from './who-is.ts';

/**
 * Asks the password of whoever is signed in: a browser left alone must not change what its owner signs in
 * with. It is counted with the sign-ins, so that nobody guesses here instead.
 * @param deed what is done then; it is not the password that was wrong where it throws
 * @throws CodedError `password.wrong`, for an account that has to wait as well; `password.none`.
 */
export async function requireOwner(
  deps: IdentityDeps,
  actor: Actor,
  password: string,
  deed: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<Claimed> {
  const claimed = await accountById(deps.db, actor.id);
  if (claimed?.passwordHash === undefined) throw none();
  const tried = { kind: 'handle', of: handleAsKept(claimed.handle) } as const;
  const { held } = await countTry(deps, tried);
  const knows = await isPassword(claimed.passwordHash, password);
  if (!knows || held) {
    await deps.db.$transaction(async (tx) => {
      const at = await deps.clock.now(tx);
      await audit(tx, { at, actor, action: 'password.refused', target: actor.id });
    });
    throw wrong();
  }
  await deps.db.$transaction(async (tx) => {
    await deed(tx);
    await forgetTries(tx, deps, tried);
  });
  return claimed;
}

const none = () =>
  new CodedError('password.none', 'This account has no password yet.', {
    remedy: 'Choose one first.',
  });

const wrong = () =>
  new CodedError('password.wrong', 'The password is wrong, or was tried too often.', {
    field: '/password',
    remedy: 'Type it again; after many tries, wait some minutes first.',
  });
