import type { Pen } from '../pen.ts';
import type { AttachmentOwner, FiledReference } from '../records.ts';
import type { Xml } from '../xml.ts';

/** The one element that names a filed record: its number, or the bureau's id. */
export function referenceElement(
  pen: Pen,
  reference: FiledReference,
  names: { readonly number: string; readonly id: string },
  field: string,
): Xml[] {
  return 'filingNumber' in reference
    ? pen.text(names.number, reference.filingNumber, `${field}/filingNumber`)
    : pen.number(names.id, reference.bureauId, `${field}/bureauId`);
}

/** The same as the owner of an attachment. */
export function ownerOf(kind: AttachmentOwner['kind'], reference: FiledReference): AttachmentOwner {
  return 'filingNumber' in reference
    ? { kind, filingNumber: reference.filingNumber }
    : { kind, id: reference.bureauId };
}
