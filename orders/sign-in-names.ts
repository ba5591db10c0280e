import { CodedError } from '#domain/errors.ts';
import { STAFF, type Role } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { endSessionsOf, signInNameIndex } from './accounts.ts';

/** Whether somebody can sign in at the identity provider: not at all, not yet, or as whom he signed in first. */
export type SignInAtProvider = 'none' | 'named' | 'bound';

/** A sign-in name at the identity provider to be given to an account; null takes it away. */
export interface SignInName {
  readonly accountId: string;
  readonly role: Role;
  readonly name: string | null;
}

/**
 * Says under which name a colleague signs in at the identity provider. Whoever was bound so far is not any more,
 * and is signed out: the next one who signs in there with this name is bound.
 * @param by who says so
 * @throws CodedError `account.no_sign_in_name`, `account.sign_in_name_taken`.
 */
export async function writeSignInName(
  tx: Transaction,
  vault: Vault,
  { accountId, role, name }: SignInName,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await endSessionsOf(tx, accountId, { by, at });
  await tx.staffIdentity.deleteMany({ where: { accountId } });
  if (name === null) return;
  if (!STAFF.includes(role)) throw notStaff();
  const nameIndex = signInNameIndex(vault, name);
  // Of two that ask for one name at once the second is told, and nothing of its transaction is kept.
  const { count } = await tx.staffIdentity.createMany({
    data: [{ accountId, nameIndex, namedAt: at }],
    skipDuplicates: true,
  });
  if (count === 0) throw taken();
}

const notStaff = () =>
  new CodedError('account.no_sign_in_name', 'Applicants sign in with a password.', {
    field: '/signInName',
    remedy: 'Leave the sign-in name out: the identity provider is for staff.',
  });

const taken = () =>
  new CodedError('account.sign_in_name_taken', 'Another account has this sign-in name.', {
    field: '/signInName',
    remedy: 'Take it from that account first: PATCH /api/v1/accounts/{id} with "signInName": null.',
  });
