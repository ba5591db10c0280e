import { CodedError } from '#domain/errors.ts';
import { lastDayOf } from '#domain/terms/due-instant.ts';
import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import { withHold, type Moves } from '#domain/terms/moves.ts';
import { REMINDERS, type ReminderName } from '#domain/terms/reminders.ts';
import { isToBeSet } from '#domain/terms/term-instant.ts';
import { isMovable } from '#domain/terms/terms.ts';
import { instantOf, type DueRow, type TermSubject } from './dues.ts';
import type { ReviewClock } from './review-clock.ts';

/** What moves a deadline, and when. */
export interface Move {
  readonly subject: TermSubject;
  readonly at: Date;
  readonly revision: number;
  readonly calendar: WorkingCalendar;
}

/** The deadline of an order that managers may move; undefined where none runs. */
export const movableDeadline = <Due extends Pick<DueRow, 'term'>>(
  dues: readonly Due[],
): Due | undefined => dues.find(({ term }) => isMovable(term));

const remindersOf = (deadline: string): ReminderName[] =>
  (Object.keys(REMINDERS) as ReminderName[]).filter((name) => REMINDERS[name].of === deadline);

/** Whether a row is a deadline's own, or reminds of it. */
const belongsTo = (deadline: DueRow, { term }: DueRow): boolean =>
  term === deadline.term || (remindersOf(deadline.term) as readonly string[]).includes(term);

/** The clock of the movable deadline, and of what reminds of it, stands from now on. */
export function stopClock(dues: readonly DueRow[], at: Date, revision: number): DueRow[] {
  const deadline = movableDeadline(dues);
  if (deadline === undefined) return [...dues];
  return dues.map((row) =>
    belongsTo(deadline, row) ? { ...row, heldAt: at, generation: revision } : row,
  );
}

/** The clock goes on: the deadline moves by as long as it stood. */
export function startClock(dues: readonly DueRow[], move: Move): DueRow[] {
  return movedBy(dues, move, (deadline) =>
    deadline.heldAt === null
      ? deadline
      : withHold(deadline, deadline.heldAt, move.at, move.calendar),
  );
}

/** The deadline has so many more working days, days or hours; one that was over may begin to run again. */
export function extendDeadline(dues: readonly DueRow[], move: Move, count: number): DueRow[] {
  return movedBy(dues, move, ({ extension, heldMs, heldWorkingDays }) => ({
    extension: extension + count,
    heldMs,
    heldWorkingDays,
  }));
}

/**
 * An extension that ends in the past would fall at once, and extend nothing.
 * @throws CodedError `extension.too_short`.
 */
export function refuseTooShort({ dues, at }: { dues: readonly DueRow[]; at: Date }): void {
  const deadline = movableDeadline(dues);
  if (deadline === undefined || deadline.at > at) return;
  throw new CodedError(
    'extension.too_short',
    `The term has been over for some time: with this extension it would have ended on ${lastDayOf(deadline.at)}.`,
    { field: '/count', remedy: 'Give more: an extension counts from the end of the term.' },
  );
}

/** A review goes on as if it had not been decided: from when it began, with what managers gave it since. */
export function continueReview(
  dues: readonly DueRow[],
  move: Move,
  { startedAt, moves }: ReviewClock,
): DueRow[] {
  const since = dues.map((row) => (row.term === 'initialReviewTerm' ? { ...row, startedAt } : row));
  return movedBy(since, move, () => moves);
}

/** Works the movable deadline and its reminders out again. */
function movedBy(
  dues: readonly DueRow[],
  { subject, at, revision, calendar }: Move,
  moves: (deadline: DueRow) => Moves,
): DueRow[] {
  const deadline = movableDeadline(dues);
  if (deadline === undefined) return [...dues];
  const moved = { ...deadline, ...moves(deadline), heldAt: null, generation: revision };
  const again = (row: DueRow): DueRow => {
    const due = instantOf(subject, row, calendar, moved);
    return { ...row, ...due, fellAt: due.at > at ? null : row.fellAt };
  };
  const reminders = remindersOf(deadline.term).flatMap((term) => {
    const before = dues.find((row) => row.term === term);
    // Whoever was reminded some days after the beginning is not reminded of that day again.
    if (before?.fellAt != null && REMINDERS[term].length.unit !== 'workingMorning') return [before];
    const row = again({ ...moved, term });
    return isToBeSet(term, row, at) ? [row] : [];
  });
  const others = dues.filter((row) => !belongsTo(deadline, row));
  return [...others, again(moved), ...reminders];
}
