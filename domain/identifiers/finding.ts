import type { Bilingual } from '#domain/bilingual.ts';

/**
 * `blocks`: can't be submitted so. `warns`: shown to applicant and reviewer, and passes. `informs`: said so
 * that somebody knows it, for example a rule that nobody has verified yet.
 */
export type Severity = 'blocks' | 'warns' | 'informs';

/** What is wrong with an identifier, and how to mend it. */
export interface IdentifierFinding {
  /** Stable, for programs: `identifier.resident_id.check_digit`. */
  readonly code: string;
  readonly severity: Severity;
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  /** Where the rule stands: a standard, a law, a page of a bureau's or the ministry's. */
  readonly source?: string;
}

/** Says what is wrong with an identifier, or nothing. */
export type IdentifierCheck = (text: string) => IdentifierFinding | undefined;

type Says = (
  code: string,
  text: Bilingual,
  remedy: Bilingual,
  source?: string,
) => IdentifierFinding;

const says =
  (severity: Severity): Says =>
  (code, text, remedy, source) => ({
    ...{ code, severity, text, remedy },
    ...(source !== undefined && { source }),
  });

/** A finding that stops submission. */
export const blocks = says('blocks');

/** A finding that is shown and passes. */
export const warns = says('warns');
