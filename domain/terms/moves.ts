import type { WorkingCalendar } from '../calendar/calendar.ts';
import { addDays, dayInShanghai } from '../calendar/days.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';

/** What managers did to the clock of a deadline since it began: all that was added, in sum. */
export interface Moves {
  /** More time, in the unit of the deadline. */
  readonly extension: number;
  /** How long its clock stood, in milliseconds: counts where the deadline is in days or hours. */
  readonly heldMs: number;
  /** How long its clock stood, in working days: counts where the deadline is in working days. */
  readonly heldWorkingDays: number;
}

/** A deadline that nobody touched. */
export const UNMOVED: Moves = { extension: 0, heldMs: 0, heldWorkingDays: 0 };

/** The moves with one more hold in them, from its beginning to its release. */
export function withHold(
  moves: Moves,
  heldAt: Date,
  releasedAt: Date,
  calendar: WorkingCalendar,
): Moves {
  return {
    extension: moves.extension,
    heldMs: moves.heldMs + releasedAt.getTime() - heldAt.getTime(),
    heldWorkingDays: moves.heldWorkingDays + heldWorkingDays(heldAt, releasedAt, calendar),
  };
}

/**
 * The working days that a clock lost while it was held: from the day of the hold on, the day of the
 * release not included, as that one can be worked on again. Within one day nothing is lost.
 */
export function heldWorkingDays(heldAt: Date, releasedAt: Date, calendar: WorkingCalendar): number {
  const [first, release] = [dayInShanghai(heldAt), dayInShanghai(releasedAt)];
  return workingDaysBetween(calendar, addDays(first, -1), addDays(release, -1));
}
