import type { Filing } from './filing/filing.ts';
import type { Report } from './report.ts';

/** `verified` means: with the bureau's desk. The last five are final. */
export type CaseState =
  'awaitingSms' | 'verified' | 'approved' | 'refused' | 'expired' | 'failed' | 'reportRefused';

/** Somebody who must enter a code: one mobile, even when it stands for both owners. */
export interface Person {
  readonly mobile: string;
  readonly names: readonly string[];
  readonly lastSixes: readonly string[];
  code: string;
  codeSent: boolean;
  wrongTries: number;
  resends: number;
  passed: boolean;
}

export type ResultKind =
  'reportRefused' | 'smsVerified' | 'smsExpired' | 'smsFailed' | 'bureauApproved' | 'bureauRefused';

/** What came of one step of a case; further fields depend on the kind. */
export interface Result {
  readonly kind: ResultKind;
  readonly at: string;
  readonly [detail: string]: unknown;
}

/** What became of one report. Instants are ms since 1970 on the sandbox clock. */
export interface Case {
  readonly report: Report;
  readonly filing: Filing;
  readonly at: number;
  /** What has arrived under its name, by hash. */
  readonly hashes: Set<string>;
  /** Where it has arrived: the file, and its place in that. A file that comes again is the same one. */
  readonly copies: Set<string>;
  readonly persons: readonly Person[];
  readonly results: Result[];
  arrivals: number;
  state: CaseState;
  verifiedAt: number | null;
  /** The filing password that an approval gives a new subject. */
  password: string;
}

export const verificationWindowMs = 24 * 3_600_000;
export const allowedWrongTries = 5;
export const allowedResends = 2;

/** When the codes of a case stop being good. */
export function expiresAt(one: Case): number {
  return one.at + verificationWindowMs;
}
