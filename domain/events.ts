import type { Bilingual } from './bilingual.ts';
import type { ReviewReasonCode } from './reasons/review-reasons.ts';
import type { RightFacts } from './rights/reach.ts';
import { holdersOf, reachOf } from './rights/rights.ts';
import { EVENT_RIGHTS } from './rights/tables/events.ts';
import type { Actor, Role } from './roles.ts';
import type { RepairTarget } from './stages.ts';

/** A reviewer's reason and the field of the form it points at. The free text stays out of the event: it may name people. */
export interface FieldReason {
  /** JSON pointer into the form, e.g. `/subject/name`. */
  readonly field: string;
  readonly code: ReviewReasonCode;
}

/** What the record says of an order at the moment of an event. Guards decide on it: machines read nothing. */
export interface RecordFacts {
  /** The version of the form as it is stored. */
  readonly formVersion: number;
  /**
   * The clock of the deadline that managers may move (`isMovable`): it runs, an overdue one included, or
   * stands because it is held; `none` where no such deadline is under way.
   */
  readonly clock: 'runs' | 'stands' | 'none';
}

/** What every event carries: when (ISO, UTC), by whom, and the record's facts. Machines have no clock of their own. */
export interface Happened {
  readonly at: string;
  readonly actor: Actor;
  readonly record: RecordFacts;
}

/** An authority's answer names the report it answers and the result (kept in the record) that brought it. */
interface Answered extends Happened {
  readonly reportId: string;
  readonly resultId: string;
}

/** Everything that can happen to an order, with the facts that belong to it. */
export type FilingEvent =
  | (Happened & {
      readonly type:
        | 'submit'
        | 'resubmit'
        | 'reportAgain'
        | 'withdraw'
        | 'abandon'
        | 'confirm'
        | 'accept'
        | 'decline'
        | 'pass'
        | 'recall';
    })
  | (Happened & {
      readonly type: 'returnToComplete' | 'reject';
      readonly reasons: readonly FieldReason[];
    })
  | (Happened & { readonly type: 'reportFrozen' | 'reportAccepted'; readonly reportId: string })
  | (Answered & {
      readonly type: 'reportRefused' | 'smsVerified' | 'smsExpired' | 'smsFailed' | 'bureauRefused';
    })
  | (Answered & {
      readonly type: 'bureauApproved';
      /** The numbers issued, where the filing brings any. */
      readonly subjectNumber?: string;
      readonly serviceNumber?: string;
    })
  | (Happened & { readonly type: 'holdTerm' | 'releaseTerm' })
  | (Happened & {
      readonly type: 'extendTerm';
      /** How much more time, in the unit of the term: a whole number from 1. */
      readonly count: number;
    })
  | (Happened & { readonly type: 'repair'; readonly to: RepairTarget });

export type EventType = FilingEvent['type'];

interface EventFacts {
  readonly title: Bilingual;
  /** Who may send it. */
  readonly by: readonly Role[];
}

const TITLED: Readonly<Record<EventType, RightFacts>> = EVENT_RIGHTS;

/** The event names as a list, for schemas and tests. */
export const EVENT_TYPES = Object.keys(TITLED) as readonly EventType[];

/** Names and senders of all events, as the table of rights has them: behind buttons, refusals (403) and the timeline's texts. */
export const EVENTS = Object.fromEntries(
  EVENT_TYPES.map((type): [EventType, EventFacts] => [
    type,
    { title: TITLED[type].title, by: holdersOf(type) },
  ]),
) as Readonly<Record<EventType, EventFacts>>;

/** What an authority can say of a report. */
export const AUTHORITY_ANSWERS = EVENT_TYPES.filter((type) => maySend('authority', type));

/** Whether a role may send an event at all; whether it is allowed now is the machine's to say. */
export function maySend(role: Role, type: EventType): boolean {
  return reachOf(role, type) !== undefined;
}

/** Whether an event is for the account that is to receive a service, and not for the one that gives it away. */
export const isForReceiver = (type: EventType): boolean =>
  reachOf('applicant', type) === 'receiver';
