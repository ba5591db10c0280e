import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Province } from '#domain/provinces.ts';
import type { DueInstant } from '#domain/terms/due-instant.ts';
import { UNMOVED, type Moves } from '#domain/terms/moves.ts';
import { isToBeSet, termInstant } from '#domain/terms/term-instant.ts';
import { REMINDERS, type ReminderName } from '#domain/terms/reminders.ts';
import { isDeadline, type TermName } from '#domain/terms/terms.ts';

/** A running term's row. `generation` is the revision that began or moved it. */
export interface DueRow extends Moves {
  readonly term: string;
  readonly generation: number;
  readonly startedAt: Date;
  readonly at: Date;
  readonly provisional: boolean;
  readonly fellAt: Date | null;
  /** Since when its clock stands. */
  readonly heldAt: Date | null;
}

/** What the length of a term depends on. */
export interface TermSubject {
  readonly filingType: string;
  readonly province: string | null;
}

/** When a term falls for an order, with what managers did to its deadline. */
export function instantOf(
  { filingType, province }: TermSubject,
  { term, startedAt }: Pick<DueRow, 'term' | 'startedAt'>,
  calendar: WorkingCalendar,
  moves: Moves = UNMOVED,
): DueInstant {
  return termInstant(
    {
      term: term as TermName,
      filingType: filingType as FilingType,
      province: province as Province,
      startedAt,
      moves,
    },
    calendar,
  );
}

/** Whether two looks at a term come to the same. */
export const sameInstant = (one: DueInstant, other: DueInstant): boolean =>
  one.at.getTime() === other.at.getTime() && one.provisional === other.provisional;

/** What managers did to a term's deadline: to itself, or to the one that it reminds of. */
export function movesOf(term: string, dues: readonly DueRow[]): Moves {
  const deadline = isDeadline(term) ? term : REMINDERS[term as ReminderName].of;
  return dues.find((row) => row.term === deadline) ?? UNMOVED;
}

/** The rows of terms that begin now. A reminder whose moment is past already is left out. */
export function begunDues(
  subject: TermSubject,
  terms: readonly TermName[],
  { at, revision }: { readonly at: Date; readonly revision: number },
  calendar: WorkingCalendar,
): DueRow[] {
  return terms.flatMap((term) => {
    const due = instantOf(subject, { term, startedAt: at }, calendar);
    if (!isToBeSet(term, due, at)) return [];
    const begun = { term, generation: revision, startedAt: at, fellAt: null, heldAt: null };
    return [{ ...begun, ...UNMOVED, ...due }];
  });
}

/** The rows that remain when terms ended, one fell, and others began. Pure. */
export function nextDues(
  running: readonly DueRow[],
  change: {
    readonly ended: readonly TermName[];
    readonly begun: readonly DueRow[];
    readonly fell: TermName | null;
    readonly at: Date;
  },
): DueRow[] {
  const { ended, begun, fell, at } = change;
  const kept = running
    .filter(({ term }) => !(ended as readonly string[]).includes(term))
    .map((row) => (row.term === fell ? { ...row, fellAt: at } : row));
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
