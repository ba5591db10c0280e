import { allowedResends, allowedWrongTries, type Case, type Person } from './case.ts';
import { newCode } from './intake.ts';
import { closedAnswer, say, type Answer } from './portal-answers.ts';
import type { AuthorityStore } from './store.ts';

/** Who is at the portal. The mobile has 11 digits; the six are compared without regard to case. */
export interface Visitor {
  readonly mobile: string;
  readonly lastSix: string;
}

interface Seat {
  readonly case: Case;
  readonly person: Person;
}

/** Every place where this mobile had to verify something, the newest report first. */
function seatsOf(store: AuthorityStore, mobile: string): Seat[] {
  const seats: Seat[] = [];
  for (const one of store.state.cases.values()) {
    const person = one.persons.find((candidate) => candidate.mobile === mobile);
    if (person !== undefined) seats.unshift({ case: one, person });
  }
  return seats;
}

function isOpen({ case: one, person }: Seat): boolean {
  return one.state === 'awaitingSms' && !person.passed;
}

function isHolder(person: Person, visitor: Visitor): boolean {
  return person.lastSixes.includes(visitor.lastSix.toUpperCase());
}

/**
 * Somebody enters a code. Of several open reports the one that the code belongs to is meant; a
 * wrong entry counts against the newest. Whoever is late must have been expired before the call.
 */
export function tryCode(
  store: AuthorityStore,
  visitor: Visitor,
  code: string,
  now: number,
): Answer {
  const seats = seatsOf(store, visitor.mobile);
  const open = seats.filter(isOpen);
  const newest = open[0];
  if (newest === undefined) return closedAnswer(seats[0]?.case);
  const right = open.find(({ person }) => person.code === code && isHolder(person, visitor));
  const { case: one, person } = right ?? newest;
  const { reportId } = one.report;
  if (right === undefined) {
    store.record({ type: 'wrongTry', reportId, mobile: person.mobile });
    if (person.wrongTries > allowedWrongTries) {
      store.move(one, 'failed', now, 'smsFailed');
      return say('failed');
    }
    return say('wrongCode', { triesLeft: allowedWrongTries - person.wrongTries });
  }
  store.record({ type: 'passed', reportId, mobile: person.mobile, at: now });
  if (!one.persons.every((other) => other.passed)) return say('waitingForOther');
  store.move(one, 'verified', now, 'smsVerified');
  return say('allPassed');
}

/** Somebody asks for a new code: the old one is void, and the caller must send the new one. */
export function renewCode(store: AuthorityStore, visitor: Visitor): Answer & { reportId?: string } {
  const seats = seatsOf(store, visitor.mobile);
  const seat = seats.find(isOpen);
  if (seat === undefined) return closedAnswer(seats[0]?.case);
  const { case: one, person } = seat;
  if (!isHolder(person, visitor)) return say('wrongHolder');
  if (person.resends >= allowedResends) return say('noResendLeft', { resendsLeft: 0 });
  const { reportId } = one.report;
  store.record({ type: 'codeRenewed', reportId, mobile: person.mobile, code: newCode() });
  return { ...say('resent', { resendsLeft: allowedResends - person.resends }), reportId };
}
