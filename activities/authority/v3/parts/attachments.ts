import type { Pen } from '../pen.ts';
import type { AttachmentOwner, AttachmentRecord, ExtensionRecord } from '../records.ts';
import { capOf } from '../settings.ts';
import { branch, leaf, type Xml } from '../xml.ts';
import { extensionElement } from './extension.ts';

/** How a block names the owner: the provider's id as it is, or a choice of record id and filing number. */
export type OwnerStyle = 'providerId' | 'reference';

/** As V3.0 counts them on upload; its own code table counts from 0. */
const OWNER_KINDS = { subject: '1', service: '2' } as const;

/** The attachments of a record, each in its own Fj; after them our extension, where it is switched on. */
export function attachmentElements(
  pen: Pen,
  attachments: readonly AttachmentRecord[],
  style: OwnerStyle,
  extension?: {
    readonly record: ExtensionRecord | undefined;
    readonly of: AttachmentOwner | undefined;
  },
): Xml[] {
  const own = attachments.map((attachment, index) =>
    attachmentElement(pen, attachment, `/attachments/${String(index)}`, style),
  );
  const { record, of } = extension ?? {};
  if (pen.settings.extension === true && record !== undefined && of !== undefined) {
    own.push(extensionElement(record, attachmentOwner(pen, of, '/extension', style)));
  }
  return own.map((element) => branch('Fj', [element]));
}

/** One attachment (Fjxx). */
export function attachmentElement(
  pen: Pen,
  attachment: AttachmentRecord,
  field: string,
  style: OwnerStyle,
): Xml {
  const { format, purpose, content, of, remarks } = attachment;
  return branch(
    'Fjxx',
    pen.code('Fjwjgs', 'attachmentFormat', format, `${field}/format`),
    pen.code('Fjyt', 'attachmentPurpose', purpose, `${field}/purpose`),
    pen.content('Fjnr', content, capOf(pen.caps, purpose), `${field}/content`),
    attachmentOwner(pen, of, `${field}/of`, style),
    pen.text('Bz', remarks, `${field}/remarks`, 'Fjxx/Bz'),
  );
}

/** What an attachment belongs to (Fjssdx). */
export function attachmentOwner(
  pen: Pen,
  of: AttachmentOwner,
  field: string,
  style: OwnerStyle,
): Xml[] {
  return [branch('Fjssdx', [leaf('Ssdxlx', OWNER_KINDS[of.kind])], ownerId(pen, of, field, style))];
}

function ownerId(pen: Pen, of: AttachmentOwner, field: string, style: OwnerStyle): Xml[] {
  if (style === 'providerId') {
    return 'id' in of
      ? pen.number('Ssdxbs', of.id, `${field}/id`)
      : pen.fail(`${field}/filingNumber`, 'owner');
  }
  return [
    branch(
      'Ssdxbs',
      'id' in of
        ? pen.number('Jlid', of.id, `${field}/id`)
        : pen.text('Baxh', of.filingNumber, `${field}/filingNumber`),
    ),
  ];
}
