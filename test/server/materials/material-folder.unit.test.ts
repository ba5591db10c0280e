import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { materialFolder } from '#orders/material-folder.ts';

const KEY = `0a/${'0a'.repeat(16)}`;

describe('the folder of materials', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'materials-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('given a file that was put, then it is given back, readable by its owner alone', async () => {
    const store = materialFolder(folder);
    await store.put(KEY, Buffer.from('one'));
    expect(Buffer.from(await store.get(KEY)).toString()).toBe('one');
    expect((await stat(join(folder, KEY))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, '0a'))).mode & 0o777).toBe(0o700);
  });

  it('given the same key again, then the new file stands there, and no part of either', async () => {
    const store = materialFolder(folder);
    await store.put(KEY, Buffer.from('one'));
    await store.put(KEY, Buffer.from('two'));
    expect(Buffer.from(await store.get(KEY)).toString()).toBe('two');
    expect(await readdir(join(folder, '0a'))).toEqual(['0a'.repeat(16)]);
  });

  it('given a file that was deleted, then it is gone, and a second time nothing happens', async () => {
    const store = materialFolder(folder);
    await store.put(KEY, Buffer.from('one'));
    await store.delete(KEY);
    await store.delete(KEY);
    await expect(store.get(KEY)).rejects.toThrow(/ENOENT/);
  });

  it.each(['../secrets.json', '0a/../../x', `/0a/${'0a'.repeat(16)}`, ''])(
    'given the key %j, then it leads nowhere',
    async (key) => {
      const store = materialFolder(folder);
      await expect((async () => store.put(key, Buffer.from('x')))()).rejects.toThrow('no key');
      expect(() => store.get(key)).toThrow('no key');
    },
  );
});
