import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the embedded parts need to know of each other, and what seals the embedded record. */
export interface Secrets {
  readonly dataKeys: string;
  readonly indexKey: string;
  readonly twilioAccountSid: string;
  readonly twilioAuthToken: string;
  readonly authorityPassword: string;
  /** Of everybody at the simulated identity provider, and what this system proves itself with there. */
  readonly staffPassword: string;
  readonly staffClientSecret: string;
}

/**
 * Reads the secrets of this folder, made at its first start, and those that an earlier version did not know at
 * the first start of this one. Losing the file is losing the personal data in it.
 */
export function secretsIn(file: string): Secrets {
  const known = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>)
    : {};
  const secrets = { ...freshSecrets(), ...known };
  if (Object.keys(secrets).length > Object.keys(known).length) writePrivate(file, secrets);
  return secrets;
}

function freshSecrets(): Secrets {
  return {
    dataKeys: `k1:${randomBytes(32).toString('base64')}`,
    indexKey: randomBytes(32).toString('base64'),
    twilioAccountSid: `AC${randomBytes(16).toString('hex')}`,
    twilioAuthToken: randomBytes(16).toString('hex'),
    authorityPassword: randomBytes(16).toString('hex'),
    staffPassword: randomBytes(9).toString('base64url'),
    staffClientSecret: randomBytes(32).toString('hex'),
  };
}

/** Writes a file that only its owner may read. */
export function writePrivate(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
