import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { createVault } from '#prisma/vault.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const [data, index, other] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const vaultOf = (id: string, key: Buffer, indexKey: Buffer) =>
  createVault({ data: [{ id, key }], index: indexKey });

describe('the keys of a record', () => {
  it('given the first process, then it begins the record with its keys, and may come again', async () => {
    await requireSameKeys(record.db, vaultOf('k1', data, index));
    await requireSameKeys(record.db, vaultOf('k1', data, index));
    expect(await record.db.vaultCheck.count()).toBe(2);
  });

  it('given another index key, then it is refused with the name of the setting', async () => {
    await expect(requireSameKeys(record.db, vaultOf('k1', data, other))).rejects.toMatchObject({
      code: 'vault.wrong_keys',
      field: 'BEIAN_INDEX_KEY',
    });
  });

  it('given another data key under a known id, then it is refused', async () => {
    await expect(requireSameKeys(record.db, vaultOf('k1', other, index))).rejects.toMatchObject({
      code: 'vault.wrong_keys',
      field: 'BEIAN_DATA_KEYS',
    });
  });

  it('given a new data key under an id of its own, then it is taken', async () => {
    await requireSameKeys(record.db, vaultOf('k2', other, index));
    expect(await record.db.vaultCheck.count()).toBe(3);
  });
});
