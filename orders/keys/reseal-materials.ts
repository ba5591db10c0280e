import type { OrdersDeps } from '../deps.ts';
import { freshStorageKey, materialPlace, type MaterialRow } from '../materials.ts';
import type { Unopened } from './reseal-rows.ts';

/** What sealing files anew needs. */
export type ResealingFiles = Pick<OrdersDeps, 'db' | 'vault' | 'materialStore'>;

/** What came of one batch. `last` is the last material that was looked at, null after the last one. */
interface Batch {
  readonly done: number;
  readonly unopened: readonly Unopened[];
  readonly last: string | null;
}

const FILES_AT_ONCE = 20;

/**
 * Seals the files of some materials anew that are not under the sealing key. Each is written beside under
 * a name of its own, then its row is switched over, then the old file is deleted: whoever dies between leaves
 * a file that no row names (stray-files.ts), never a row without its file.
 */
export async function resealMaterials(deps: ResealingFiles, after: string | null): Promise<Batch> {
  const rows = await deps.db.material.findMany({
    where: { keyId: { not: deps.vault.keyId }, ...(after !== null && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: FILES_AT_ONCE,
  });
  const unopened: Unopened[] = [];
  let done = 0;
  for (const row of rows) {
    try {
      if (await resealMaterial(deps, row)) done += 1;
    } catch (error) {
      const why = (error as { code?: string }).code ?? (error as Error).message;
      unopened.push({ table: 'materials', row: row.id, why });
    }
  }
  return { done, unopened, last: rows.length < FILES_AT_ONCE ? null : (rows.at(-1)?.id ?? null) };
}

/** @returns false where somebody else has moved it meanwhile */
async function resealMaterial(deps: ResealingFiles, row: MaterialRow): Promise<boolean> {
  const { db, vault, materialStore } = deps;
  const { id, storageKey: before, keyId } = row;
  const cipher = await materialStore.get(before);
  const content = vault.openBytes(materialPlace(before), { cipher, keyId });
  const storageKey = freshStorageKey();
  await materialStore.put(storageKey, vault.sealBytes(materialPlace(storageKey), content));
  const { count } = await db.material.updateMany({
    where: { id, storageKey: before },
    data: { storageKey, keyId: vault.keyId },
  });
  const unneeded = count === 0 ? storageKey : before;
  if ((await db.material.count({ where: { storageKey: unneeded } })) === 0) {
    // One that stays is a stray like those of a crash, and swept like them.
    await materialStore.delete(unneeded).catch(() => undefined);
  }
  return count > 0;
}
