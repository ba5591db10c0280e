import { assertEvent, assign, setup } from 'xstate';
import type { FieldReason, FilingEvent } from '#domain/events.ts';
import type { NoticeTemplate } from '#domain/notices.ts';
import type { WaitingOn } from '#domain/stages.ts';
import type { TaskKind } from '#domain/tasks.ts';
import { TERMS, type TermName } from '#domain/terms/terms.ts';

/** Why an order is with its applicant again. */
export interface Return {
  readonly how:
    'toComplete' | 'rejected' | 'reportRefused' | 'smsExpired' | 'smsFailed' | 'refusedByBureau';
  readonly reasons: readonly FieldReason[];
  /** The authority's result that holds the opinion, where the authority returned it. */
  readonly resultId: string | null;
}

/** All that a machine remembers beside its state. No personal data, no texts: ids and codes only. */
export interface FilingContext {
  /** How often the order went to initial review. */
  readonly round: number;
  readonly returned: Return | null;
  /** The report that is, or was last, with the authority. */
  readonly reportId: string | null;
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
    notify: (_, _params: { template: NoticeTemplate }) => undefined,
    writeRegistry: named,

    countRound: assign({ round: ({ context }) => context.round + 1, returned: null }),
    rememberReport: assign(({ event }) => {
      assertEvent(event, 'reportFrozen');
      return { reportId: event.reportId };
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
  },
  delays,
});

/** The context that every order begins with. Pure: XState calls it again at each transition. */
export const emptyContext: FilingContext = { round: 0, returned: null, reportId: null };

/** The id of every filing's root, so that a stage can name an exit from within its own sub-states. */
export const FILING_ROOT = 'filing';

/** The target of an exit that is taken from inside a stage's sub-state. */
export const exitTo = (stage: string): string => `#${FILING_ROOT}.${stage}`;
