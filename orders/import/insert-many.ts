import { Prisma, type Transaction } from '#prisma/client.ts';

/** A row by the names that the schema gives its fields; a field that is not named gets its default. */
export type Row = Readonly<Record<string, unknown>>;

const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A value as PostgreSQL reads it out of JSON: bytes in hexadecimal, numbers of 64 bits as text. */
function written(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'bigint' ? String(value) : value;
}

/**
 * Inserts rows that all have the same fields, in one statement: through the typed calls a row costs as much as
 * all else that an import does with it.
 * @param table as the database calls it, never from outside
 */
export async function insertMany(
  tx: Transaction,
  table:
    | 'persons'
    | 'subjects'
    | 'services'
    | 'accesses'
    | 'domain_holders'
    | 'domains'
    | 'record_versions',
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const fields = Object.keys(first);
  const columns = Prisma.raw(fields.map((field) => `"${columnOf(field)}"`).join(', '));
  const name = Prisma.raw(table);
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(fields.map((field) => [columnOf(field), written(row[field])])),
    ),
  );
  // Whose a domain is already, the foreign key of the domain's own row asks; what stands there stays.
  await tx.$executeRaw`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${json}::jsonb)
    ${KEPT.has(table) ? Prisma.raw('ON CONFLICT DO NOTHING') : Prisma.empty}`;
}

/** Where a row that is there already is as good as the new one. */
const KEPT: ReadonlySet<string> = new Set(['domain_holders', 'domains']);
