import { createCalendar, type WorkingCalendar } from '#domain/calendar/calendar.ts';
import type { Transaction } from '#prisma/client.ts';

/** The calendar that was made last, and of which rows: it is made anew only when they have changed. */
let made: { readonly of: string; readonly calendar: WorkingCalendar } | undefined;

/** The working-day calendar in force: the published years, and what operators have loaded. */
export async function currentCalendar(tx: Transaction): Promise<WorkingCalendar> {
  const rows = await tx.$queryRaw<
    { year: number; source: string; holidays: string[]; makeUpDays: string[] }[]
  >`SELECT year, source, holidays, make_up_days AS "makeUpDays" FROM calendar_years ORDER BY year`;
  const of = JSON.stringify(rows);
  if (made?.of !== of) made = { of, calendar: createCalendar(rows) };
  return made.calendar;
}
