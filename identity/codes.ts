import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
/** A phone's clock may be a step before or behind ours. */
const STEPS_BESIDE = 1;

/** A secret for an app, as text: 160 bits, as RFC 4226 recommends. */
export const freshAppSecret = (): string => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, handle: string): TOTP =>
  new TOTP({
    ...{ issuer: 'Beian', label: handle, algorithm: 'SHA1', digits: 6, period: PERIOD_S },
    secret: Secret.fromBase32(secret),
  });

/** The address that an app reads a secret from. It holds the secret: for its owner's eyes only. */
export const appAddress = (secret: string, handle: string): string =>
  totpOf(secret, handle).toString();

/** The time step that a code of an app belongs to; undefined where it belongs to none about now. */
export function stepOfCode(secret: string, code: string, now: Date): bigint | undefined {
  const timestamp = now.getTime();
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: STEPS_BESIDE });
  if (delta === null) return undefined;
  return BigInt(TOTP.counter({ period: PERIOD_S, timestamp }) + delta);
}

/** As base32 has it: no 0 and 1, which look like letters. Five bits each. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LETTERS = 24;

/** A code for paper: 24 letters in groups. Hard enough to guess that a plain hash of it may be kept. */
export function freshPaperCode(): string {
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % 32] ?? '');
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** A typed code without what people put between its parts. */
export const codeAsTyped = (code: string): string => code.toLowerCase().replaceAll(/[\s-]/g, '');
