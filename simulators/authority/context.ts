import type { Agenda } from '../shared/agenda.ts';
import type { Clock } from '../shared/clock.ts';
import type { Faults } from '../shared/faults.ts';
import type { BureauDuties } from './bureau-duties.ts';
import type { CodeSender } from './code-sender.ts';
import type { AuthorityStore } from './store.ts';

/** What a test can make go wrong when a report is handed in. */
export const authorityFaults = ['http503', 'hang', 'lostReply'] as const;
export type AuthorityFault = (typeof authorityFaults)[number];

/** What the routes of the authority work with. */
export interface AuthorityContext {
  readonly store: AuthorityStore;
  readonly clock: Clock;
  readonly duties: BureauDuties;
  readonly agenda: Agenda;
  readonly codes: CodeSender;
  readonly faults: Faults<AuthorityFault>;
  readonly credentials: { readonly user: string; readonly password: string };
}
