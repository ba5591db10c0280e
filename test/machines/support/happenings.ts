import {
  EVENTS,
  EVENT_TYPES,
  type EventType,
  type FilingEvent,
  type RecordFacts,
} from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import { isTermName, TERMS, type TermName } from '#domain/terms/terms.ts';
import type { TermFell } from '#machines/decide.ts';
import { REPAIR_TARGETS, type RepairTarget } from '#domain/stages.ts';
import type { FilingContext } from '#machines/filing-setup.ts';

/** The instant at which everything in these tests happens: machines have no clock. */
export const AT = '2026-11-23T02:00:00.000Z';

export const TERM_NAMES = Object.keys(TERMS) as readonly TermName[];

/** All that can happen to an order: the events, and the terms that fall due. */
export const HAPPENINGS: readonly (EventType | TermName)[] = [...EVENT_TYPES, ...TERM_NAMES];

const sender = (type: EventType): Actor => ({
  id: `some-${EVENTS[type].by[0] ?? ''}`,
  role: EVENTS[type].by[0] ?? 'system',
});

/** The facts of an answer to a report; each event takes what its type has room for. */
const answer = (reportId: string) => ({ reportId, resultId: 'result-1' });

/** An id that no report of these tests ever has. */
export const REPLACED = 'a-report-since-replaced';

/** The form as it was first sent in, and as it stands after an edit. */
export const UNEDITED = 1;
export const EDITED = 2;

/** The record of an order that nobody edited, under a deadline that runs. */
export const RECORD: RecordFacts = { formVersion: UNEDITED, clock: 'runs' };

/** The record as it has to be for an event to have a place: nothing edited, the clock as the event wants it. */
const recordFor = (type: EventType | TermName): RecordFacts =>
  type === 'releaseTerm' ? { ...RECORD, clock: 'stands' } : RECORD;

const nextReport = (before: string | null): string =>
  `report-${String(Number(before?.split('-')[1] ?? 0) + 1)}`;

/**
 * A happening with all its facts, as it comes to an order with this context: a report is frozen under a
 * new id, answers are to the report that was frozen last unless another one is named, and a repair is
 * one into correction.
 */
export function happening(
  type: EventType | TermName,
  { reportId }: FilingContext,
  answers: string = reportId ?? REPLACED,
): FilingEvent | TermFell {
  const record = recordFor(type);
  if (isTermName(type)) return { type, at: AT, record };
  const happened = { at: AT, actor: sender(type), record };
  switch (type) {
    case 'submit':
    case 'resubmit':
    case 'reportAgain':
    case 'withdraw':
    case 'abandon':
    case 'confirm':
    case 'accept':
    case 'decline':
    case 'pass':
    case 'recall':
    case 'holdTerm':
    case 'releaseTerm':
      return { ...happened, type };
    case 'extendTerm':
      return { ...happened, type, count: 3 };
    case 'repair':
      return { ...happened, type, to: 'correction' };
    case 'returnToComplete':
    case 'reject':
      return { ...happened, type, reasons: [{ field: '/subject/name', code: 'contactProblem' }] };
    case 'reportFrozen':
      return { ...happened, type, reportId: nextReport(reportId) };
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

/** An administrator's repair of an order into a stage. */
export const repairTo = (to: RepairTarget): FilingEvent => ({
  ...(happening('repair', NOTHING_REPORTED) as Extract<FilingEvent, { type: 'repair' }>),
  to,
});

const NOTHING_REPORTED = { reportId: null } as FilingContext;

/** The same happening, come to a record that says something else. */
export function withRecord<Event extends FilingEvent | TermFell>(
  event: Event,
  record: Partial<RecordFacts>,
): Event {
  return { ...event, record: { ...event.record, ...record } };
}

/**
 * All that could come to an order, allowed or not: each event and term, answers to a report since
 * replaced, each event on an edited form and with the clock in each position, and a repair into each stage.
 */
export function everythingThat(context: FilingContext): (FilingEvent | TermFell)[] {
  const plain = HAPPENINGS.map((type) => happening(type, context));
  return [
    ...plain,
    ...HAPPENINGS.map((type) => happening(type, context, REPLACED)),
    ...plain.map((event) => withRecord(event, { formVersion: EDITED })),
    ...plain.map((event) => withRecord(event, { clock: 'none' })),
    ...REPAIR_TARGETS.map(repairTo),
  ];
}
