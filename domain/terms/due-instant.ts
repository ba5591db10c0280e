import { dayInShanghai, endOfDayInShanghai, type Day } from '../calendar/days.ts';
import { nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { TermLength } from './terms.ts';

/** When a term ends. Provisional: a day it counts lies in a year whose calendar is not published yet. */
export interface DueInstant {
  readonly at: Date;
  readonly provisional: boolean;
}

const HOUR = 3_600_000;

/**
 * Works out when a term that began at `from` falls due.
 * Working days: the day of receipt does not count (行政许可法 Art. 82 counts working days), and the
 * term ends with the last counted day in Shanghai. Days and hours run on wall time, as vendors announce.
 */
export function dueInstant(length: TermLength, from: Date, calendar: WorkingCalendar): DueInstant {
  switch (length.unit) {
    case 'workingDay': {
      const due = nthWorkingDayAfter(calendar, dayInShanghai(from), length.count);
      return { at: endOfDayInShanghai(due.day), provisional: due.provisional };
    }
    case 'day':
      return { at: new Date(from.getTime() + length.count * 24 * HOUR), provisional: false };
    case 'hour':
      return { at: new Date(from.getTime() + length.count * HOUR), provisional: false };
  }
}

/** The last day of a term, as people are told it: a working-day term ends with the midnight after it. */
export function lastDayOf(dueAt: Date): Day {
  return dayInShanghai(new Date(dueAt.getTime() - 1));
}
