import { hashOfSecret } from '#orders/accounts.ts';
import type { IdentityDeps } from '../deps.ts';
import { freshMark, underWayOf } from './browser-mark.ts';
import { refusal } from './refusals.ts';
import type { StaffProvider } from './staff-provider.ts';

/** How long somebody may take at the provider, second factor and all. */
export const AT_PROVIDER_MS = 10 * 60_000;

/**
 * The provider that staff sign in at.
 * @throws CodedError `staff_sign_in.off` where the settings name none.
 */
export function providerOf({ staffProvider }: Pick<IdentityDeps, 'staffProvider'>): StaffProvider {
  if (staffProvider === undefined) throw refusal('off');
  return staffProvider;
}

/**
 * Sends a browser to the provider.
 * @returns where to, and the mark that the browser has to come back with
 * @throws CodedError `staff_sign_in.off`, `staff_sign_in.unreachable`, `staff_sign_in.misconfigured`.
 */
export async function beginStaffSignIn(
  deps: Pick<IdentityDeps, 'db' | 'wall' | 'staffProvider'>,
): Promise<{ address: string; mark: string }> {
  const mark = freshMark();
  const underWay = underWayOf(mark);
  const address = await providerOf(deps).addressFor(underWay);
  const now = deps.wall();
  await deps.db.staffSignIn.create({
    data: {
      stateHash: hashOfSecret(underWay.state),
      endsAt: new Date(now.getTime() + AT_PROVIDER_MS),
    },
  });
  // Whoever begins one clears away what nobody came back with.
  await deps.db.$executeRaw`
    DELETE FROM staff_sign_ins WHERE state_hash IN (
      SELECT state_hash FROM staff_sign_ins WHERE ends_at < ${now.toISOString()}::timestamptz
      LIMIT 100 FOR UPDATE SKIP LOCKED)`;
  return { address, mark };
}
