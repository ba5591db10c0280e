import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { placeOf, SEALED_TABLES, type SealedTable } from '#orders/keys/sealed-tables.ts';
import type { Vault } from '#prisma/vault.ts';

/** What a key column of the n-th row says. */
const KEY_VALUES: Readonly<Record<SealedTable['keys'][string], (n: number) => string>> = {
  text: (n) => `row-${String(n)}`,
  uuid: () => randomUUID(),
  integer: (n) => String(n),
};

/** Something that fits a column nobody asks about. */
const FILLERS: Readonly<Record<string, (n: number) => unknown>> = {
  text: (n) => `row-${String(n)}`,
  uuid: () => randomUUID(),
  integer: (n) => n,
  bigint: (n) => n,
  boolean: () => false,
  jsonb: () => '{}',
  'timestamp with time zone': () => new Date(),
  ARRAY: () => '{}',
};

/** What a sealed value of a row says in the clear: enough to tell it from every other. */
const textOf = (table: string, column: string, keys: readonly string[]): string =>
  `${table} ${column} ${keys.join(' ')}`;

/**
 * Writes rows into a table as they would stand there, sealed by a vault: with what its other columns need,
 * and nothing that they refer to.
 */
export async function givenRows(
  client: pg.Client,
  vault: Vault,
  sealed: SealedTable,
  { count, from = 1 }: { readonly count: number; readonly from?: number },
): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL`,
    [sealed.table],
  );
  const ciphers = sealed.sealed.map((column) => `${column}_cipher`);
  const others = rows.filter(
    ({ name }) => !(name in sealed.keys) && !ciphers.includes(name) && name !== sealed.keyId,
  );
  const columns = [
    ...Object.keys(sealed.keys),
    sealed.keyId,
    ...ciphers,
    ...others.map(({ name }) => name),
  ];
  const list = columns.map((name) => `"${name}"`).join(', ');
  const parameters = columns.map((_, n) => `$${String(n + 1)}`).join(', ');
  await client.query('BEGIN');
  await client.query('SET LOCAL session_replication_role = replica');
  for (let n = from; n < from + count; n += 1) {
    const keys = Object.values(sealed.keys).map((type) => KEY_VALUES[type](n));
    const values = [
      ...keys,
      vault.keyId,
      ...sealed.sealed.map((column) =>
        Buffer.from(vault.seal(placeOf(sealed, column, keys), textOf(sealed.table, column, keys))),
      ),
      ...others.map(({ name, type }) => {
        const filler = FILLERS[type];
        if (filler === undefined) throw new Error(`${sealed.table}.${name} is of type ${type}`);
        return filler(n);
      }),
    ];
    await client.query(`INSERT INTO "${sealed.table}" (${list}) VALUES (${parameters})`, values);
  }
  await client.query('COMMIT');
}

/**
 * How many rows there are of each table, which of their values a vault does not open, and which of those that
 * it opens say something else than a row of `givenRows` does.
 */
export async function readRows(client: pg.Client, vault: Vault) {
  const counts: Record<string, number> = {};
  const closed: string[] = [];
  const others: string[] = [];
  for (const sealed of SEALED_TABLES) {
    const keys = Object.keys(sealed.keys);
    const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM "${sealed.table}"`);
    for (const row of rows) {
      const key = keys.map((name) => String(row[name]));
      const keyId = row[sealed.keyId] as string | null;
      for (const column of sealed.sealed) {
        const cipher = row[`${column}_cipher`] as Buffer | null;
        if (cipher === null || keyId === null) continue;
        const where = `${sealed.table}.${column} ${key.join(' ')}`;
        try {
          const text = vault.open(placeOf(sealed, column, key), { cipher, keyId });
          if (text !== textOf(sealed.table, column, key)) others.push(where);
        } catch (error) {
          closed.push(`${where}: ${(error as Error).message}`);
        }
      }
    }
    counts[sealed.table] = rows.length;
  }
  return { counts, closed, others };
}
