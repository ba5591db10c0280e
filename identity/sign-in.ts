import { SYSTEM } from '#domain/roles.ts';
import { audit } from '#orders/audit.ts';
import type { Transaction } from '#prisma/client.ts';
import {
  countTry,
  forgetTries,
  handleAsKept,
  networkOf,
  subjectOf,
  takeBackTry,
} from './attempts.ts';
import { mayUsePassword } from './by-password.ts';
import type { IdentityDeps } from './deps.ts';
import { isPassword } from './password-hash.ts';
import { takeCode } from './second-factor.ts';
import { openSession } from './sessions.ts';
import { SHUT_OUT, WITH_MAIN } from './shut-out.ts';
import { accountByHandle, type Claimed } from './who-is.ts';

/** What somebody signs in with. */
export interface SignIn {
  readonly handle: string;
  readonly password: string;
  /** From the app, or one of those on paper; empty for an account without. */
  readonly code: string;
  /** The asker's address, counted by and never kept. */
  readonly address: string;
  /** The browser's short name. */
  readonly browser: string;
  /** The session that the browser has so far. */
  readonly instead: string | undefined;
}

/** Whether somebody was let in: one answer for every reason not to. */
export type SignedInOrNot =
  | { readonly secret: string }
  | {
      readonly secret: undefined;
      /** The account whose owner is to hear that somebody was guessing. Nothing of it is for who asks. */
      readonly warn?: string;
    };

const NOT: SignedInOrNot = { secret: undefined };

/**
 * Signs somebody in. An unknown handle, a wrong password or code, a disabled account, one that has to wait and
 * a colleague’s who signs in at the identity provider are answered alike, and after the same work, so that
 * nobody learns from it who has an account.
 */
export async function signIn(deps: IdentityDeps, given: SignIn): Promise<SignedInOrNot> {
  const from = { kind: 'address', of: networkOf(given.address) } as const;
  // What is asked from one address says nothing of accounts: here no work is done in vain.
  if ((await countTry(deps, from)).held) return NOT;
  const handle = handleAsKept(given.handle);
  const tried = { kind: 'handle', of: handle } as const;
  const { held, beginsToHold } = await countTry(deps, tried);
  const claimed = await accountByHandle(deps.db, handle);
  const knows = await isPassword(claimed?.passwordHash, given.password);
  if (claimed !== undefined && knows && !held && mayUsePassword(deps, claimed)) {
    const secret = await deps.db.$transaction(async (tx) => {
      if (!(await isStill(tx, claimed))) return undefined;
      if (claimed.secondFactor && !(await takeCode(tx, deps, claimed.actor.id, given.code))) {
        return undefined;
      }
      await forgetTries(tx, deps, tried);
      await takeBackTry(tx, deps, from);
      const { browser, instead } = given;
      const by = claimed.secondFactor ? 'password and code' : 'password';
      return openSession(tx, deps, { actor: claimed.actor, browser, by, instead });
    });
    if (secret !== undefined) return { secret };
  }
  const target = subjectOf(deps, tried);
  await deps.db.$transaction(async (tx) => {
    const at = await deps.clock.now(tx);
    await audit(tx, { at, actor: SYSTEM, action: 'signIn.failed', target });
  });
  return { ...NOT, ...(beginsToHold && claimed !== undefined && { warn: claimed.actor.id }) };
}

/** Whether the password that was tried is still that of an account that may come in: both may have changed meanwhile. */
async function isStill(tx: Transaction, { actor, passwordHash }: Claimed): Promise<boolean> {
  const same = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM accounts a JOIN credentials c ON c.account_id = a.id ${WITH_MAIN}
    WHERE a.id = ${actor.id} AND c.password_hash = ${passwordHash} AND NOT ${SHUT_OUT}
    FOR SHARE OF a, c`;
  return same.length > 0;
}
