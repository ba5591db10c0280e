import type { Bilingual } from '#domain/bilingual.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Severity } from '#domain/identifiers/finding.ts';
import type { RecordStanding } from './record-standing.ts';

/**
 * What an order is about must be there, and be its account's. Unlike the rules of a bureau no operator
 * switches these off: they are what keeps one account's hands off another's filings.
 */
export interface RecordGuard {
  /** Stable: `record.service_ended`. */
  readonly code: string;
  readonly filingTypes: readonly FilingType[];
  readonly severity: Severity;
  /** JSON pointer into the form. */
  readonly field: string;
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  broken(standing: RecordStanding): boolean;
}
