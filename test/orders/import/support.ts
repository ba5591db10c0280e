import type { Imported } from '#domain/import/filed.ts';
import type { ReportLine } from '#domain/import/report.ts';
import { importAll } from '#orders/import/import-all.ts';
import type { PrismaClient } from '#prisma/client.ts';
import type { TestRecord } from '#test/support/record.ts';

/** Imports what was read, and gives the whole report. */
export async function imported(
  record: TestRecord,
  read: Imported,
  how: { readonly dryRun: boolean } = { dryRun: false },
): Promise<ReportLine[]> {
  const lines: ReportLine[] = [];
  for await (const some of importAll(record, read, how)) lines.push(...some);
  return lines;
}

/** A report as short texts: place, what became of it, and why. */
export const short = (lines: readonly ReportLine[]): string[] =>
  lines.map(({ file, line, outcome, refusal }) =>
    `${file}:${String(line)} ${outcome} ${refusal?.code ?? ''}`.trimEnd(),
  );

const TABLES = [
  'subjects',
  'services',
  'accesses',
  'persons',
  'domains',
  'domain_holders',
  'record_versions',
  'orders',
  'timeline',
  'requests',
  'audit',
];

/** How many rows each table has that an import could write to. */
export async function rowCounts(db: PrismaClient): Promise<Record<string, number>> {
  const counts = TABLES.map(
    (table) => `SELECT '${table}' AS name, count(*)::int AS rows FROM ${table}`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; rows: number }[]>(
    counts.join(' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}
