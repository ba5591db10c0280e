import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMaterial, readMaterial } from '#orders/materials.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import type { PrismaClient } from '#prisma/client.ts';
import { memoryStore } from '../support/memory-store.ts';
import { APPLICANT, givenStage } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;

beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const LOST = new Error('the connection was closed');
const CONTENT = Buffer.from('a picture');

/** The record as its client sees it where something goes wrong around a transaction. */
const dbWith = (changes: Partial<PrismaClient>): PrismaClient =>
  new Proxy(record.db, {
    get: (db, name) => (Reflect.get(changes, name) ?? Reflect.get(db, name)) as unknown,
  });

/** What became of an upload to a draft: its row, and the keys that are in the store. */
async function upload(changes: Partial<PrismaClient>) {
  const orderNo = await givenStage(record, 'draft');
  const before = await record.db.material.findMany({ where: { orderNo } });
  const keys = new Set<string>();
  const store = memoryStore();
  const materialStore: OrdersDeps['materialStore'] = {
    ...store,
    put: (key, bytes) => store.put(key, bytes).then(() => void keys.add(key)),
    delete: (key) => store.delete(key).then(() => void keys.delete(key)),
  };
  const deps = { ...record, db: dbWith(changes), materialStore };
  const keeping = keepMaterial(deps, {
    ...{ orderNo, kind: 'other' as const, actor: APPLICANT },
    file: { contentType: 'image/jpeg', content: CONTENT },
  });
  await expect(keeping).rejects.toBe(LOST);
  const rows = await record.db.material.findMany({
    where: { orderNo, id: { notIn: before.map(({ id }) => id) } },
  });
  return { rows, keys: [...keys], reading: { ...record, materialStore } };
}

const committedUnheard = (async (work: never) => {
  await record.db.$transaction(work);
  throw LOST;
}) as never;
const rolledBack = (() => Promise.reject(LOST)) as never;

describe('an upload whose transaction ends in an error', () => {
  it('given only the answer to its commit was lost, then its row has its file', async () => {
    const { rows, reading } = await upload({ $transaction: committedUnheard });
    expect(rows).toHaveLength(1);
    const content = await readMaterial(reading, rows[0]!, { readerId: 'system', via: 'link:test' });
    expect(content).toEqual(CONTENT);
  });

  it('given it was rolled back, then its file is gone', async () => {
    expect(await upload({ $transaction: rolledBack })).toMatchObject({ rows: [], keys: [] });
  });

  it('given nobody can say whether it was, then its file stays', async () => {
    const unheard = { count: () => Promise.reject(LOST) } as never;
    const { keys } = await upload({ $transaction: committedUnheard, material: unheard });
    expect(keys).toHaveLength(1);
  });
});
