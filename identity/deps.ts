import type { PrismaClient, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { StaffProvider } from './oidc/staff-provider.ts';

/** What everything about signing in needs; made once by a process. */
export interface IdentityDeps {
  readonly db: PrismaClient;
  readonly vault: Vault;
  /** The clock of the orders, which the audit runs on. */
  readonly clock: { now(tx?: Transaction): Promise<Date> };
  /**
   * The wall's time. Sessions, codes and waits run on it: people at a browser and the apps on their phones
   * don't follow the sandbox clock.
   */
  readonly wall: () => Date;
  /** Where staff sign in; absent where the settings name no identity provider. */
  readonly staffProvider?: StaffProvider | undefined;
}
