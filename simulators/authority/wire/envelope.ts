import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';

/** The longest XML document that a call may carry, in bytes. */
export const longestDocument = 50 * 1024 * 1024;

/** Key and initial vector of AES-CBC with PKCS#5 padding, as texts that the bureau hands out. */
export interface CipherKey {
  readonly key: string;
  readonly iv: string;
}

/** What can be wrong with a zip: the call codes of the interface. */
export class PackageError extends Error {
  readonly callCode: 8 | 17 | 18;

  constructor(callCode: 8 | 17 | 18, message: string) {
    super(message);
    this.callCode = callCode;
  }
}

/** MD5 in base64 of the raw digest: neither hex nor of a text. */
export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64');
}

/** MD5 in base64 of the GBK bytes of a text. */
export function md5OfText(text: string): string {
  return md5(iconv.encode(text, 'gbk'));
}

function algorithm({ key }: CipherKey): string {
  return `aes-${Buffer.byteLength(key) * 8}-cbc`;
}

/** Throws when key or vector have a length that AES does not know. */
export function encrypt(bytes: Uint8Array, key: CipherKey): Buffer {
  const cipher = createCipheriv(algorithm(key), key.key, key.iv);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Throws when the bytes are not what this key has made. */
export function decrypt(bytes: Uint8Array, key: CipherKey): Buffer {
  const decipher = createDecipheriv(algorithm(key), key.key, key.iv);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

/** How a document is encoded: the interface asks for GBK, and not every bureau keeps to it. UTF-16 has its mark. */
export type Encoding = 'GBK' | 'UTF-8' | 'UTF-16';

/** A zip with one document in it, which is written as declared in GBK. The same document gives the same bytes. */
export function pack(entryName: string, xml: string, encoding: Encoding = 'GBK'): Buffer {
  const bytes = iconv.encode(xml.replace('encoding="GBK"', `encoding="${encoding}"`), encoding);
  return Buffer.from(zipSync({ [entryName]: [bytes, { mtime: '2000-01-01T00:00:00' }] }));
}

/**
 * The only file of a zip.
 * @throws PackageError when it is no zip, has not exactly one file or a too long one.
 */
export function unpack(zip: Uint8Array): { readonly name: string; readonly bytes: Uint8Array } {
  const sizes: number[] = [];
  let files: Record<string, Uint8Array>;
  try {
    // Sizes are looked at first: a small zip may hold a very long file.
    unzipSync(zip, { filter: ({ originalSize }) => sizes.push(originalSize) < 0 });
    if (sizes.some((size) => size > longestDocument)) {
      throw new PackageError(18, 'The file is longer than 50 MB');
    }
    files = unzipSync(zip);
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError(8, 'The zip can’t be read');
  }
  const [only, ...others] = Object.entries(files).filter(([name]) => !name.endsWith('/'));
  if (only === undefined || others.length > 0) {
    throw new PackageError(17, 'The zip must hold exactly one file');
  }
  return { name: only[0], bytes: only[1] };
}
