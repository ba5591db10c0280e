import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { yearOf, type Day } from './days.ts';
import type { YearNotice } from './year-notice.ts';

/**
 * The notice that arranged a day. Nothing but the New Year's holiday reaches into December, and it
 * belongs to the notice of the year that begins.
 */
function noticeYear(day: Day): number {
  return day.slice(5, 7) === '12' ? yearOf(day) + 1 : yearOf(day);
}

function byNoticeYear(table: Readonly<Record<Day, string>>): Map<number, Day[]> {
  const days = new Map<number, Day[]>();
  for (const day of Object.keys(table).sort()) {
    days.set(noticeYear(day), [...(days.get(noticeYear(day)) ?? []), day]);
  }
  return days;
}

const holidays = byNoticeYear(published.holidays);
const makeUpDays = byNoticeYear(published.workdays);

/**
 * The notices that the package `chinese-days` holds, one for each year in its tables: a year that it
 * does not list has no published calendar, whatever its functions say of it. We read its tables
 * and not its functions, because those depend on the time zone of the process.
 */
export const PUBLISHED_NOTICES: readonly YearNotice[] = [...holidays].map(([year, days]) => ({
  year,
  source: 'chinese-days',
  holidays: days,
  makeUpDays: makeUpDays.get(year) ?? [],
}));
