import type { Bilingual } from '#domain/bilingual.ts';
import type { Finding } from '#domain/forms/finding.ts';
import type { Severity } from '#domain/identifiers/finding.ts';

const GRAVITY: readonly Severity[] = ['blocks', 'warns', 'informs'];

/** For sorting: what blocks comes first. */
export const gravityOf = (severity: Severity): number => GRAVITY.indexOf(severity);

/** What a check has to say about a filing, whether the form or a rule of the bureau says it. */
export interface CheckFinding extends Finding {
  readonly source: string;
  /** All fields that a rule points at, the most telling first. */
  readonly fields?: readonly string[];
  /** Of a rule: whether somebody has read it at its source. */
  readonly verified?: boolean;
  /** What was found, without personal data. */
  readonly evidence?: Bilingual;
}

/** A check that could not be made, and what it lacked; `missing` are codes for programs. */
export interface UnmadeCheck {
  readonly code: string;
  readonly text: Bilingual;
  readonly missing: readonly string[];
}

/** All that can be said of a filing. Holds no personal data. */
export interface FilingReport {
  /** The id of the rule set it was held against; null where no bureau is known. */
  readonly ruleSet: string | null;
  /** Whether something blocks submission. */
  readonly blocks: boolean;
  /** In the order of the form. */
  readonly findings: readonly CheckFinding[];
  readonly notChecked: readonly UnmadeCheck[];
}
