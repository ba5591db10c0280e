import type { MaterialStore } from '#orders/material-store.ts';

/** A material store that lasts as long as its test. */
export function memoryStore(): MaterialStore {
  const files = new Map<string, Uint8Array>();
  const since = new Map<string, Date>();
  return {
    put: (key, bytes) => {
      files.set(key, bytes);
      since.set(key, new Date());
      return Promise.resolve();
    },
    get: (key) => {
      const bytes = files.get(key);
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no file ${key}`));
    },
    delete: (key) => {
      files.delete(key);
      return Promise.resolve();
    },
    async *list() {
      for (const key of files.keys()) {
        yield await Promise.resolve({ key, since: since.get(key) ?? new Date(0) });
      }
    },
  };
}
