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

/** The code tables as they stand: the newest that the authority has sent, our dated copy of those that it has not. */
export function codeTablesOf(db: PrismaClient): () => Promise<CodeTables> {
  let known = '';
  let tables = createCodeTables(DATED_CODE_TABLES);
  return async () => {
    const newest = await db.$queryRaw<Loaded[]>`
      SELECT name, max(version) AS version FROM code_tables GROUP BY name ORDER BY name`;
    const versions = JSON.stringify(newest);
    if (versions === known) return tables;
    const rows = await db.codeTable.findMany({
      where: { OR: newest.map(({ name, version }) => ({ name, version })) },
    });
    const loaded = Object.fromEntries(
      rows.map((row) => [row.name, row.rows as unknown as CodeRow[]]),
    );
    tables = createCodeTables(mergeCodeTables(DATED_CODE_TABLES, loaded));
    known = versions;
    return tables;
  };
}

/** Keeps a code table as the authority sent it, as its next version; the same content again makes none. */
export async function loadCodeTable(
  db: Transaction,
  { name, rows, source, at }: { name: string; rows: readonly CodeRow[]; source: string; at: Date },
): Promise<void> {
  const last = await db.codeTable.findFirst({ where: { name }, orderBy: { version: 'desc' } });
  // What comes out of the record has its keys in another order.
  if (last !== null && isDeepStrictEqual(last.rows, rows)) return;
  await db.codeTable.createMany({
    skipDuplicates: true,
    data: { name, version: (last?.version ?? 0) + 1, rows: rows as never, source, loadedAt: at },
  });
}
