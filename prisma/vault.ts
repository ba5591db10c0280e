import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';

/** A personal value as a column holds it: nonce, tag and ciphertext, under the key that is named beside it. */
export interface Sealed {
  readonly cipher: Uint8Array;
  readonly keyId: string;
}

/** What may be searched or must be unique without being readable. */
export type IndexKind = 'certificate' | 'mobile' | 'subjectName' | 'email' | 'domain';

/** Seals and opens personal fields. `place` names table, column and row: a value moved elsewhere does not open. */
export interface Vault {
  /** The key that seals. */
  readonly keyId: string;
  /** All keys that open, the one that seals among them. */
  readonly keyIds: readonly string[];
  /** The same keys, with another one to seal. */
  sealingWith(keyId: string): Vault;
  seal(place: string, text: string): Uint8Array<ArrayBuffer>;
  open(place: string, sealed: Sealed): string;
  /** The same for a file. */
  sealBytes(place: string, bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  openBytes(place: string, sealed: Sealed): Buffer;
  /** The blind index of a value: equal values give equal indexes, and nothing else can be learnt without the key. */
  index(kind: IndexKind, value: string): string;
  /** The signature of a text, for those who give it back to us: the same only for the same purpose and text. */
  sign(purpose: string, text: string): Buffer;
}

/** The keys of a vault; the first is the one that seals, the others still open what they sealed. */
export interface VaultKeys {
  readonly data: readonly { readonly id: string; readonly key: Buffer }[];
  readonly index: Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes the vault (AES-256-GCM; HMAC-SHA-256 for the index).
 * @throws CodedError `vault.no_key`; `open` throws `vault.unknown_key` where a row's key is not among them.
 */
export function createVault(keys: VaultKeys): Vault {
  const [sealing] = keys.data;
  if (sealing === undefined) {
    throw new CodedError('vault.no_key', 'There is no key to seal personal fields with.', {
      field: 'BEIAN_DATA_KEYS',
    });
  }
  const byId = new Map(keys.data.map(({ id, key }) => [id, key]));

  const vault: Vault = {
    keyId: sealing.id,
    keyIds: keys.data.map(({ id }) => id),
    sealingWith: (keyId) =>
      createVault({
        ...keys,
        data: [...keys.data].sort((a, b) => Number(b.id === keyId) - Number(a.id === keyId)),
      }),
    seal: (place, text) => vault.sealBytes(place, Buffer.from(text)),
    open: (place, sealed) => vault.openBytes(place, sealed).toString('utf8'),
    sealBytes(place, bytes) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing.key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Uint8Array.from(Buffer.concat([nonce, cipher.getAuthTag(), body]));
    },
    openBytes(place, { cipher, keyId }) {
      const key = byId.get(keyId);
      if (key === undefined) {
        throw new CodedError('vault.unknown_key', `There is no data key "${keyId}".`, {
          field: 'BEIAN_DATA_KEYS',
          remedy: 'Add the key that sealed this row; keys are only removed after a rotation.',
        });
      }
      const bytes = Buffer.from(cipher);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    },
    index(kind, value) {
      const normal = value.normalize('NFKC').trim().toUpperCase();
      return createHmac('sha256', keys.index).update(`${kind}\0${normal}`).digest('hex');
    },
    sign(purpose, text) {
      // A key of its own for each purpose, so that no signature is a blind index.
      const key = Buffer.from(hkdfSync('sha256', keys.index, '', `signature:${purpose}`, 32));
      return createHmac('sha256', key).update(text).digest();
    },
  };
  return vault;
}
