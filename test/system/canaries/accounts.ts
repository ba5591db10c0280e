import { openAccount } from '#orders/accounts.ts';
import type { TestSystem } from '../../support/system.ts';
import type { Canaries } from './values.ts';

/** An account of somebody who is a canary. */
export interface CanaryAccount {
  readonly handle: string;
  readonly token: string;
  readonly mobile: string;
  readonly email: string;
}

/**
 * Opens an applicant whose handle, number and address are canaries.
 * @param handle which stands in the clear in the record, and in nothing that leaves it
 */
export async function openCanary(
  { record }: TestSystem,
  canaries: Canaries,
  handle: string,
): Promise<CanaryAccount> {
  const { db, vault, clock } = record;
  const mobile = canaries.like('phone', '13700000000', 'mobile of an account');
  const email = canaries.like('email', '', 'e-mail of an account');
  const account = { handle, role: 'applicant', mobile, email } as const;
  const { token } = await openAccount(db, vault, account, await clock.now());
  canaries.plant(token, 'key of an account');
  return { handle, token, mobile, email };
}
