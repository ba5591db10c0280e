import type { Policy } from '#domain/policy.ts';
import type { PrismaClient } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { Clock } from './clock.ts';
import type { MaterialStore } from './material-store.ts';

/** What everything that reads or writes orders needs; made once by a process. */
export interface OrdersDeps {
  readonly db: PrismaClient;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly policy: Policy;
  /** Where the files of materials are kept. */
  readonly materialStore: MaterialStore;
  /** Called after each commit that left a follower something to hear; must neither block nor throw. */
  readonly committed: (orderNo: string) => void;
}
