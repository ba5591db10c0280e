import { Prisma, type PrismaClient, type Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { placeOf, type SealedTable } from './sealed-tables.ts';

/** What sealing anew needs. */
export interface Resealing {
  readonly db: PrismaClient;
  readonly vault: Vault;
}

/** A row that did not open: where it stands and why, without what it says. */
export interface Unopened {
  readonly table: string;
  readonly row: string;
  readonly why: string;
}

/** What came of one batch. `last` is the last row that was looked at, null at the end of the table. */
interface Batch {
  readonly done: number;
  readonly unopened: readonly Unopened[];
  readonly last: readonly string[] | null;
}

const ROWS_AT_ONCE = 200;

/** One row, its columns as texts, sealed ones in hexadecimal. */
type Row = Readonly<Record<string, string | null>>;

/**
 * Seals one batch of a table's rows anew, those that are not under the sealing key: in a short transaction of
 * its own, under locks on these rows alone. It never waits: a row that somebody else is at is left for the
 * next pass, so that orders go on and nothing can block anything in a circle.
 */
export function resealBatch(
  { db, vault }: Resealing,
  sealed: SealedTable,
  after: readonly string[] | null,
): Promise<Batch> {
  const size = sealed.batch ?? ROWS_AT_ONCE;
  return db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<Row[]>(batchOf(sealed, vault.keyId, after, size));
    const read = rows.map((row) => resealed(vault, sealed, row));
    const fresh = read.flatMap((one) => ('fresh' in one ? [one.fresh] : []));
    if (fresh.length > 0) await tx.$executeRaw(writing(sealed, vault.keyId, fresh));
    const last = rows.length < size ? null : keysOf(sealed, rows.at(-1) ?? {});
    const unopened = read.flatMap((one) => ('unopened' in one ? [one.unopened] : []));
    return { done: fresh.length, unopened, last };
  });
}

/**
 * Seals one row anew where it is under another key: before a further column of it is sealed, since a row has
 * one key.
 */
export async function resealRow(
  tx: Transaction,
  vault: Vault,
  sealed: SealedTable,
  keys: readonly string[],
): Promise<void> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${columns(sealed)} FROM ${name(sealed.table)}
    WHERE ${tuple(sealed)} = (${values(sealed, keys)}) FOR NO KEY UPDATE`;
  if (row === undefined || row.key_of_row === vault.keyId) return;
  const one = resealed(vault, sealed, row);
  if ('fresh' in one) await tx.$executeRaw(writing(sealed, vault.keyId, [one.fresh]));
  else throw new Error(`${one.unopened.table} ${one.unopened.row}: ${one.unopened.why}`);
}

function batchOf(
  sealed: SealedTable,
  keyId: string,
  after: readonly string[] | null,
  size: number,
): Prisma.Sql {
  const further =
    after === null ? Prisma.empty : Prisma.sql`AND ${tuple(sealed)} > (${values(sealed, after)})`;
  return Prisma.sql`
    SELECT ${columns(sealed)} FROM ${name(sealed.table)}
    WHERE ${name(sealed.keyId)} <> ${keyId} ${further}
    ORDER BY ${list(Object.keys(sealed.keys))} LIMIT ${size}
    FOR NO KEY UPDATE SKIP LOCKED`;
}

/** A row under the sealing key. One that does not open stays as it is: what it says is not ours to guess. */
function resealed(
  vault: Vault,
  sealed: SealedTable,
  row: Row,
): { readonly fresh: Row } | { readonly unopened: Unopened } {
  const keys = keysOf(sealed, row);
  const keyId = row.key_of_row ?? '';
  try {
    const fresh = sealed.sealed.map((column) => {
      const hex = row[cipherOf(column)] ?? null;
      if (hex === null) return [cipherOf(column), null] as const;
      const place = placeOf(sealed, column, keys);
      const opened = vault.openBytes(place, { cipher: Buffer.from(hex, 'hex'), keyId });
      const again = Buffer.from(vault.sealBytes(place, opened)).toString('hex');
      return [cipherOf(column), again] as const;
    });
    return { fresh: { ...row, ...Object.fromEntries(fresh) } };
  } catch (error) {
    const why = (error as { code?: string }).code ?? (error as Error).message;
    return { unopened: { table: sealed.table, row: keys.join(' '), why } };
  }
}

function writing(sealed: SealedTable, keyId: string, rows: readonly Row[]): Prisma.Sql {
  const { table, keys } = sealed;
  const given = [...Object.keys(keys), ...sealed.sealed.map(cipherOf)];
  const arrays = given.map((column) => Prisma.sql`${rows.map((row) => row[column])}::text[]`);
  const set = sealed.sealed.map((column) => {
    const cipher = cipherOf(column);
    return Prisma.sql`${name(cipher)} = decode(${Prisma.raw(`fresh."${cipher}"`)}, 'hex')`;
  });
  const same = Object.entries(keys).map(([column, type]) =>
    Prisma.raw(`"${table}"."${column}" = fresh."${column}"::${type}`),
  );
  return Prisma.sql`
    UPDATE ${name(table)} SET ${name(sealed.keyId)} = ${keyId}, ${Prisma.join(set)}
    FROM unnest(${Prisma.join(arrays)}) AS fresh (${list(given)})
    WHERE ${Prisma.join(same, ' AND ')}`;
}

const cipherOf = (column: string): string => `${column}_cipher`;

const name = (text: string): Prisma.Sql => Prisma.raw(`"${text}"`);
const list = (names: readonly string[]): Prisma.Sql => Prisma.join(names.map(name));

const tuple = ({ keys }: SealedTable): Prisma.Sql => Prisma.sql`(${list(Object.keys(keys))})`;

const values = ({ keys }: SealedTable, texts: readonly string[]): Prisma.Sql =>
  Prisma.join(
    Object.values(keys).map((type, n) => Prisma.sql`${texts[n] ?? ''}::text::${Prisma.raw(type)}`),
  );

function columns({ keys, keyId, sealed }: SealedTable): Prisma.Sql {
  return Prisma.raw(
    [
      ...Object.keys(keys).map((column) => `"${column}"::text AS "${column}"`),
      `"${keyId}" AS key_of_row`,
      ...sealed.map(cipherOf).map((column) => `encode("${column}", 'hex') AS "${column}"`),
    ].join(', '),
  );
}

const keysOf = ({ keys }: SealedTable, row: Row): string[] =>
  Object.keys(keys).map((column) => row[column] ?? '');
