import type { DataClassName } from '#domain/retention/classes.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { MaterialStore } from '../material-store.ts';

/** What erasing needs, inside the transaction of one batch. */
export interface Erasing {
  readonly tx: Transaction;
  readonly vault: Vault;
  readonly at: Date;
  readonly materialStore: MaterialStore;
}

/** How one kind of row of a data class comes to its end. A class has one for each table that is asked. */
export interface Carrier {
  readonly of: DataClassName;
  /** What is erased, as people call it. */
  readonly what: string;
  /** A query for the `id` of everything that has had its term, and `since` when it was left alone. */
  readonly due: (cutoff: Date) => Prisma.Sql;
  /** How many go at once, where that is many; they are counted in the audit then, not named. */
  readonly atOnce?: number;
  /** Locks them, where somebody else may be at them. */
  readonly lock?: (tx: Transaction, ids: readonly string[]) => Promise<unknown>;
  /**
   * Erases them.
   * @returns what is to be done once the transaction is committed: a file goes after its row
   */
  readonly erase: (erasing: Erasing, ids: readonly string[]) => Promise<AfterCommit>;
}

export type AfterCommit = (() => Promise<void>) | undefined;

/** An instant as SQL. */
export const instant = (at: Date): string => at.toISOString();
