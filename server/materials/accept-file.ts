import { INTAKE } from '#domain/materials/intake.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import type { AcceptedFile } from '#orders/materials.ts';
import { contentTypeOf } from './content-type.ts';
import { readPdf } from './read-pdf.ts';
import { readPicture } from './read-picture.ts';
import { REFUSALS } from './refusals.ts';

/**
 * A file as it is to be kept, if its kind takes such a one.
 * @throws CodedError `material.empty`, `material.too_large`, `material.type`, and what `readPicture` and
 *   `readPdf` throw.
 */
export async function acceptFile(kind: MaterialKind, bytes: Uint8Array): Promise<AcceptedFile> {
  const { takes, bytesAtMost } = INTAKE[kind];
  if (bytes.length === 0) throw REFUSALS.empty();
  if (bytes.length > bytesAtMost) throw REFUSALS.tooLarge(bytesAtMost);
  const pdfToo = takes === 'picturesOrPdf';
  const type = contentTypeOf(bytes);
  if (!('known' in type)) throw REFUSALS.type(type.other, pdfToo);
  if (type.known !== 'pdf') return readPicture(bytes, INTAKE[kind]);
  if (!pdfToo) throw REFUSALS.type('a PDF', false);
  return readPdf(bytes);
}
