import { EVENTS, EVENT_TYPES, type EventType, type FilingEvent } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import { isTermName, TERMS, type TermName } from '#domain/terms/terms.ts';
import type { TermFell } from '#machines/decide.ts';
import type { FilingContext } from '#machines/filing-setup.ts';

/** The instant at which everything in these tests happens: machines have no clock. */
export const AT = '2026-11-23T02:00:00.000Z';

export const TERM_NAMES = Object.keys(TERMS) as readonly TermName[];

/** All that can happen to an order: the events, and the terms that fall due. */
export const HAPPENINGS: readonly (EventType | TermName)[] = [...EVENT_TYPES, ...TERM_NAMES];

const sender = (type: EventType): Actor => ({
  id: `some-${EVENTS[type].by[0]}`,
  role: EVENTS[type].by[0],
});

/** The facts of an answer to a report; each event takes what its type has room for. */
const answer = (reportId: string) => ({ reportId, resultId: 'result-1' });

/** An id that no report of these tests ever has. */
export const REPLACED = 'a-report-since-replaced';

/**
 * A happening with all its facts, as it comes to an order with this context: a report is frozen under a
 * new id, and answers are to the report that was frozen last unless another one is named.
 */
export function happening(
  type: EventType | TermName,
  { round, reportId }: FilingContext,
  answers: string = reportId ?? REPLACED,
): FilingEvent | TermFell {
  if (isTermName(type)) return { type, at: AT };
  const happened = { at: AT, actor: sender(type) };
  switch (type) {
    case 'submit':
    case 'resubmit':
    case 'withdraw':
    case 'abandon':
    case 'pass':
      return { ...happened, type };
    case 'returnToComplete':
    case 'reject':
      return { ...happened, type, reasons: [{ field: '/subject/name', code: 'contactProblem' }] };
    case 'reportFrozen':
      return { ...happened, type, reportId: `report-${String(round)}` };
    case 'reportAccepted':
      return { ...happened, type, reportId: answers };
    case 'bureauApproved': {
      const numbers = {
        subjectNumber: '浙ICP备2026000001号',
        serviceNumber: '浙ICP备2026000001号-1',
      };
      return { ...happened, type, ...answer(answers), ...numbers };
    }
    default:
      return { ...happened, type, ...answer(answers) };
  }
}
