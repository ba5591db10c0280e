import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import { UNMOVED, withHold, type Moves } from '#domain/terms/moves.ts';
import type { Transaction } from '#prisma/client.ts';

/** When a review began, and what managers did to its clock since. */
export interface ReviewClock {
  readonly startedAt: Date;
  readonly moves: Moves;
}

interface Entry {
  readonly type: string;
  readonly at: Date;
  readonly fromStage: string;
  readonly stage: string;
  readonly facts: unknown;
}

/** What begins a review; a recall lets the one before go on. */
const BEGINNINGS = ['submit', 'resubmit', 'repair'];

/**
 * The clock of the review that a recall lets go on. Its rows went when the order left the stage, so it is
 * read from the timeline; a hold ended with the stage.
 */
export async function reviewClock(
  tx: Transaction,
  orderNo: string,
  calendar: WorkingCalendar,
): Promise<ReviewClock> {
  const stage = 'initialReview';
  const begun = await tx.timelineEntry.findFirstOrThrow({
    where: { orderNo, stage, type: { in: BEGINNINGS } },
    orderBy: { revision: 'desc' },
  });
  const since = await tx.timelineEntry.findMany({
    where: { orderNo, fromStage: stage, revision: { gt: begun.revision } },
    orderBy: { revision: 'asc' },
  });
  return { startedAt: begun.at, moves: movesIn(since, calendar) };
}

function movesIn(entries: readonly Entry[], calendar: WorkingCalendar): Moves {
  let moves = UNMOVED;
  let heldAt: Date | null = null;
  for (const { type, at, fromStage, stage, facts } of entries) {
    if (type === 'extendTerm') {
      moves = { ...moves, extension: moves.extension + (facts as { count: number }).count };
    }
    if (type === 'holdTerm') heldAt = at;
    else if (heldAt !== null && (type === 'releaseTerm' || stage !== fromStage)) {
      moves = withHold(moves, heldAt, at, calendar);
      heldAt = null;
    }
  }
  return moves;
}
