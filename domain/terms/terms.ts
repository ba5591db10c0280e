import type { FilingType } from '../filing-types.ts';
import type { Province } from '../provinces.ts';
import { DEADLINES, type DeadlineName } from './deadlines.ts';
import type { CountedLength, Deadline, Reminder, TermLength } from './length.ts';
import { REMINDERS, type ReminderName } from './reminders.ts';

export type { DeadlineName } from './deadlines.ts';
export type { CountedLength, TermLength } from './length.ts';

export type TermName = DeadlineName | ReminderName;

/** Every term that a machine may name in `after`. */
export const TERMS: Readonly<Record<TermName, Deadline | Reminder<DeadlineName>>> = {
  ...DEADLINES,
  ...REMINDERS,
};

/** Whether a name is a term; XState's `after` takes any string, so a misspelt one must be found here. */
export function isTermName(name: string): name is TermName {
  return Object.hasOwn(TERMS, name);
}

/** Whether a term says by when somebody has to act; the others only remind of such a one. */
export function isDeadline(name: string): name is DeadlineName {
  return Object.hasOwn(DEADLINES, name);
}

/** Whether managers may hold and extend a term: the provider's own deadlines, not the authority's. */
export function isMovable(name: string): name is DeadlineName {
  return isDeadline(name) && DEADLINES[name].setBy === 'provider';
}

/** The length of a deadline for one filing: what the province, else the filing type has of its own, else the general one. */
export function deadlineLength(
  name: DeadlineName,
  filingType: FilingType,
  province: Province,
): CountedLength {
  const { length, byFilingType, byProvince }: Deadline = DEADLINES[name];
  return { ...length, ...byFilingType?.[filingType], ...byProvince?.[province] };
}

/** The length of a term for one filing; a reminder's is the same for all. */
export function termLength(term: TermName, filingType: FilingType, province: Province): TermLength {
  return isDeadline(term) ? deadlineLength(term, filingType, province) : REMINDERS[term].length;
}
