import type { Agenda } from '../shared/agenda.ts';
import type { Clock } from '../shared/clock.ts';
import type { Faults } from '../shared/faults.ts';
import type { PasswordChecks } from './calls/password-counter.ts';
import type { BureauDuties } from './bureau-duties.ts';
import type { CodeSender } from './code-sender.ts';
import type { AuthorityStore } from './store.ts';

/** What a test can make go wrong with a call once, unless it says how often. */
export const onceFaults = [
  ...(['code', 'duplicateFile', 'outOfOrder', 'lostSequence', 'lostSequences'] as const),
  ...(['utf8File', 'utf16File', 'entityFile', 'unknownCode'] as const),
] as const;
/** All that a test can make go wrong with a call. */
export const authorityFaults = [
  ...(['http503', 'html', 'hang', 'reset', 'slow', 'soapFault'] as const),
  ...(['lostReply', 'slowReply', 'wrongHash', 'truncatedZip'] as const),
  ...onceFaults,
] as const;
export type AuthorityFault = (typeof authorityFaults)[number];

/** What the routes of the authority work with. */
export interface AuthorityContext {
  readonly store: AuthorityStore;
  readonly clock: Clock;
  readonly duties: BureauDuties;
  readonly agenda: Agenda;
  readonly codes: CodeSender;
  readonly faults: Faults<AuthorityFault>;
  readonly passwordChecks: PasswordChecks;
  /** The provider's account, at every province that has none of its own. */
  readonly credentials: {
    readonly user: string;
    readonly password: string;
    readonly ispId: string;
  };
}
