import { DamagedFile } from './damaged-file.ts';

const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  // Without a mark, the zeros beside "<" tell.
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
];

/** GB18030 contains GBK and GB 2312: what is declared as one of them is read as it. */
const DECLARED: Readonly<Record<string, string>> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  cp936: 'gb18030',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  // A declaration that can be read byte by byte cannot be telling the truth with these.
  'utf-16': 'utf-8',
};

const DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * The bytes of an XML document as text, by its byte order mark, its declaration, or the `charset` that it came
 * with; without any of them UTF-8 where that fits, else GB18030.
 * @throws DamagedFile encoding or undecodable
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const marked = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return decode(bytes, marked[1]);
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  const named = (DECLARATION.exec(head)?.[1] ?? charset)?.toLowerCase();
  if (named !== undefined) {
    const encoding = Object.hasOwn(DECLARED, named) ? DECLARED[named] : undefined;
    if (encoding === undefined) throw new DamagedFile('encoding');
    return decode(bytes, encoding);
  }
  try {
    return decode(bytes, 'utf-8');
  } catch {
    return decode(bytes, 'gb18030');
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DamagedFile('undecodable');
  }
}
