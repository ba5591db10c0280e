import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdingsOf, rowsIn } from '#orders/keys/holdings.ts';
import { rotateKeys, type Tell } from '#orders/keys/rotate.ts';
import { SEALED_TABLES, sealedTable } from '#orders/keys/sealed-tables.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { createVault, type Vault } from '#prisma/vault.ts';
import { createTestRecord, type TestRecord } from '../../support/record.ts';
import { givenRows, readRows } from './sealed-rows.ts';

const ROWS = 2_000;
const index = randomBytes(32);
const OLD = { id: 'k1', key: randomBytes(32) };
const NEW = { id: 'k2', key: randomBytes(32) };
const vaultOf = (...data: (typeof OLD)[]): Vault => createVault({ data, index });

const before = vaultOf(OLD, NEW);
const rotating = vaultOf(NEW, OLD);
const after = vaultOf(NEW);

let record: TestRecord;
let client: pg.Client;
beforeAll(async () => {
  record = await createTestRecord();
  client = new pg.Client({ connectionString: record.url });
  await client.connect();
  // The seeded accounts are sealed with a key that the record made for itself.
  await client.query('SET session_replication_role = replica');
  await client.query('DELETE FROM accounts');
  await client.query('RESET session_replication_role');
  await requireSameKeys(record.db, before);
  for (const sealed of SEALED_TABLES) await givenRows(client, before, sealed, { count: ROWS });
});
afterAll(async () => {
  await client.end();
  await record.close();
});

const rotate = (tell?: Tell) => rotateKeys({ ...record, vault: rotating }, tell);
const heldBy = async (keyId: string) =>
  (await holdingsOf(record.db, rotating)).find((one) => one.keyId === keyId)!;

describe(`the keys of a record with ${String(ROWS)} rows in each sealed table`, () => {
  it('given a rotation that dies half-way, then what it did is done, and the old key is still needed', async () => {
    const dies = rotate(({ table, done }) => {
      if (table === 'orders' && done >= ROWS / 2) throw new Error('died');
    });
    await expect(dies).rejects.toThrow('died');
    const old = await heldBy('k1');
    expect(old.rows.accounts).toBeUndefined();
    expect(old.rows.orders).toBe(ROWS / 2);
    expect(old.rows.timeline).toBe(ROWS);
    expect(await readRows(client, rotating)).toMatchObject({ closed: [], others: [] });
    await expect(requireSameKeys(record.db, after)).rejects.toMatchObject({
      code: 'vault.missing_key',
      field: 'BEIAN_DATA_KEYS',
    });
  });

  it('given it begun again, when another still writes under the old key, then that is sealed anew as well', async () => {
    let written = false;
    const rotation = await rotate(async ({ table }) => {
      if (table !== 'timeline' || written) return;
      written = true;
      await givenRows(client, before, sealedTable('timeline'), { count: 50, from: ROWS + 1 });
    });
    const tables = SEALED_TABLES.length;
    const earlier = SEALED_TABLES.findIndex(({ table }) => table === 'orders') * ROWS + ROWS / 2;
    expect(rotation).toMatchObject({
      ...{ keyId: 'k2', rows: tables * ROWS - earlier + 50, unopened: [], left: 0 },
      removable: ['k1'],
    });
  });

  it('then everything opens with the new key alone, and says what it said', async () => {
    const { counts, closed, others } = await readRows(client, after);
    expect({ closed, others }).toEqual({ closed: [], others: [] });
    const tables = SEALED_TABLES.map(({ table }) => [table, ROWS] as const);
    expect(counts).toEqual({ ...Object.fromEntries(tables), timeline: ROWS + 50 });
    expect(await holdingsOf(record.db, after)).toMatchObject([{ keyId: 'k2', seals: true }]);
    await expect(requireSameKeys(record.db, after)).resolves.toBeUndefined();
  });

  it('given it once more, then nothing is left to do, and the old key may still go', async () => {
    expect(await rotate()).toMatchObject({ rows: 0, files: 0, left: 0, removable: ['k1'] });
    expect(rowsIn(await heldBy('k2'))).toBe(SEALED_TABLES.length * ROWS + 50);
  });

  it('then the audit tells of each rotation that came to its end', async () => {
    const rows = await record.db.auditEntry.findMany({
      where: { action: 'keys.rotated' },
      orderBy: { id: 'asc' },
    });
    expect(rows).toMatchObject([
      { target: 'k2', after: { left: 0, removable: ['k1'] } },
      { target: 'k2', after: { rows: 0 } },
    ]);
  });
});
