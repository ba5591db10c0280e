import type { CodeTables } from '#domain/authority/code-tables.ts';

/** How the authority's record is read. */
export interface ReadAs {
  /** The bureau's code tables. */
  readonly tables: CodeTables;
  /** Our number at the authority: accesses of others are not ours. */
  readonly provider: number | null;
}
