import { createCalendar } from '#domain/calendar/calendar.ts';
import type { YearNotice } from '#domain/calendar/year-notice.ts';
import { SYSTEM } from '#domain/roles.ts';
import { isDeadline } from '#domain/terms/terms.ts';
import { moveDues } from './advance.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { instantOf, movesOf, sameInstant } from './dues.ts';

/** A deadline that a calendar moved. */
export interface MovedDeadline {
  readonly orderNo: string;
  readonly term: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Loads the notice of a year and moves the open deadlines that it changes, order by order.
 * With `dryRun` nothing is written and the answer says what would move.
 */
export async function loadCalendar(
  deps: OrdersDeps,
  notice: YearNotice,
  { dryRun }: { dryRun: boolean },
): Promise<MovedDeadline[]> {
  const { db } = deps;
  if (!dryRun) await keepNotice(deps, notice);
  const others = await db.calendarYear.findMany({
    where: { year: { not: notice.year } },
    omit: { loadedAt: true },
  });
  const calendar = createCalendar([...others, notice]);
  const orders = await db.order.findMany({
    where: { outcome: null, dues: { some: { fellAt: null } } },
    select: {
      orderNo: true,
      filingType: true,
      province: true,
      dues: { where: { fellAt: null }, orderBy: { term: 'asc' } },
    },
    orderBy: { orderNo: 'asc' },
  });
  const moved: MovedDeadline[] = [];
  for (const { orderNo, dues: rows, ...subject } of orders) {
    const dues = rows.map((row) => ({ ...row, heldMs: Number(row.heldMs) }));
    const changed = dues
      .map((due) => ({ due, next: instantOf(subject, due, calendar, movesOf(due.term, dues)) }))
      .filter(({ due, next }) => !sameInstant(due, next));
    if (changed.length > 0 && !dryRun) await moveDues(deps, orderNo, calendar, SYSTEM);
    for (const { due, next } of changed) {
      if (next.at.getTime() === due.at.getTime() || !isDeadline(due.term)) continue;
      moved.push({ orderNo, term: due.term, from: due.at, to: next.at });
    }
  }
  return moved;
}

async function keepNotice({ db, clock }: OrdersDeps, notice: YearNotice): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = await clock.now(tx);
    const { year, source } = notice;
    const row = {
      source,
      holidays: [...notice.holidays],
      makeUpDays: [...notice.makeUpDays],
      loadedAt: at,
    };
    await tx.calendarYear.upsert({ where: { year }, create: { year, ...row }, update: row });
    await audit(tx, {
      at,
      actor: SYSTEM,
      action: 'calendar.loaded',
      target: String(year),
      after: { source, holidays: row.holidays, makeUpDays: row.makeUpDays },
    });
  });
}
