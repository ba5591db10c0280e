import { Prisma, type PrismaClient } from '#prisma/client.ts';
import { sealingKeys } from '#prisma/vault-check.ts';
import type { Vault } from '#prisma/vault.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

/** What a data key still holds. */
export interface Holding {
  readonly keyId: string;
  /** Whether it is the one that seals. */
  readonly seals: boolean;
  /** Whether this process was given it. */
  readonly given: boolean;
  /** Rows by table; tables without any are left out. */
  readonly rows: Readonly<Record<string, number>>;
  /** Files of materials. */
  readonly files: number;
}

/** All keys that are given or that something is sealed with, the one that seals first, and what each holds. */
export async function holdingsOf(db: PrismaClient, vault: Vault): Promise<Holding[]> {
  const rows = new Map<string, Record<string, number>>();
  for (const { table, keyId } of SEALED_TABLES) {
    for (const { key, n } of await countsIn(db, table, keyId)) {
      rows.set(key, { ...rows.get(key), [table]: n });
    }
  }
  const files = new Map<string, number>();
  for (const { key, n } of await countsIn(db, 'materials', 'key_id')) files.set(key, n);
  const known = await sealingKeys(db);
  const keyIds = new Set([...vault.keyIds, ...known, ...rows.keys(), ...files.keys()]);
  return [...keyIds].map((keyId) => ({
    keyId,
    seals: keyId === vault.keyId,
    given: vault.keyIds.includes(keyId),
    rows: rows.get(keyId) ?? {},
    files: files.get(keyId) ?? 0,
  }));
}

/** How many rows a key holds in all tables together. */
export const rowsIn = ({ rows }: Pick<Holding, 'rows'>): number =>
  Object.values(rows).reduce((sum, n) => sum + n, 0);

function countsIn(
  db: PrismaClient,
  table: string,
  column: string,
): Promise<{ key: string; n: number }[]> {
  const [from, keyId] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
  return db.$queryRaw<{ key: string; n: number }[]>`
    SELECT ${keyId} AS key, count(*)::int AS n FROM ${from}
    WHERE ${keyId} IS NOT NULL GROUP BY 1 ORDER BY 1`;
}

/** How many rows of a table are not under the sealing key. */
export async function leftIn(
  db: PrismaClient,
  vault: Vault,
  { table, keyId }: { readonly table: string; readonly keyId: string },
): Promise<number> {
  const counts = await countsIn(db, table, keyId);
  return counts.reduce((sum, { key, n }) => (key === vault.keyId ? sum : sum + n), 0);
}
