import type { Bilingual } from './bilingual.ts';
import type { ReviewReasonCode } from './reasons/review-reasons.ts';
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
  /** Which of two accounts it belongs to, where an order has two; without a word, the one that opened it. */
  readonly side?: 'receiver';
}

/** Names and senders of all events: the one table behind buttons, refusals (403) and the timeline's texts. */
export const EVENTS = {
  submit: { title: { zh: '提交', en: 'Submit' }, by: ['applicant'] },
  resubmit: { title: { zh: '修改后重新提交', en: 'Resubmit' }, by: ['applicant'] },
  reportAgain: { title: { zh: '内容未改，重新报送', en: 'Report again' }, by: ['applicant'] },
  withdraw: { title: { zh: '撤销，回到编辑', en: 'Withdraw to edit' }, by: ['applicant'] },
  abandon: { title: { zh: '放弃订单', en: 'Abandon' }, by: ['applicant'] },
  confirm: { title: { zh: '确认提交管局', en: 'Confirm' }, by: ['applicant'] },
  accept: { title: { zh: '接受转入', en: 'Accept' }, by: ['applicant'], side: 'receiver' },
  decline: { title: { zh: '拒绝转入', en: 'Decline' }, by: ['applicant'], side: 'receiver' },
  pass: { title: { zh: '初审通过', en: 'Pass' }, by: ['reviewer'] },
  returnToComplete: { title: { zh: '退回待修改', en: 'Return to complete' }, by: ['reviewer'] },
  reject: { title: { zh: '初审驳回', en: 'Reject' }, by: ['reviewer'] },
  recall: { title: { zh: '撤回初审决定', en: 'Recall the decision' }, by: ['reviewer'] },
  reportFrozen: { title: { zh: '提交内容已锁定', en: 'Report frozen' }, by: ['system'] },
  reportAccepted: { title: { zh: '管局已接收', en: 'Report accepted' }, by: ['system'] },
  reportRefused: { title: { zh: '管局系统退回数据', en: 'Report refused' }, by: ['authority'] },
  smsVerified: { title: { zh: '短信核验通过', en: 'SMS verified' }, by: ['authority'] },
  smsExpired: { title: { zh: '短信核验超时', en: 'SMS verification expired' }, by: ['authority'] },
  smsFailed: { title: { zh: '短信核验失败', en: 'SMS verification failed' }, by: ['authority'] },
  bureauApproved: {
    title: { zh: '管局审核通过', en: 'Approved by the bureau' },
    by: ['authority'],
  },
  bureauRefused: { title: { zh: '管局驳回', en: 'Refused by the bureau' }, by: ['authority'] },
  holdTerm: { title: { zh: '中止计时', en: 'Hold the term' }, by: ['manager'] },
  releaseTerm: { title: { zh: '恢复计时', en: 'Let the term go on' }, by: ['manager'] },
  extendTerm: { title: { zh: '延长期限', en: 'Extend the term' }, by: ['manager'] },
  repair: { title: { zh: '人工修正订单', en: 'Repair the order' }, by: ['administrator'] },
} as const satisfies Record<EventType, EventFacts>;

/** The event names as a list, for schemas and tests. */
export const EVENT_TYPES = Object.keys(EVENTS) as readonly EventType[];

/** What an authority can say of a report. */
export const AUTHORITY_ANSWERS = EVENT_TYPES.filter((type) => maySend('authority', type));

/** Whether a role may send an event at all; whether it is allowed now is the machine's to say. */
export function maySend(role: Role, type: EventType): boolean {
  return (EVENTS[type].by as readonly Role[]).includes(role);
}

/** Whether an event is for the account that is to receive a service, and not for the one that gives it away. */
export const isForReceiver = (type: EventType): boolean => {
  const facts: EventFacts = EVENTS[type];
  return facts.side === 'receiver';
};
