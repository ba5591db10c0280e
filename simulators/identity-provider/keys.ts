import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'oidc-provider';

/** What signs its tokens, and its cookies. */
export interface ProviderKeys {
  readonly token: JWK;
  readonly cookie: string;
}

/** The keys of this folder, made at the first start: a sign-in outlasts a restart, and no key is in the source. */
export function keysIn(store: string): ProviderKeys {
  const file = join(store, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ProviderKeys;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const token = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k1' };
  const keys = { token: token as JWK, cookie: randomBytes(32).toString('base64url') };
  mkdirSync(store, { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
