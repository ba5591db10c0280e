import { wallClock } from '../clock.ts';
import type { OrdersDeps } from '../deps.ts';

/** An upload writes its file before its row; by then its row is there, or never comes. */
const YOUNG_MS = 3_600_000;

const LOOKED_UP_AT_ONCE = 500;

/**
 * Deletes the files of the material store that no row names: uploads and rotations that died half-way.
 * @param clock the store's: the wall's, whatever the sandbox clock says
 * @returns how many were deleted
 */
export async function sweepStrayFiles(
  { db, materialStore }: Pick<OrdersDeps, 'db' | 'materialStore'>,
  clock = wallClock,
): Promise<number> {
  const now = await clock.now();
  let swept = 0;
  let old: string[] = [];
  const sweep = async () => {
    const rows = await db.material.findMany({
      where: { storageKey: { in: old } },
      select: { storageKey: true },
    });
    const named = new Set(rows.map(({ storageKey }) => storageKey));
    const strays = old.filter((key) => !named.has(key));
    for (const key of strays) await materialStore.delete(key);
    swept += strays.length;
    old = [];
  };
  for await (const { key, since } of materialStore.list()) {
    if (now.getTime() - since.getTime() < YOUNG_MS) continue;
    old.push(key);
    if (old.length === LOOKED_UP_AT_ONCE) await sweep();
  }
  if (old.length > 0) await sweep();
  return swept;
}
