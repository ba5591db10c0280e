import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Province } from '#domain/provinces.ts';
import { termInstant } from '#domain/terms/term-instant.ts';
import type { TermName } from '#domain/terms/terms.ts';
import type { Transaction } from '#prisma/client.ts';

/** A running term's row. `generation` is the revision that began or moved it. */
export interface DueRow {
  readonly term: string;
  readonly generation: number;
  readonly startedAt: Date;
  readonly at: Date;
  readonly provisional: boolean;
  readonly fellAt: Date | null;
}

/** What the length of a term depends on. */
export interface TermSubject {
  readonly filingType: string;
  readonly province: string | null;
}

/** Works out when a term that began at `startedAt` falls due for an order. */
export function dueOf(
  subject: TermSubject,
  term: TermName,
  startedAt: Date,
  calendar: WorkingCalendar,
): { at: Date; provisional: boolean } {
  const filingType = subject.filingType as FilingType;
  const province = subject.province as Province;
  return termInstant({ term, filingType, province, startedAt }, calendar);
}

/** The rows that remain when terms ended, one fell, and others began. Pure. */
export function nextDues(
  running: readonly DueRow[],
  change: {
    readonly ended: readonly TermName[];
    readonly begun: readonly TermName[];
    readonly fell: TermName | null;
    readonly at: Date;
    readonly revision: number;
  },
  due: (term: TermName) => { at: Date; provisional: boolean },
): DueRow[] {
  const kept = running
    .filter(({ term }) => !(change.ended as readonly string[]).includes(term))
    .map((row) => (row.term === change.fell ? { ...row, fellAt: change.at } : row));
  const begun = change.begun.map((term) => ({
    term,
    generation: change.revision,
    startedAt: change.at,
    fellAt: null,
    ...due(term),
  }));
  return [...kept.filter(({ term }) => !begun.some((row) => row.term === term)), ...begun];
}

/** Makes the stored terms of an order equal to these. */
export async function writeDues(
  tx: Transaction,
  orderNo: string,
  before: readonly DueRow[],
  after: readonly DueRow[],
): Promise<void> {
  const gone = before.filter((row) => !after.includes(row)).map(({ term }) => term);
  const fresh = after.filter((row) => !before.includes(row));
  if (gone.length > 0) await tx.due.deleteMany({ where: { orderNo, term: { in: gone } } });
  if (fresh.length > 0) {
    await tx.due.createMany({
      data: fresh.map(({ term, generation, startedAt, at, provisional, fellAt }) => ({
        orderNo,
        term,
        generation,
        startedAt,
        at,
        provisional,
        fellAt,
      })),
    });
  }
}
