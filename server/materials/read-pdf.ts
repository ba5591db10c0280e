import { PDF_PAGES_AT_MOST } from '#domain/materials/intake.ts';
import type { AcceptedFile } from '#orders/materials.ts';
import { packedObjects, plain } from './packed-objects.ts';
import { REFUSALS } from './refusals.ts';

// A PDF is not drawn here, only looked at: everything that could act or hide something is refused by its
// name, in the file as it lies there and in its packed objects. What is left is kept as it came.

/** What names of a PDF (ISO 32000) stand for things that a letter has no use for. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/\/Encrypt(?![\w.-])/, 'it is encrypted'],
  [/\/(JavaScript|JS)(?![\w.-])/, 'it holds JavaScript'],
  [/\/(EmbeddedFiles?|Collection|FileAttachment)(?![\w.-])/, 'it holds other files'],
  [/\/Launch(?![\w.-])/, 'it starts programs'],
  [/\/(SubmitForm|ImportData|GoToE|GoToR|XFA)(?![\w.-])/, 'it speaks to other places'],
  [/\/(RichMedia|Movie|Sound|3D)(?![\w.-])/, 'it holds films or sounds'],
];

/** The end of a ZIP's directory, which is found from the end of a file. */
const ZIP_DIRECTORY = 'PK\x05\x06';
const ZIP_LOOKS_BACK = 65_557;

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
