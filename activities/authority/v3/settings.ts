import type { CodeTables } from '#domain/authority/code-tables.ts';

/** How many bytes an attachment may have (decoded; the text only says "K", we read 1024). */
export interface AttachmentCaps {
  /** Of every attachment and approval image that is not named below. */
  readonly others: number;
  /** By the name of the purpose. */
  readonly byPurpose: Readonly<Record<string, number>>;
}

/** V3.0: verification sheet 150 KB, every certificate, photo and approval 100 KB. */
export const ATTACHMENT_CAPS: AttachmentCaps = {
  others: 100 * 1024,
  byPurpose: { 真实性核验单: 150 * 1024, verificationSheet: 150 * 1024 },
};

/** What of the code tables a file is written from. */
export type WritingTables = Pick<CodeTables, 'idOf' | 'nameOf' | 'regionId' | 'certificateTypeId'>;

/** What upload files of one endpoint are written with. */
export interface UploadSettings {
  /** The provider's number at the bureau (ispId), repeated in every file. */
  readonly ispId: number;
  readonly tables: WritingTables;
  /** Default: what V3.0 says. */
  readonly caps?: AttachmentCaps;
  /** Whether our own extension is sent, to an endpoint that is known to understand it. Default: no. */
  readonly extension?: boolean;
}

/** The cap of an attachment by its purpose. */
export function capOf(caps: AttachmentCaps, purpose: string): number {
  return Object.hasOwn(caps.byPurpose, purpose)
    ? (caps.byPurpose[purpose] ?? caps.others)
    : caps.others;
}
