import type { AfterCommit, Erasing } from './carrier.ts';

/**
 * Erases materials, with who read them. The files go once the rows are gone: one that stays behind after a
 * crash is a stray, and swept.
 */
export async function eraseMaterials(
  { tx, materialStore }: Pick<Erasing, 'tx' | 'materialStore'>,
  ids: readonly string[],
): Promise<AfterCommit> {
  const these = { in: [...ids] };
  const rows = await tx.material.findMany({ where: { id: these } });
  await tx.materialRead.deleteMany({ where: { materialId: these } });
  await tx.material.deleteMany({ where: { id: these } });
  const files = [...new Set(rows.map(({ storageKey }) => storageKey))];
  const shared = await tx.material.findMany({ where: { storageKey: { in: files } } });
  const needed = new Set(shared.map(({ storageKey }) => storageKey));
  return async () => {
    for (const file of files) if (!needed.has(file)) await materialStore.delete(file);
  };
}
