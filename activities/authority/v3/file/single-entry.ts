import { crc32, inflateRawSync } from 'node:zlib';
import { DamagedFile } from './damaged-file.ts';

// A zip is read from its central directory, so that number and sizes are known before anything is unpacked.
// Offsets and signatures: PKWARE's APPNOTE.TXT.

const END = { signature: 0x06054b50, size: 22 } as const;
const CENTRAL = { signature: 0x02014b50, size: 46 } as const;
const LOCAL = { signature: 0x04034b50, size: 30 } as const;

/** The comment at the end of a zip may have as many bytes. */
const COMMENT = 0xffff;

const ENCRYPTED_FLAG = 1;
const UTF8_FLAG = 1 << 11;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

/**
 * The one entry of a zip, never unpacked beyond `maxBytes`.
 * @throws DamagedFile notZip, entries, tooLarge or compression
 */
export function singleEntry(zip: Buffer, maxBytes: number): { name: string; content: Buffer } {
  try {
    const entry = directory(zip);
    if (entry.size > maxBytes) throw new DamagedFile('tooLarge');
    const content = unpack(packed(zip, entry), entry, maxBytes);
    if (content.length !== entry.size || crc32(content) !== entry.crc)
      throw new DamagedFile('notZip');
    return { name: entry.name, content };
  } catch (error) {
    // An offset that leads out of the file.
    if (error instanceof RangeError) throw new DamagedFile('notZip');
    throw error;
  }
}

function directory(zip: Buffer): Entry {
  const end = findEnd(zip);
  if (zip.readUInt16LE(end + 10) !== 1) throw new DamagedFile('entries');
  const at = zip.readUInt32LE(end + 16);
  if (zip.readUInt32LE(at) !== CENTRAL.signature) throw new DamagedFile('notZip');
  const flags = zip.readUInt16LE(at + 8);
  if ((flags & ENCRYPTED_FLAG) !== 0) throw new DamagedFile('compression');
  const name = zip.subarray(at + CENTRAL.size, at + CENTRAL.size + zip.readUInt16LE(at + 28));
  return {
    name: name.toString((flags & UTF8_FLAG) === 0 ? 'latin1' : 'utf8'),
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    packedSize: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    localOffset: zip.readUInt32LE(at + 42),
  };
}

function findEnd(zip: Buffer): number {
  const earliest = Math.max(0, zip.length - END.size - COMMENT);
  for (let at = zip.length - END.size; at >= earliest; at -= 1) {
    if (zip.readUInt32LE(at) === END.signature) return at;
  }
  throw new DamagedFile('notZip');
}

function packed(zip: Buffer, { localOffset, packedSize }: Entry): Buffer {
  if (zip.readUInt32LE(localOffset) !== LOCAL.signature) throw new DamagedFile('notZip');
  const names = zip.readUInt16LE(localOffset + 26) + zip.readUInt16LE(localOffset + 28);
  const start = localOffset + LOCAL.size + names;
  const bytes = zip.subarray(start, start + packedSize);
  if (bytes.length !== packedSize) throw new DamagedFile('notZip');
  return bytes;
}

function unpack(bytes: Buffer, { method }: Entry, maxBytes: number): Buffer {
  if (method === STORED) return bytes;
  if (method !== DEFLATED) throw new DamagedFile('compression');
  try {
    return inflateRawSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    // What a directory declares may be a lie; what comes out is counted while it comes out.
    const code = (error as NodeJS.ErrnoException).code;
    throw new DamagedFile(code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'notZip');
  }
}
