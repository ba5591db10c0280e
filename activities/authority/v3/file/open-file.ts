import { createHash, timingSafeEqual } from 'node:crypto';
import { decrypt, type AesKey } from './cipher.ts';
import { DamagedFile } from './damaged-file.ts';
import { decodeText } from './decode-text.ts';
import { singleEntry } from './single-entry.ts';

/** A downloaded file as the reply carried it (after base64), with what the reply said about it. */
export interface DownloadedFile {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly hashAlgorithm: number;
  readonly compressionFormat: number;
  readonly encryptAlgorithm: number;
}

/** The most bytes that a file may have as it came, and unpacked. */
export interface FileLimits {
  readonly packed: number;
  readonly unpacked: number;
}

export const FILE_LIMITS: FileLimits = { packed: 64 * 1024 * 1024, unpacked: 256 * 1024 * 1024 };

/** V3.0 knows one value of each: no encryption or AES, MD5, zip. */
const MD5 = 0;
const ZIP = 0;
const NONE = 0;
const AES = 1;

/**
 * Opens a downloaded file: decrypts it, compares the hash of the zip, unpacks its one entry within the limits,
 * and decodes it as GBK, GB18030, UTF-8 or UTF-16.
 * @throws DamagedFile
 */
export function openFile(
  file: DownloadedFile,
  key?: AesKey,
  limits: FileLimits = FILE_LIMITS,
): { entryName: string; xml: string } {
  if (file.bytes.length > limits.packed) throw new DamagedFile('tooLarge');
  if (file.hashAlgorithm !== MD5) throw new DamagedFile('hashAlgorithm');
  if (file.compressionFormat !== ZIP) throw new DamagedFile('compression');
  const zip = plain(file, key);
  if (!isHashOf(zip, file.hash)) throw new DamagedFile('hash');
  const { name, content } = singleEntry(zip, limits.unpacked);
  return { entryName: name, xml: decodeText(content) };
}

function plain({ bytes, encryptAlgorithm }: DownloadedFile, key: AesKey | undefined): Buffer {
  if (encryptAlgorithm === NONE) return Buffer.from(bytes);
  if (encryptAlgorithm !== AES) throw new DamagedFile('encryption');
  if (key === undefined) throw new DamagedFile('noKey');
  try {
    return decrypt(bytes, key);
  } catch (error) {
    // A key of the wrong length is our own mistake, not the file's.
    if (error instanceof RangeError) throw error;
    throw new DamagedFile('notDecrypted');
  }
}

/** The hash is base64 of the raw digest; a bureau that wraps its lines is understood. */
function isHashOf(zip: Buffer, hash: string): boolean {
  const said = Buffer.from(hash.replaceAll(/\s/g, ''), 'base64');
  const found = createHash('md5').update(zip).digest();
  return said.length === found.length && timingSafeEqual(said, found);
}
