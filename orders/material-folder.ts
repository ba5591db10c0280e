import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MaterialStore } from './material-store.ts';

/** What a key may look like, so that none leads out of the folder. */
const KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

/** What is found in the folder besides: what somebody was writing when the power went. */
const FOUND = /^[0-9a-f]{2}\/[0-9a-f]{32}(?:\.[0-9a-f-]{36}\.part)?$/;

/**
 * A material store in a folder that only its owner may enter. A file is there wholly or not at all: it is
 * written beside its place, forced to the disk, and renamed.
 */
export function materialFolder(folder: string): MaterialStore {
  const pathOf = (key: string, allowed = KEY): string => {
    if (!allowed.test(key)) throw new Error('This is no key of a material');
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
    delete: (key) => rm(pathOf(key, FOUND), { force: true }),
    list: () => filesIn(folder),
  };
}

async function* filesIn(folder: string): ReturnType<MaterialStore['list']> {
  for (const shelf of await unlessGone(readdir(folder), [])) {
    for (const file of await unlessGone(readdir(join(folder, shelf)), [])) {
      const key = `${shelf}/${file}`;
      if (!FOUND.test(key)) continue;
      const found = await unlessGone(stat(join(folder, key)), null);
      if (found !== null) yield { key, since: found.mtime };
    }
  }
}

/** Others write and delete meanwhile; and before the first upload there is no folder. */
async function unlessGone<T, Else>(looking: Promise<T>, otherwise: Else): Promise<T | Else> {
  try {
    return await looking;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ENOTDIR') return otherwise;
    throw error;
  }
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
