import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { CodeTables } from '#domain/authority/code-tables.ts';

/** How many bytes an attachment may have (decoded; the text only says "K", we read 1024). */
export interface AttachmentCaps {
  /** Of every attachment and approval image that is not named below. */
  readonly others: number;
  /** By the name of the purpose. */
  readonly byPurpose: Readonly<Record<string, number>>;
}

/** Base64 takes four bytes for three. */
const OF_BASE64 = 3 / 4;

/**
 * V3.0: verification sheet “150K”, every certificate, photo and approval “100K”. Whether that counts the
 * picture or its base64, and what a K is, it leaves open: an endpoint says.
 */
export function attachmentCaps({ counts, kilobyte = 1024 }: ImageLimit = {}): AttachmentCaps {
  const of = (k: number) => Math.floor(k * kilobyte * (counts === 'base64' ? OF_BASE64 : 1));
  return { others: of(100), byPurpose: { 真实性核验单: of(150), verificationSheet: of(150) } };
}

type ImageLimit = NonNullable<Endpoint['imageLimit']>;

/** What of the code tables a file is written from. */
export type WritingTables = Pick<CodeTables, 'idOf' | 'regionId' | 'certificateTypeId'>;

/** What upload files of one endpoint are written with. */
export interface UploadSettings {
  /** The provider's number at the bureau (ispId), repeated in every file. */
  readonly ispId: number;
  readonly tables: WritingTables;
  /** Default: V3.0's as `attachmentCaps` reads it. */
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
