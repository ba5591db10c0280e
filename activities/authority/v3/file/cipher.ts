import { createCipheriv, createDecipheriv } from 'node:crypto';

/** AES-CBC with PKCS#5 padding; 16, 24 or 32 bytes of key make it 128, 192 or 256. A string is its UTF-8 bytes. */
export interface AesKey {
  readonly key: string | Uint8Array;
  /** 16 bytes; the bureau hands it out as a string. */
  readonly iv: string | Uint8Array;
}

const BLOCK = 16;
const KEY_LENGTHS = [16, 24, 32];

function parts({ key, iv }: AesKey): { algorithm: string; key: Buffer; iv: Buffer } {
  const [keyBytes, ivBytes] = [Buffer.from(key), Buffer.from(iv)];
  if (!KEY_LENGTHS.includes(keyBytes.length))
    throw new RangeError('An AES key has 16, 24 or 32 bytes');
  if (ivBytes.length !== BLOCK) throw new RangeError('An AES initialisation vector has 16 bytes');
  return { algorithm: `aes-${String(keyBytes.length * 8)}-cbc`, key: keyBytes, iv: ivBytes };
}

/** @throws RangeError for a key or vector of the wrong length */
export function encrypt(bytes: Uint8Array, aes: AesKey): Buffer {
  const { algorithm, key, iv } = parts(aes);
  const cipher = createCipheriv(algorithm, key, iv);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** @throws RangeError as `encrypt` does; whatever OpenSSL throws where the padding does not come out */
export function decrypt(bytes: Uint8Array, aes: AesKey): Buffer {
  const { algorithm, key, iv } = parts(aes);
  const decipher = createDecipheriv(algorithm, key, iv);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}
