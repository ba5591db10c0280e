import { inflateSync } from 'node:zlib';
import { REFUSALS } from './refusals.ts';

// Newer PDFs pack their objects, pages and actions among them, into streams (ISO 32000-1, 7.5.7). Whoever
// wants to hide one writes such a stream in a way that readers understand and this file does not: so only
// the plainest writing is taken, and every other one is refused.

/** All packed objects of a file together; a letter has a few kilobytes of them. */
const UNPACKED_AT_MOST = 16 * 1024 * 1024;

/** A letter of twenty pages has a few hundred, with all its fonts and pictures. */
const STREAMS_AT_MOST = 5000;

/** The number of an object and its generation, before the keyword. */
const OBJECT_HEAD = 24;

const UNREADABLE = 'its objects can’t be read';

/** A name's letters may be written as #xx: `/J#53` is `/JS`. */
export const plain = (text: string): string =>
  text.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The keyword, ended as it should be or as readers put up with. */
const STREAM = /(?<!end)stream[ \t]*(?:\r\n|\r|\n)/g;

const PACKED = /\/ObjStm(?![\w.-])/;

/** Some readers need no type: a stream that says where its first object begins is one of objects to them. */
const FIRST = /\/First(?![\w.-])/;

/** A dictionary from its object's number to the end, with nothing nested and nothing that could hide a part. */
const DICTIONARY = /(?:^|\s)\d{1,10}\s+\d{1,5}\s+obj\s*<<([^<>()%#]*)>>\s*$/;

const ONE_FLATE = /\/Filter\s*(?:\/FlateDecode(?![\w.-])|\[\s*\/FlateDecode\s*\])/;

/** Whatever else could say how, or from where, the stream is read. */
const FILTERS = /\/(?:\w*Filter|\w*DecodeParms|DP|F)(?![\w.-])/g;

/** @param before what stands between the stream before and this one. */
function holdsObjects(before: string): boolean {
  const at = before.lastIndexOf('obj');
  if (at < 0) throw REFUSALS.pdf(UNREADABLE);
  const own = before.slice(Math.max(0, at - OBJECT_HEAD));
  if (!PACKED.test(plain(before)) && !FIRST.test(plain(own))) return false;
  const [, dictionary = ''] = DICTIONARY.exec(own) ?? [];
  const filters = dictionary.match(FILTERS) ?? [];
  if (!ONE_FLATE.test(dictionary) || filters.length !== 1) throw REFUSALS.pdf(UNREADABLE);
  return true;
}

/**
 * The objects of a PDF that are packed into streams.
 * @param text the file's bytes as Latin-1.
 * @throws CodedError `material.pdf` where not all of them can be read with certainty.
 */
export function packedObjects(file: Buffer, text: string): string {
  const found: string[] = [];
  let [room, streams, after] = [UNPACKED_AT_MOST, 0, 0];
  for (const { index, 0: head } of text.matchAll(STREAM)) {
    streams += 1;
    if (streams > STREAMS_AT_MOST) throw REFUSALS.pdf('it has too many parts');
    const before = text.slice(after, index);
    after = index + head.length;
    if (!holdsObjects(before)) continue;
    const unpacked = unpack(file.subarray(after), room);
    room -= unpacked.length;
    found.push(unpacked.toString('latin1'));
  }
  return found.join('\n');
}

function unpack(bytes: Buffer, room: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    const bomb = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw REFUSALS.pdf(bomb ? 'it unpacks to far more than it is' : UNREADABLE);
  }
}
