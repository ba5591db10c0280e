import { isWeekend, parseDay, yearOf, type Day } from './days.ts';
import { PUBLISHED_NOTICES } from './published-notices.ts';
import type { YearNotice } from './year-notice.ts';

/** The official Chinese working-day calendar, as far as it is published. Immutable; made once, shared. */
export interface WorkingCalendar {
  /** The notice of every year that has one. A year that is absent is only guessed from weekends. */
  readonly notices: ReadonlyMap<number, YearNotice>;
  /** What the notices arrange: `true` for a worked weekend day, `false` for a day off. */
  readonly arranged: ReadonlyMap<Day, boolean>;
}

/**
 * Makes a calendar from the published notices and those that an operator loaded.
 * @param overrides notices by year; each replaces the published one of its year (of two, the later).
 */
export function createCalendar(overrides: readonly YearNotice[] = []): WorkingCalendar {
  const notices = new Map(
    [...PUBLISHED_NOTICES, ...overrides].map((notice) => [notice.year, notice] as const),
  );
  const arranged = new Map<Day, boolean>();
  // By year, so that a notice prevails over the one before it about the last days of December.
  for (const { holidays, makeUpDays } of [...notices.values()].sort((a, b) => a.year - b.year)) {
    for (const day of holidays) arranged.set(day, false);
    for (const day of makeUpDays) arranged.set(day, true);
  }
  return { notices, arranged };
}

/** Whether the year of a day has a published or loaded calendar; without one, answers are provisional. */
export function isPublished(calendar: WorkingCalendar, day: Day): boolean {
  return calendar.notices.has(yearOf(parseDay(day)));
}

/**
 * Whether a day is a working day: as the notice arranges it, else Monday to Friday.
 * @throws CodedError `calendar.malformed_day`.
 */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  return calendar.arranged.get(parseDay(day)) ?? !isWeekend(day);
}
