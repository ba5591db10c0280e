import { allowedWrongTries, type Case, type CaseState, type Person } from '../case.ts';
import { recordIds } from '../filing/filing.ts';
import type { Czlx } from '../filing/records.ts';
import type { News } from './news.ts';

/** How the SMS step stands, by the state of the case; null where there is no news of it. */
const states: Readonly<Record<CaseState, string | null>> = {
  awaitingSms: 'waiting',
  verified: 'passed',
  expired: 'expired',
  failed: 'failed',
  approved: null,
  refused: null,
  reportRefused: null,
};

/** By which of its ids a record is named; for an access and what is filed, as the decision does. */
const idNames: Readonly<Record<Czlx, 'IspZtid' | 'IspWzid' | 'Jlid'>> = {
  ...{ 1: 'IspZtid', 2: 'IspWzid', 3: 'Jlid' },
  ...{ 4: 'Jlid', 5: 'Jlid', 6: 'Jlid', 7: 'Jlid' },
};

/** How it stands with one person. Where somebody else has failed, this one has not. */
function stateOf({ passed, wrongTries }: Person, state: string): string {
  if (passed) return 'passed';
  return state === 'failed' && wrongTries <= allowedWrongTries ? 'waiting' : state;
}

/** How the SMS step of a case stands at `at` (ms); nothing for one that nobody verifies. */
export function smsNews(one: Case, at: number): News[] {
  const state = states[one.state];
  if (one.persons.length === 0 || state === null) return [];
  const { czlx } = one.filing;
  const persons = one.persons.map((person) => ({
    MobileLast4: person.mobile.slice(-4),
    State: stateOf(person, state),
  }));
  const item = {
    [idNames[czlx]]: recordIds(one.filing)[0] ?? '',
    Operation: String(czlx),
    State: state,
    At: new Date(at).toISOString(),
    Person: persons,
  };
  return [{ block: 'SmsStates', part: 'SmsState', item }];
}
