import type { CaseState, Result } from './case.ts';
import type { Filing } from './filing/filing.ts';
import type { SetupEvent, TransportEvent } from './interface-events.ts';
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

/** One thing that happens at the authority. */
export type Event =
  | SetupEvent
  | TransportEvent
  | {
      type: 'reported';
      at: number;
      report: Report;
      filing: Filing;
      hash: string;
      persons: readonly NewPerson[];
    }
  | { type: 'arrivedAgain'; reportId: string; hash: string; sequence: number; index: number }
  | ({ type: 'codeSent'; code: string } & OfPerson)
  | ({ type: 'codeRenewed'; code: string } & OfPerson)
  | ({ type: 'wrongTry' } & OfPerson)
  | ({ type: 'passed'; at?: number } & OfPerson)
  | { type: 'moved'; reportId: string; at: number; state: CaseState; result: Result | null }
  /** Comes before an approval: the filing password, which is not for the results. */
  | { type: 'passwordMade'; reportId: string; password: string }
  | { type: 'ruleSet'; rule: Rule }
  | { type: 'ruleUsed'; id: number };

/** What the journal is a list of. A batch is what must not be torn by a kill. */
export type Entry = Event | { type: 'batch'; events: readonly Event[] };
