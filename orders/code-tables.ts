import { isDeepStrictEqual } from 'node:util';
import {
  createCodeTables,
  mergeCodeTables,
  type CodeRow,
  type CodeTables,
} from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';

interface Loaded {
  readonly name: string;
  readonly version: number;
}

/**
 * The code tables of a bureau as they stand: the newest that it has sent, our dated copy of those that it
 * has not. A bureau's ids are its own, and hold for no other.
 */
export function codeTablesOf(db: PrismaClient): (endpoint: string) => Promise<CodeTables> {
  const made = new Map<string, { readonly versions: string; readonly tables: CodeTables }>();
  return async (endpoint) => {
    const newest = await db.$queryRaw<Loaded[]>`
      SELECT name, max(version) AS version FROM code_tables WHERE endpoint = ${endpoint}
      GROUP BY name ORDER BY name`;
    const versions = JSON.stringify(newest);
    const known = made.get(endpoint);
    if (known?.versions === versions) return known.tables;
    const rows = await db.codeTable.findMany({
      where: { endpoint, OR: newest.map(({ name, version }) => ({ name, version })) },
    });
    const loaded = Object.fromEntries(
      rows.map((row) => [row.name, row.rows as unknown as CodeRow[]]),
    );
    const tables = createCodeTables(mergeCodeTables(DATED_CODE_TABLES, loaded));
    made.set(endpoint, { versions, tables });
    return tables;
  };
}

/** A code table in a file (`source`) of a bureau's. */
interface LoadedTable {
  readonly endpoint: string;
  readonly name: string;
  readonly rows: readonly CodeRow[];
  readonly source: string;
  readonly at: Date;
}

/**
 * Keeps a code table as its bureau sent it, as its next version; the same content again makes none. Only
 * the link of the endpoint calls this, which is one at a time.
 */
export async function loadCodeTable(
  db: Transaction,
  { endpoint, name, rows, source, at }: LoadedTable,
): Promise<void> {
  const last = await db.codeTable.findFirst({
    where: { endpoint, name },
    orderBy: { version: 'desc' },
  });
  // What comes out of the record has its keys in another order.
  if (last !== null && isDeepStrictEqual(last.rows, rows)) return;
  await db.codeTable.createMany({
    skipDuplicates: true,
    data: {
      ...{ endpoint, name, version: (last?.version ?? 0) + 1 },
      ...{ rows: rows as never, source, loadedAt: at },
    },
  });
}
