import { assertEvent, assign, setup } from 'xstate';
import type { FieldReason, FilingEvent } from '#domain/events.ts';
import type { Audience, NoticeTemplate } from '#domain/notices.ts';
import type { RepairTarget, WaitingOn } from '#domain/stages.ts';
import type { TaskKind } from '#domain/tasks.ts';
import { TERMS, type TermName } from '#domain/terms/terms.ts';

/** Why an order is with its applicant again. */
export interface Return {
  readonly how:
    | 'toComplete'
    | 'rejected'
    | 'reportRefused'
    | 'smsExpired'
    | 'smsFailed'
    | 'refusedByBureau'
    | 'repaired';
  readonly reasons: readonly FieldReason[];
  /** The authority's result that holds the opinion, where the authority returned it. */
  readonly resultId: string | null;
}

/** All that a machine remembers beside its state. No personal data, no texts: ids and codes only. */
export interface FilingContext {
  /** How often the applicant sent the order to initial review. */
  readonly round: number;
  readonly returned: Return | null;
  /** The report that is, or was last, with the authority. */
  readonly reportId: string | null;
  /** The version of the form that went into that report: an unedited one may be reported again. */
  readonly reportedFormVersion: number | null;
  /** The event that queued the last report: only where it was a reviewer's pass is there one to recall. */
  readonly queuedBy: FilingEvent['type'] | null;
}

const HOW = {
  returnToComplete: 'toComplete',
  reject: 'rejected',
  reportRefused: 'reportRefused',
  smsExpired: 'smsExpired',
  smsFailed: 'smsFailed',
  bureauRefused: 'refusedByBureau',
} as const satisfies Partial<Record<FilingEvent['type'], Return['how']>>;

// What a delay name maps to is never slept on: `advance` works the due instant out from the term's name.
const UNUSED_DELAY_MS = 1;
const delays = Object.fromEntries(
  Object.keys(TERMS).map((name) => [name, UNUSED_DELAY_MS]),
) as Record<TermName, number>;

/** An effect that is only named here: `orders/effects.ts` says what becomes of it. */
const named = () => undefined;

/** The vocabulary that all filing types share: context, events, tags, named effects, guards and terms. */
export const filing = setup({
  types: {
    context: {} as FilingContext,
    events: {} as FilingEvent,
    tags: {} as `waiting-on-${WaitingOn}`,
  },
  actions: {
    openTask: (_, _params: { task: TaskKind }) => undefined,
    closeTasks: (_, _params: { tasks: readonly TaskKind[] }) => undefined,
    holdCertificate: named,
    releaseCertificate: named,
    reportToAuthority: named,
    freezeReport: named,
    dropReport: named,
    notify: (_, _params: { template: NoticeTemplate }) => undefined,
    notifyReceiver: (_, _params: { template: NoticeTemplate }) => undefined,
    notifyOwners: (_, _params: { template: NoticeTemplate }) => undefined,
    nameReceiver: named,
    releaseReceiver: named,
    remind: (_, _params: { template: NoticeTemplate; to: Audience }) => undefined,
    openVerificationCase: named,
    closeVerificationCase: named,
    writeRegistry: named,
    draftChange: named,
    stopClock: named,
    startClock: named,
    extendDeadline: named,
    continueReviewTerm: named,

    countRound: assign({ round: ({ context }) => context.round + 1, returned: null }),
    rememberReport: assign(({ event }) => {
      assertEvent(event, 'reportFrozen');
      return { reportId: event.reportId, reportedFormVersion: event.record.formVersion };
    }),
    rememberWhatQueued: assign(({ event }) => ({ queuedBy: event.type })),
    forgetReturn: assign({ returned: null }),
    rememberRepair: assign(({ event }) => {
      assertEvent(event, 'repair');
      const repaired: Return = { how: 'repaired', reasons: [], resultId: null };
      return { returned: event.to === 'correction' ? repaired : null };
    }),
    rememberReturn: assign(({ event }) => {
      const how = (HOW as Partial<Record<FilingEvent['type'], Return['how']>>)[event.type];
      if (how === undefined) throw new Error(`${event.type} returns no order`);
      return {
        returned: {
          how,
          reasons: 'reasons' in event ? event.reasons : [],
          resultId: 'resultId' in event ? event.resultId : null,
        },
      };
    }),
  },
  guards: {
    /** The answer is to the report that we sent last, not to one that a correction has replaced. */
    answersLastReport: ({ context, event }) =>
      'reportId' in event && event.reportId === context.reportId,
    /** The SMS verification alone failed: what was reported could be verified as it is. */
    nothingEditedSinceReport: ({ context, event }) =>
      (context.returned?.how === 'smsExpired' || context.returned?.how === 'smsFailed') &&
      context.reportedFormVersion === event.record.formVersion,
    /** There is a reviewer's return to take back; what the authority returned stays returned. */
    returnedByReviewer: ({ context }) =>
      context.returned?.how === 'toComplete' || context.returned?.how === 'rejected',
    /** There is a reviewer's pass to take back. */
    queuedByPass: ({ context }) => context.queuedBy === 'pass',
    clockRuns: ({ event }) => event.record.clock === 'runs',
    clockStands: ({ event }) => event.record.clock === 'stands',
    repairsTo: ({ event }, { stage }: { stage: RepairTarget }) =>
      event.type === 'repair' && event.to === stage,
    /** A stage that waits for the answer to a report makes sense only where one was sent. */
    repairsReportedTo: ({ context, event }, { stage }: { stage: RepairTarget }) =>
      event.type === 'repair' && event.to === stage && context.reportId !== null,
  },
  delays,
});

/** The context that every order begins with. Pure: XState calls it again at each transition. */
export const emptyContext: FilingContext = {
  round: 0,
  returned: null,
  reportId: null,
  reportedFormVersion: null,
  queuedBy: null,
};

/** The id of every filing's root, so that a stage can name an exit from within its own sub-states. */
export const FILING_ROOT = 'filing';

/** The target of an exit that is taken from inside a stage's sub-state. */
export const exitTo = (stage: string): string => `#${FILING_ROOT}.${stage}`;
