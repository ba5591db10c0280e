import { timingSafeEqual } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import { SYSTEM } from '#domain/roles.ts';
import { hashOfSecret } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import { countTry, networkOf, takeBackTry, type Tried } from '../attempts.ts';
import type { IdentityDeps } from '../deps.ts';
import { openSession } from '../sessions.ts';
import { providerOf } from './begin.ts';
import { isMark, underWayOf, type UnderWay } from './browser-mark.ts';
import { refusal } from './refusals.ts';
import { accountOf, isBound, subjectIndex } from './who-came.ts';

/** A browser that comes back from the provider. */
export interface CameBack {
  /** From its cookie; empty where it has none. */
  readonly mark: string;
  /** The query of the address that it was sent to. */
  readonly search: string;
  /** The asker's address, counted by and never kept. */
  readonly address: string;
  /** The browser's short name. */
  readonly browser: string;
  /** The session that the browser has so far. */
  readonly instead: string | undefined;
}

/**
 * Signs in whoever comes back from the provider, with a session like any other. One that was begun is finished
 * once, by the browser that began it.
 * @returns the session's secret
 * @throws CodedError `staff_sign_in.…`
 */
export async function finishStaffSignIn(deps: IdentityDeps, came: CameBack): Promise<string> {
  const provider = providerOf(deps);
  const underWay = await takeUnderWay(deps, came);
  const from = { kind: 'address', of: networkOf(came.address) } as const;
  if ((await countTry(deps, from)).held) throw refusal('held');
  try {
    const person = await provider.personOf(came.search, underWay);
    const index = subjectIndex(deps.vault, person);
    const name = (await isBound(deps, index)) ? undefined : await person.name();
    return await deps.db.$transaction(async (tx) => {
      const { issuer } = person;
      const actor = await accountOf(tx, deps, { issuer, subjectIndex: index, name });
      if (actor === undefined) throw refusal('no_account');
      await takeBackTry(tx, deps, from);
      const { browser, instead } = came;
      return openSession(tx, deps, { actor, browser, by: 'identity provider', instead });
    });
  } catch (error) {
    if (error instanceof CodedError) await remember(deps, error.code, from);
    throw error;
  }
}

/**
 * Takes a sign-in that is under way out of the record, so that it can't be finished again.
 * @throws CodedError `staff_sign_in.not_begun`
 */
async function takeUnderWay(
  { db, wall }: Pick<IdentityDeps, 'db' | 'wall'>,
  { mark, search }: CameBack,
): Promise<UnderWay> {
  if (!isMark(mark)) throw refusal('not_begun');
  const underWay = underWayOf(mark);
  const told = new URLSearchParams(search).getAll('state');
  if (told.length !== 1 || !isSame(told[0] ?? '', underWay.state)) throw refusal('not_begun');
  const { count } = await db.staffSignIn.deleteMany({
    where: { stateHash: hashOfSecret(underWay.state), endsAt: { gt: wall() } },
  });
  if (count === 0) throw refusal('not_begun');
  return underWay;
}

function isSame(told: string, expected: string): boolean {
  const [one, other] = [Buffer.from(told), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What is the provider's fault, and not a try of whoever came back. */
const NO_TRY = ['staff_sign_in.unreachable', 'staff_sign_in.misconfigured'];

/** Nobody who was refused is named: why is enough. */
async function remember(deps: IdentityDeps, why: string, from: Tried): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    if (NO_TRY.includes(why)) await takeBackTry(tx, deps, from);
    const at = await deps.clock.now(tx);
    const deed = { at, actor: SYSTEM, action: 'signIn.failed', target: 'identity provider' };
    await audit(tx, { ...deed, after: { why } });
  });
}
