import type { Bilingual } from '#domain/bilingual.ts';

/** `blocks`: can't be submitted so. `warns`: shown to applicant and reviewer, and passes. */
export type Severity = 'blocks' | 'warns';

/** What is wrong with an identifier, and how to mend it. */
export interface IdentifierFinding {
  /** Stable, for programs: `identifier.resident_id.check_digit`. */
  readonly code: string;
  readonly severity: Severity;
  readonly text: Bilingual;
  readonly remedy: Bilingual;
}

/** Says what is wrong with an identifier, or nothing. */
export type IdentifierCheck = (text: string) => IdentifierFinding | undefined;

/** A finding that stops submission. */
export function blocks(code: string, text: Bilingual, remedy: Bilingual): IdentifierFinding {
  return { code, severity: 'blocks', text, remedy };
}

/** A finding that is shown and passes. */
export function warns(code: string, text: Bilingual, remedy: Bilingual): IdentifierFinding {
  return { code, severity: 'warns', text, remedy };
}
