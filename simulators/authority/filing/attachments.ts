import type { Content } from '../wire/shape.ts';
import { isExtension, readExtension, type Extension } from './extension.ts';
import { finding, type Finding } from './findings.ts';
import type { Attachment } from './records.ts';

/** The longest picture, decoded: that of a verification sheet. Others are to be shorter still. */
const longestPicture = 150 * 1024;

/** The attachments of a record, wherever its operation puts them. */
export function attachmentsOf(record: Content): Attachment[] {
  const wrapped = (record['Fj'] ?? []) as readonly { readonly Fjxx: Attachment }[];
  return wrapped.map(({ Fjxx }) => Fjxx);
}

/** The record without the bytes of its pictures and without our own attachments. */
export function withoutPictures(record: Content): Content {
  if (record['Fj'] === undefined) return record;
  const kept = attachmentsOf(record)
    .filter((one) => !isExtension(one))
    .map(({ Fjnr: _, ...rest }) => ({ Fjxx: rest }));
  return { ...record, Fj: kept };
}

/** The first extension among some attachments. */
export function extensionAmong(attachments: readonly Attachment[]): Extension | null {
  return attachments.filter(isExtension).map(readExtension).find(Boolean) ?? null;
}

/** 5010: a picture that is too long. */
export function checkPictures(attachments: readonly Attachment[]): Finding[] {
  const long = attachments.find(
    (one) => !isExtension(one) && Buffer.byteLength(one.Fjnr ?? '', 'base64') > longestPicture,
  );
  return long === undefined ? [] : [finding(5010, 'Fj/Fjxx/Fjnr')];
}
