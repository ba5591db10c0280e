import type { Policy } from '#domain/policy.ts';
import type { PrismaClient } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { AskFiled } from './authority-says.ts';
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
  /** The provider's own addresses as CIDR blocks; without them it is not checked whose an address is. */
  readonly providerRanges?: readonly string[] | undefined;
  /** Asks a bureau what it has filed; without it nobody is asked, and what was not checked is named. */
  readonly filedAs?: AskFiled | undefined;
  /** Called after each commit that left a follower something to hear; must neither block nor throw. */
  readonly committed: (orderNo: string) => void;
}
