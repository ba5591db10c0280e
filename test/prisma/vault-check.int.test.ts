import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireSameKeys, retireKeys, sealingKeys } from '#prisma/vault-check.ts';
import { createVault } from '#prisma/vault.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const [data, index, other] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const ringOf = (...ring: [string, Buffer][]) =>
  createVault({ data: ring.map(([id, key]) => ({ id, key })), index });
const vaultOf = (id: string, key: Buffer, indexKey: Buffer) =>
  createVault({ data: [{ id, key }], index: indexKey });

describe('the keys of a record', () => {
  it('given the first process, then it begins the record with its keys, and may come again', async () => {
    await requireSameKeys(record.db, vaultOf('k1', data, index));
    await requireSameKeys(record.db, vaultOf('k1', data, index));
    expect(await sealingKeys(record.db)).toEqual(['k1']);
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

  it('given a new data key behind it, then it is taken, and nothing is sealed with it', async () => {
    await requireSameKeys(record.db, ringOf(['k1', data], ['k2', other]));
    expect(await sealingKeys(record.db)).toEqual(['k1']);
  });

  it('given another key than this under the same id, also behind it, then it is refused', async () => {
    const strange = ringOf(['k1', data], ['k2', randomBytes(32)]);
    await expect(requireSameKeys(record.db, strange)).rejects.toMatchObject({
      code: 'vault.wrong_keys',
      field: 'BEIAN_DATA_KEYS',
    });
  });

  it('given a process that has not heard of the new key, while nobody seals with it, then it may come', async () => {
    await requireSameKeys(record.db, ringOf(['k1', data]));
  });

  it('given the new key first, then both seal, and who lacks either is refused', async () => {
    await requireSameKeys(record.db, ringOf(['k2', other], ['k1', data]));
    expect(await sealingKeys(record.db)).toEqual(['k1', 'k2']);
    for (const keys of [ringOf(['k1', data]), ringOf(['k2', other])]) {
      await expect(requireSameKeys(record.db, keys)).rejects.toMatchObject({
        code: 'vault.missing_key',
      });
    }
  });

  it('given the old key retired, then processes come without it', async () => {
    await retireKeys(record.db, ['k1']);
    await requireSameKeys(record.db, ringOf(['k2', other]));
    expect(await sealingKeys(record.db)).toEqual(['k2']);
  });
});
