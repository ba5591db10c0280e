import { STAFF } from '#domain/roles.ts';
import type { IdentityDeps } from './deps.ts';
import type { Claimed } from './who-is.ts';

/**
 * Whether an account may sign in at the pages with a password or key of ours: applicants always; where staff
 * have an identity provider they sign in there alone, but for the first administrator, who was made by the
 * command for the day on which nobody else can get in, and as long as he is one: another role is no way round
 * the provider.
 */
export const mayUsePassword = (
  { staffProvider }: Pick<IdentityDeps, 'staffProvider'>,
  { actor, breakGlass }: Pick<Claimed, 'actor' | 'breakGlass'>,
): boolean =>
  staffProvider === undefined ||
  (breakGlass && actor.role === 'securityAdministrator') ||
  !STAFF.includes(actor.role);
