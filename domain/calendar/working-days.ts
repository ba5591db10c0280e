import { addDays, parseDay, type Day } from './days.ts';
import { isPublished, isWorkingDay, type WorkingCalendar } from './calendar.ts';
import { CodedError } from '#domain/errors.ts';

/** The longest term that is worked out, in working days: well beyond every term of the law. */
export const LONGEST_TERM = 400;

/** The last day of a term, and whether a calendar that is yet to be published may move it. */
export interface TermEnd {
  readonly day: Day;
  /** True when a day that was looked at lies in a year without a published calendar. */
  readonly provisional: boolean;
}

/**
 * The day on which a term of `n` working days ends. The day of receipt does not count, as
 * Administrative Licensing Law (行政许可法) Art. 82 and Civil Code Art. 201 have it.
 * @param day the day of receipt, working or not.
 * @param n working days, a whole number from 1 to 400.
 * @throws CodedError `calendar.malformed_day`, `calendar.invalid_term`.
 */
export function nthWorkingDayAfter(calendar: WorkingCalendar, day: Day, n: number): TermEnd {
  if (!Number.isInteger(n) || n < 1 || n > LONGEST_TERM) {
    throw new CodedError('calendar.invalid_term', `${n} is not a term in working days.`, {
      remedy: `Give a whole number of working days from 1 to ${LONGEST_TERM}.`,
    });
  }
  let current = parseDay(day);
  let provisional = false;
  for (let counted = 0; counted < n;) {
    current = addDays(current, 1);
    provisional ||= !isPublished(calendar, current);
    if (isWorkingDay(calendar, current)) counted += 1;
  }
  return { day: current, provisional };
}

/**
 * Counts the working days after `from` up to and including `to`: how far a term has run, or by how much
 * it is overdue. 0 when `to` is not after `from`. `workingDaysBetween(d, nthWorkingDayAfter(d, n).day)` is n.
 * @throws CodedError `calendar.malformed_day`.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  parseDay(to);
  let count = 0;
  for (let day = addDays(parseDay(from), 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}
