import { CodedError } from '#domain/errors.ts';
import { STAFF, type Role } from '#domain/roles.ts';
import type { IdentityDeps } from '../deps.ts';

/**
 * Asks that a colleague's new account signs in at the identity provider, where there is one: an account that is
 * opened with a token instead could be used by whoever opened it, who would be two people then.
 * @throws CodedError `account.sign_in_name_needed`.
 */
export function requireSignInName(
  { staffProvider }: Pick<IdentityDeps, 'staffProvider'>,
  { role, signInName }: { readonly role: Role; readonly signInName?: string | undefined },
): void {
  if (staffProvider === undefined || signInName !== undefined || !STAFF.includes(role)) return;
  throw new CodedError(
    'account.sign_in_name_needed',
    'Staff sign in at the identity provider here.',
    {
      field: '/signInName',
      remedy: 'Give the name that this colleague signs in with there.',
    },
  );
}
