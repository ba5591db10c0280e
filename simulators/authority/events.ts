import type { CaseState, Result } from './case.ts';
import type { Report } from './report.ts';
import type { Rule } from './rule.ts';

/** A person as a report makes it: the rest of it begins empty. */
export interface NewPerson {
  readonly mobile: string;
  readonly names: readonly string[];
  readonly lastSixes: readonly string[];
  readonly code: string;
}

type OfPerson = { readonly reportId: string; readonly mobile: string };

/** Everything that happens at the authority; the journal is a list of these. */
export type Event =
  | { type: 'reported'; at: number; report: Report; hash: string; persons: readonly NewPerson[] }
  | { type: 'arrivedAgain'; reportId: string; hash: string }
  | ({ type: 'codeSent'; code: string } & OfPerson)
  | ({ type: 'codeRenewed'; code: string } & OfPerson)
  | ({ type: 'wrongTry' } & OfPerson)
  | ({ type: 'passed' } & OfPerson)
  | { type: 'moved'; reportId: string; at: number; state: CaseState; result: Result | null }
  | { type: 'ruleSet'; rule: Rule }
  | { type: 'ruleUsed'; id: number }
  | { type: 'acknowledged'; ids: readonly string[] };
