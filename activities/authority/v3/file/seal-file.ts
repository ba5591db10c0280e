import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { hasNonGbk } from '../characters.ts';
import { encrypt, type AesKey } from './cipher.ts';

/** What an upload call sends: the bytes (before base64), and the hash of the zip in base64. */
export interface SealedFile {
  readonly bytes: Buffer;
  readonly hash: string;
  readonly encryptAlgorithm: 0 | 1;
  /** Of the XML, in bytes of GBK. */
  readonly size: number;
}

/** The file names of V3.0: letters and digits, 128 bytes at most; the extension is ours to choose. */
const ENTRY_NAME = /^[A-Za-z0-9]{1,124}(?:\.xml)?$/;

/** The earliest that a zip can say, so that the same XML is the same file. */
const NO_TIME = new Date(1980, 0, 1);

const DECLARATION = /^\uFEFF?(?:<\?xml[^>]*\?>\s*)?/;

/**
 * XML as the file that is uploaded: GBK with a declaration that says so, in a zip of one entry, hashed with MD5,
 * then, with a key, encrypted. The same input gives the same bytes.
 * @throws RangeError for a bad entry name, a key of the wrong length, or characters outside GBK
 */
export function sealFile(
  xml: string,
  { entryName, encryption }: { readonly entryName: string; readonly encryption?: AesKey },
): SealedFile {
  if (!ENTRY_NAME.test(entryName))
    throw new RangeError('An entry’s name has letters and digits only');
  const text = `<?xml version="1.0" encoding="GBK"?>${xml.replace(DECLARATION, '')}`;
  if (hasNonGbk(text)) throw new RangeError('The file has characters outside GBK');
  const content = iconv.encode(text, 'gbk');
  const zip = zipSync({ [entryName]: content }, { mtime: NO_TIME });
  return {
    bytes: encryption ? encrypt(zip, encryption) : Buffer.from(zip),
    hash: createHash('md5').update(zip).digest('base64'),
    encryptAlgorithm: encryption ? 1 : 0,
    size: content.length,
  };
}
