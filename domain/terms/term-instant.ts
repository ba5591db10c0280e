import type { WorkingCalendar } from '../calendar/calendar.ts';
import { isWorkingDay } from '../calendar/calendar.ts';
import { addDays } from '../calendar/days.ts';
import type { FilingType } from '../filing-types.ts';
import type { Province } from '../provinces.ts';
import { dueInstant, lastDayOf, type DueInstant } from './due-instant.ts';
import { UNMOVED, type Moves } from './moves.ts';
import { REMINDERS } from './reminders.ts';
import { deadlineLength, isDeadline, type TermName } from './terms.ts';

/** A term of one order, as it runs. */
export interface RunningTerm {
  readonly term: TermName;
  readonly filingType: FilingType;
  readonly province: Province;
  readonly startedAt: Date;
  /** What managers did to the deadline: this one, or the one that this reminds of. */
  readonly moves?: Moves;
}

/**
 * When a term falls. A reminder that is counted from the beginning waits while its deadline's clock
 * stands, but an extension does not put it off: whoever was given more time is reminded as soon as
 * others. One of the last morning goes by where its deadline now ends.
 */
export function termInstant(running: RunningTerm, calendar: WorkingCalendar): DueInstant {
  const { term, filingType, province, startedAt, moves = UNMOVED } = running;
  if (isDeadline(term)) {
    return dueInstant(deadlineLength(term, filingType, province), startedAt, calendar, moves);
  }
  const { of, length } = REMINDERS[term];
  if (length.unit === 'workingMorning') {
    const { at, provisional } = termInstant({ ...running, term: of }, calendar);
    return { at: lastWorkingMorning(at, calendar), provisional };
  }
  return dueInstant(length, startedAt, calendar, { ...moves, extension: 0 });
}

/**
 * Whether a term has to be set for this instant at all. A deadline always has; a reminder whose moment is
 * past when it would be set is left out: it would come late, and a reminder that comes late is a false one.
 * @param now when it is set: as its deadline begins, or as a manager or a calendar moves it.
 */
export function isToBeSet(term: TermName, due: DueInstant, now: Date): boolean {
  return isDeadline(term) || due.at > now;
}

/** 09:00 in Shanghai of the last working day on which there is still time before `dueAt`. */
export function lastWorkingMorning(dueAt: Date, calendar: WorkingCalendar): Date {
  for (let day = lastDayOf(dueAt); ; day = addDays(day, -1)) {
    const morning = new Date(`${day}T09:00:00+08:00`);
    if (isWorkingDay(calendar, day) && morning < dueAt) return morning;
  }
}
