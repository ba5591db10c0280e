import type { CodeTableRows } from './code-tables/code-row.ts';
import {
  ATTACHMENT_FORMATS,
  ATTACHMENT_PURPOSES,
  CANCEL_REASONS,
  UNFILED_HANDLING,
  VERIFICATION_OPINIONS,
} from './code-tables/handling.ts';
import { REGIONS } from './code-tables/regions.ts';
import {
  ACCESS_METHODS,
  CONTENT_TYPES,
  LANGUAGES,
  PRE_APPROVALS,
  SERVER_PLACES,
} from './code-tables/services.ts';
import { CERTIFICATE_TYPES, NATURES } from './code-tables/subjects.ts';

/** The day of which the copy is. */
export const DATED_CODE_TABLES_AS_OF = '2023-10-31';

/**
 * A dated copy of the authority's code tables. It serves until the authority's own (JCDM) are loaded,
 * which come with its downloads and replace these one by one. Only the regions follow a published
 * standard (GB/T 2260); every other row says `unverified`.
 */
export const DATED_CODE_TABLES: CodeTableRows = {
  nature: NATURES,
  certificateType: CERTIFICATE_TYPES,
  contentType: CONTENT_TYPES,
  language: LANGUAGES,
  accessMethod: ACCESS_METHODS,
  serverPlace: SERVER_PLACES,
  preApproval: PRE_APPROVALS,
  cancelReason: CANCEL_REASONS,
  attachmentPurpose: ATTACHMENT_PURPOSES,
  attachmentFormat: ATTACHMENT_FORMATS,
  verificationOpinion: VERIFICATION_OPINIONS,
  unfiledHandling: UNFILED_HANDLING,
  region: REGIONS,
};
