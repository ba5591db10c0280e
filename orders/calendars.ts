import { createCalendar, type WorkingCalendar } from '#domain/calendar/calendar.ts';
import type { Transaction } from '#prisma/client.ts';

/** The working-day calendar in force: the published years, and what operators have loaded. */
export async function currentCalendar(tx: Transaction): Promise<WorkingCalendar> {
  return createCalendar(await tx.calendarYear.findMany({ omit: { loadedAt: true } }));
}
