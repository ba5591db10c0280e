import { STAFF, SYSTEM, type Actor } from '#domain/roles.ts';
import { signInNameIndex } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { IdentityDeps } from '../deps.ts';
import { accountById } from '../who-is.ts';
import type { Person } from './staff-provider.ts';

/** What a person at the provider is known by: a keyed hash of issuer and subject, letter by letter. */
export const subjectIndex = (
  vault: Pick<Vault, 'sign'>,
  { issuer, subject }: Pick<Person, 'issuer' | 'subject'>,
): string => vault.sign('staff-subject', JSON.stringify([issuer, subject])).toString('hex');

/** Somebody who came back, with the name that he is looked for by where he is not bound yet. */
export interface Came {
  readonly issuer: string;
  readonly subjectIndex: string;
  readonly name: string | undefined;
}

/** Whether an account is bound to this person already: then nobody asks for a name. */
export async function isBound({ db }: Pick<IdentityDeps, 'db'>, index: string): Promise<boolean> {
  return (await db.staffIdentity.count({ where: { subjectIndex: index } })) > 0;
}

/**
 * The account of whoever came back, by issuer and subject; where nobody is bound to these, the one that was
 * given this sign-in name and that nobody has signed in to, which is bound with it. Who may do what our own
 * record says, and nothing that the provider does.
 * @returns undefined where there is none, or it or its role may not sign in
 */
export async function accountOf(
  tx: Transaction,
  { vault, clock, wall }: Pick<IdentityDeps, 'vault' | 'clock' | 'wall'>,
  came: Came,
): Promise<Actor | undefined> {
  if (came.name === undefined) return boundTo(tx, came);
  const nameIndex = signInNameIndex(vault, came.name);
  const named = await tx.staffIdentity.findUnique({ where: { nameIndex } });
  const actor = named === null ? undefined : await lockedStaff(tx, named.accountId);
  if (actor === undefined) return undefined;
  // Of two who come with one name at once the first is bound, and the second finds him.
  const { count } = await tx.staffIdentity.updateMany({
    where: { nameIndex, accountId: actor.id, subjectIndex: null },
    data: { issuer: came.issuer, subjectIndex: came.subjectIndex, boundAt: wall() },
  });
  if (count === 0) return boundTo(tx, came);
  const at = await clock.now(tx);
  await audit(tx, { at, actor: SYSTEM, action: 'signIn.bound', target: actor.id });
  return actor;
}

async function boundTo(tx: Transaction, came: Came): Promise<Actor | undefined> {
  const where = { subjectIndex: came.subjectIndex };
  const bound = await tx.staffIdentity.findUnique({ where });
  if (bound === null) return undefined;
  const actor = await lockedStaff(tx, bound.accountId);
  const still = await tx.staffIdentity.findUnique({ where });
  return still?.accountId === bound.accountId ? actor : undefined;
}

/** Whoever takes an account or its name away either comes first, or waits and finds the session to be ended. */
async function lockedStaff(tx: Transaction, accountId: string): Promise<Actor | undefined> {
  await tx.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId} FOR SHARE`;
  return staffOf(tx, accountId);
}

async function staffOf(tx: Transaction, accountId: string): Promise<Actor | undefined> {
  const claimed = await accountById(tx, accountId);
  const isStaff = claimed !== undefined && STAFF.includes(claimed.actor.role);
  return isStaff ? claimed.actor : undefined;
}
