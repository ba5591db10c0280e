import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MaterialStore } from '#orders/material-store.ts';
import { keepMaterial, readMaterial, type MaterialRow } from '#orders/materials.ts';
import { readForm } from '#orders/form.ts';
import { rotateKeys } from '#orders/keys/rotate.ts';
import { sweepStrayFiles } from '#orders/keys/stray-files.ts';
import { openTaskNote, settleTask } from '#orders/settle-task.ts';
import { keepResult, readResult } from '#orders/kept-results.ts';
import { createVault } from '#prisma/vault.ts';
import { APPLICANT, actor, givenDraft, givenStage } from '../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../support/record.ts';

const index = randomBytes(32);
const OLD = { id: 'k1', key: randomBytes(32) };
const NEW = { id: 'k2', key: randomBytes(32) };
const HOUR_MS = 3_600_000;

let old: TestRecord;
let both: TestRecord;
let alone: TestRecord;
beforeAll(async () => {
  const record = await createTestRecord();
  await record.db.account.updateMany({ data: { mobileCipher: null, emailCipher: null } });
  const withKeys = (...data: (typeof OLD)[]) => ({
    ...record,
    vault: createVault({ data, index }),
  });
  [old, both, alone] = [withKeys(OLD), withKeys(NEW, OLD), withKeys(NEW)];
  await record.db.account.updateMany({ data: { keyId: 'k1' } });
});
afterAll(() => old.close());

const CLERK = actor('clerk', 'authorityClerk');

/** A material of a draft, its file sealed with the old key. */
async function givenMaterial(): Promise<MaterialRow> {
  const orderNo = await givenDraft(old);
  for (const { id, storageKey } of await old.db.material.findMany({ where: { orderNo } })) {
    await old.db.material.delete({ where: { id } });
    await old.materialStore.delete(storageKey);
  }
  const content = randomBytes(5_000);
  const file = { contentType: 'image/jpeg', content, width: 40, height: 25 } as const;
  return keepMaterial(old, { orderNo, kind: 'subjectCertificate', actor: APPLICANT, file });
}
const rowOf = (id: string) => old.db.material.findUniqueOrThrow({ where: { id } });
const reading = { readerId: 'acc-reviewer-1', via: 'link:now' };
const filesIn = async (store: MaterialStore) => {
  const keys: string[] = [];
  for await (const { key } of store.list()) keys.push(key);
  return keys;
};

describe('what the product sealed, under a new key', () => {
  it('given orders of several stages, when the keys are rotated, then all of it opens with the new key alone', async () => {
    const returned = await givenStage(old, 'correction');
    const granted = await givenStage(old, 'granted');
    const before = await old.db.order.findUniqueOrThrow({ where: { orderNo: returned } });
    const form = readForm(old.vault, before);

    const rotation = await rotateKeys(both);

    expect(rotation).toMatchObject({ unopened: [], left: 0, removable: ['k1'] });
    const order = await old.db.order.findUniqueOrThrow({ where: { orderNo: returned } });
    expect(order.formKeyId).toBe('k2');
    expect(readForm(alone.vault, order)).toEqual(form);
    const kept = await old.db.returnedForm.findFirstOrThrow({ where: { orderNo: returned } });
    expect(readForm(alone.vault, { ...kept, formKeyId: kept.keyId })).toEqual(form);
    expect(await old.db.subject.count({ where: { grantedByOrder: granted, keyId: 'k2' } })).toBe(1);
  });

  it('given an order that somebody is at, then the rotation waits for nobody, and comes to it later', async () => {
    const orderNo = await givenDraft(old);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let locked = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holding = old.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM orders WHERE order_no = ${orderNo} FOR UPDATE`;
      locked();
      await held;
    });
    await isLocked;
    await givenDraft(old);
    const rotation = await rotateKeys(both, ({ table }) => {
      // The other draft is done while this one is held.
      if (table === 'orders') letGo();
    });
    await holding;
    expect(rotation).toMatchObject({ left: 0, unopened: [] });
    const order = await old.db.order.findUniqueOrThrow({ where: { orderNo } });
    expect(order.formKeyId).toBe('k2');
  });

  it('given an answer under the old key, when its task is settled with a note, then both open', async () => {
    const resultId = randomUUID();
    await keepResult(old, { id: resultId, reportId: null, kind: 'granted', body: { said: 'so' } });
    await old.db.authorityResult.update({ where: { id: resultId }, data: { state: 'unplaced' } });
    const task = await old.db.task.create({
      data: {
        ...{ id: randomUUID(), kind: 'unplacedResult', role: 'authorityClerk', province: '天津' },
        ...{ filingType: 'newSubject', stage: 'bureauReview', facts: { resultId } },
        ...{ urgentAt: MONDAY, openedAt: MONDAY, holderId: CLERK.id, claimedAt: MONDAY },
      },
    });
    await settleTask(both, task.id, '已与管局核对', CLERK);
    const row = await old.db.authorityResult.findUniqueOrThrow({ where: { id: resultId } });
    expect(readResult(alone.vault, row)).toEqual({ said: 'so' });
    const place = { noteCipher: row.noteCipher, keyId: row.keyId };
    expect(
      alone.vault.open(`authority_results.note:${resultId}`, {
        cipher: place.noteCipher!,
        keyId: place.keyId,
      }),
    ).toBe('已与管局核对');
    expect(openTaskNote(alone.vault, { ...task, noteCipher: null })).toBeNull();
  });
});

describe('the files of materials, under a new key', () => {
  it('given a material, when the keys are rotated, then its file has a new name, and the old one is gone', async () => {
    const row = await givenMaterial();
    const content = await readMaterial(old, row, reading);
    expect(await rotateKeys(both)).toMatchObject({ left: 0, unopened: [] });
    const moved = await rowOf(row.id);
    expect(moved.keyId).toBe('k2');
    expect(await filesIn(old.materialStore)).not.toContain(row.storageKey);
    expect(await readMaterial(alone, moved, reading)).toEqual(content);
    // Whoever read the row before it was moved still finds the file.
    expect(await readMaterial(alone, row, reading)).toEqual(content);
  });

  it.each([
    ['before the row is switched', 'put', 'k1'],
    ['before the old file is deleted', 'delete', 'k2'],
  ] as const)(
    'given a rotation that dies %s, then nothing is lost, the next one ends it, and what is left is swept',
    async (_, dies, keyId) => {
      const row = await givenMaterial();
      const content = await readMaterial(old, row, reading);
      const { materialStore } = old;
      const dying: MaterialStore = {
        ...materialStore,
        [dies]: async (key: string, bytes: Uint8Array) => {
          if (dies === 'put') await materialStore.put(key, bytes);
          throw new Error('died');
        },
      };
      await rotateKeys({ ...both, materialStore: dying });
      expect((await rowOf(row.id)).keyId).toBe(keyId);
      expect(await readMaterial(both, await rowOf(row.id), reading)).toEqual(content);

      expect(await rotateKeys(both)).toMatchObject({ left: 0, unopened: [] });
      const moved = await rowOf(row.id);
      expect(await readMaterial(alone, moved, reading)).toEqual(content);

      const later = { now: () => Promise.resolve(new Date(Date.now() + 2 * HOUR_MS)) };
      const named = new Set((await old.db.material.findMany()).map((one) => one.storageKey));
      const strays = (await filesIn(materialStore)).filter((key) => !named.has(key));
      expect(strays).toHaveLength(1);
      expect(await sweepStrayFiles(both)).toBe(0);
      expect(await sweepStrayFiles(both, later)).toBe(1);
      expect((await filesIn(materialStore)).filter((key) => !named.has(key))).toEqual([]);
    },
  );

  it('given a file that is damaged, then it is named, stays as it is, and keeps its key needed', async () => {
    const row = await givenMaterial();
    await old.materialStore.put(row.storageKey, randomBytes(100));
    const rotation = await rotateKeys(both);
    expect(rotation).toMatchObject({ left: 1, removable: [] });
    expect(rotation.unopened).toMatchObject([{ table: 'materials', row: row.id }]);
    expect(await rowOf(row.id)).toEqual(row);
  });
});
