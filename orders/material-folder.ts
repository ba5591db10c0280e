import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MaterialStore } from './material-store.ts';

/** What a key may look like, so that none leads out of the folder. */
const KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

/**
 * A material store in a folder that only its owner may enter. A file is there wholly or not at all: it is
 * written beside its place, forced to the disk, and renamed.
 */
export function materialFolder(folder: string): MaterialStore {
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error('This is no key of a material');
    return join(folder, key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const beside = `${path}.${randomUUID()}.part`;
      try {
        await writeDurably(beside, bytes);
        await rename(beside, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    get: (key) => readFile(pathOf(key)),
    delete: (key) => rm(pathOf(key), { force: true }),
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The rename itself must last, too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
