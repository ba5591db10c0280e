import { addDays, type Day } from '#domain/calendar/days.ts';

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const first = (at: number): Day =>
    `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  const same = addDays(first(count), date - 1);
  const last = addDays(first(count + 1), -1);
  return same < last ? same : last;
}
