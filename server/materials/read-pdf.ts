import { inflateSync } from 'node:zlib';
import { PDF_PAGES_AT_MOST } from '#domain/materials/intake.ts';
import type { AcceptedFile } from '#orders/materials.ts';
import { REFUSALS } from './refusals.ts';

// A PDF is not drawn here, only looked at: everything that could act or hide something is refused by its
// name, in the file as it lies there and in its packed objects. What is left is kept as it came.

/** All packed objects of a file together; a letter has a few kilobytes of them. */
const UNPACKED_AT_MOST = 16 * 1024 * 1024;

/** What names of a PDF (ISO 32000) stand for things that a letter has no use for. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/\/Encrypt(?![\w.-])/, 'it is encrypted'],
  [/\/(JavaScript|JS)(?![\w.-])/, 'it holds JavaScript'],
  [/\/(EmbeddedFiles?|Collection|FileAttachment)(?![\w.-])/, 'it holds other files'],
  [/\/Launch(?![\w.-])/, 'it starts programs'],
  [/\/(SubmitForm|ImportData|GoToE|GoToR|XFA)(?![\w.-])/, 'it speaks to other places'],
  [/\/(RichMedia|Movie|Sound|3D)(?![\w.-])/, 'it holds films or sounds'],
];

/** A name's letters may be written as #xx: `/J#53` is `/JS`. */
const plain = (text: string): string =>
  text.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The end of a ZIP's directory, which is found from the end of a file. */
const ZIP_DIRECTORY = 'PK\x05\x06';
const ZIP_LOOKS_BACK = 65_557;

/** The objects that are packed into streams: where pages and actions stand in newer files. */
function packedObjects(file: Buffer, text: string): string {
  const found: string[] = [];
  let room = UNPACKED_AT_MOST;
  for (const { index, 0: head } of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const dictionary = plain(text.slice(Math.max(0, index - 1024), index));
    const own = dictionary.slice(dictionary.lastIndexOf(' obj'));
    if (!/\/Type\s*\/ObjStm/.test(own)) continue;
    if (!/\/FlateDecode(?![\w.-])/.test(own)) throw REFUSALS.pdf('its objects can’t be read');
    const unpacked = unpack(file.subarray(index + head.length), room);
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
    throw REFUSALS.pdf(bomb ? 'it unpacks to far more than it is' : 'its objects can’t be read');
  }
}

/** What a PDF begins and ends with, and where it says that its table stands. */
function requireFrame(text: string): void {
  if (!/^%PDF-[12]\.\d[\s%]/.test(text)) throw REFUSALS.pdf('it does not begin as one');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) throw REFUSALS.pdf('it is cut off');
  if (!/^[\s\0]*$/.test(text.slice(end + 5))) throw REFUSALS.pdf('something stands after its end');
  if (text.slice(-ZIP_LOOKS_BACK).includes(ZIP_DIRECTORY)) {
    throw REFUSALS.pdf('it is a ZIP archive as well');
  }
  const [, offset = ''] = /startxref\s+(\d{1,10})\s+%%EOF$/.exec(text.slice(0, end + 5)) ?? [];
  const table = text.slice(Number(offset), Number(offset) + 32);
  if (offset === '' || !/^\s*(xref\s|\d+\s+\d+\s+obj)/.test(table)) {
    throw REFUSALS.pdf('its table of contents can’t be found');
  }
}

/**
 * A PDF as it came, once it is known to be one that only shows pages: no encryption, scripts, other files
 * or actions, nothing before its beginning or after its end.
 * @throws CodedError `material.pdf`.
 */
export function readPdf(bytes: Uint8Array): AcceptedFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  requireFrame(text);
  const all = plain(`${text}\n${packedObjects(file, text)}`);
  const refused = REFUSED.find(([names]) => names.test(all));
  if (refused) throw REFUSALS.pdf(refused[1]);
  const pages = [...all.matchAll(/\/Type\s*\/Page(?![\w.-])/g)].length;
  if (pages === 0 || !/\/Type\s*\/Catalog(?![\w.-])/.test(all)) {
    throw REFUSALS.pdf('it has no pages that can be found');
  }
  if (pages > PDF_PAGES_AT_MOST) {
    throw REFUSALS.pdf(`it has ${String(pages)} pages, more than ${String(PDF_PAGES_AT_MOST)}`);
  }
  return { contentType: 'application/pdf', content: bytes };
}
