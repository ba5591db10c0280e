import type { OnFile } from '#domain/authority/filed-with-report.ts';
import type { Attached } from '../attached.ts';
import { ownerOf } from '../parts/reference.ts';
import type { AttachmentOwner, AttachmentRecord, FiledReference } from '../records.ts';

/** How a filed record is named: by the bureau's id where it is known, else by its filing number. */
export const referenceTo = (filed: OnFile<unknown> | null, filingNumber: string): FiledReference =>
  typeof filed?.bureauId === 'number' ? { bureauId: filed.bureauId } : { filingNumber };

/** The owners of attachments where subject and service are filed. */
export const ownedBy = (
  subject: FiledReference,
  service: FiledReference,
): Record<Attached['of'], AttachmentOwner> => ({
  subject: ownerOf('subject', subject),
  service: ownerOf('service', service),
});

/** Attachments under what they belong to. */
export const attachmentsOf = (
  attached: readonly Attached[],
  owners: Readonly<Record<Attached['of'], AttachmentOwner>>,
): AttachmentRecord[] => attached.map(({ of, ...picture }) => ({ ...picture, of: owners[of] }));
