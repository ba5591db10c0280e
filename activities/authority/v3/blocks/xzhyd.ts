import { attachmentElement, attachmentOwner } from '../parts/attachments.ts';
import { extensionElement } from '../parts/extension.ts';
import type { Pen } from '../pen.ts';
import type { CancelRecord, MaterialRecord, UploadRecord } from '../records.ts';
import type { Xml } from '../xml.ts';

/** Material sent on its own (单独提交真实性核验材料): here, and only here, Fjxx itself repeats. */
export function materialElement(pen: Pen, { attachment }: MaterialRecord): Xml {
  return attachmentElement(pen, attachment, '/attachment', 'reference');
}

/** V3.0 numbers the owners of attachments as subjects and sites; the id says which record it is. */
const OWNERS = { subject: 'subject', service: 'service', access: 'service' } as const;

/** Our extension beside a record whose own block has no attachments: a cancellation's. */
export function besideElement(pen: Pen, record: UploadRecord): Xml | undefined {
  if (!('what' in record) || record.extension === undefined) return undefined;
  if (pen.settings.extension !== true) return undefined;
  const { what, bureauId, extension }: CancelRecord = record;
  const of = { kind: OWNERS[what], id: bureauId };
  return extensionElement(extension, attachmentOwner(pen, of, '/extension', 'reference'));
}
