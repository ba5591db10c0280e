import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Province } from '#domain/provinces.ts';
import { dueInstant } from '#domain/terms/due-instant.ts';
import { termLength, type TermName } from '#domain/terms/terms.ts';

/** A running term's row. `generation` is the revision that began or moved it. */
export interface DueRow {
  readonly term: string;
  readonly generation: number;
  readonly startedAt: Date;
  readonly at: Date;
  readonly provisional: boolean;
  readonly fellAt: Date | null;
  /** Since when its clock stands. */
  readonly heldAt: Date | null;
  /** What was added to it, in its own unit. */
  readonly extra: number;
  /** How long its clock stood, in milliseconds. */
  readonly stoodMs: number;
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
  const length = termLength(term, subject.filingType as FilingType, subject.province as Province);
  return dueInstant(length, startedAt, calendar);
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
    heldAt: null,
    extra: 0,
    stoodMs: 0,
    ...due(term),
  }));
  return [...kept.filter(({ term }) => !begun.some((row) => row.term === term)), ...begun];
}

/** What has to be written so that the stored terms of an order are equal to these. */
export function changedDues(
  before: readonly DueRow[],
  after: readonly DueRow[],
): { gone: string[]; fresh: DueRow[] } {
  const fresh = after.filter((row) => !before.includes(row));
  const gone = before
    .map(({ term }) => term)
    .filter((term) => !after.some((row) => row.term === term));
  return { gone, fresh };
}
