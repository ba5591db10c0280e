import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { writePrivate, type Secrets } from './secrets.ts';

/** A data key as BEIAN_DATA_KEYS gives it: `id:base64`. */
export interface NewKey {
  readonly id: string;
  readonly setting: string;
}

/**
 * A new data key whose id nobody has used.
 * @param used ids of keys that were ever known here: a key keeps its id for good
 * @param day YYYY-MM-DD
 */
export function newKey(used: readonly string[], day: string): NewKey {
  const ids = [day, ...Array.from({ length: used.length }, (_, n) => `${day}-${String(n + 2)}`)];
  const id = ids.find((one) => !used.includes(one)) ?? day;
  return { id, setting: `${id}:${randomBytes(32).toString('base64')}` };
}

/**
 * Puts a key first into the secrets that an installation made for itself; the others still open.
 * The file is there whole at any time: written beside and renamed.
 */
export function addToSecrets(file: string, key: NewKey): void {
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const beside = `${file}.new`;
  writePrivate(beside, { ...secrets, dataKeys: `${key.setting};${secrets.dataKeys}` });
  renameSync(beside, file);
}

/** The data keys that an installation made for itself, as its processes get them; undefined where it never did. */
export function keysInSecrets(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as Secrets).dataKeys;
}
