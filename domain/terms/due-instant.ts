import { dayInShanghai, endOfDayInShanghai, type Day } from '../calendar/days.ts';
import { nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { CountedLength } from './length.ts';
import { UNMOVED, type Moves } from './moves.ts';

/** When a term ends. Provisional: a day it counts lies in a year whose calendar is not published yet. */
export interface DueInstant {
  readonly at: Date;
  readonly provisional: boolean;
}

const UNIT_MS = { hour: 3_600_000, day: 24 * 3_600_000 } as const;

/**
 * Works out when a counted term that began at `from` falls due, with what managers added since.
 * Working days: the day of receipt does not count (行政许可法 Art. 82 counts working days), and the
 * term ends with the last counted day in Shanghai. Days and hours run on wall time, as vendors announce.
 * @throws CodedError `calendar.invalid_term` where it comes to more than 400 working days.
 */
export function dueInstant(
  { count, unit }: CountedLength,
  from: Date,
  calendar: WorkingCalendar,
  moves: Moves = UNMOVED,
): DueInstant {
  if (unit === 'workingDay') {
    const days = count + moves.extension + moves.heldWorkingDays;
    const due = nthWorkingDayAfter(calendar, dayInShanghai(from), days);
    return { at: endOfDayInShanghai(due.day), provisional: due.provisional };
  }
  const length = (count + moves.extension) * UNIT_MS[unit] + moves.heldMs;
  return { at: new Date(from.getTime() + length), provisional: false };
}

/** The last day of a term, as people are told it: a working-day term ends with the midnight after it. */
export function lastDayOf(dueAt: Date): Day {
  return dayInShanghai(new Date(dueAt.getTime() - 1));
}
