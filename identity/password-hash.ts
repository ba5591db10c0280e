import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { asTyped } from './password-rules.ts';

/** argon2id as OWASP asks for it at least: 19 MiB, two passes, one lane. Some 50 ms of a core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A password as it is kept. */
export const hashPassword = (password: string): Promise<string> => hash(asTyped(password), COST);

let nobodys: Promise<string> | undefined;

/**
 * Whether this is the password that was kept. Where none was, it takes as long to say no: how long an answer
 * takes must not tell who has an account.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64url'));
  const same = await verify(kept ?? (await nobodys), asTyped(password));
  return same && kept !== undefined;
}
