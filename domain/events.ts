import type { Bilingual } from './bilingual.ts';
import type { ReviewReasonCode } from './reasons/review-reasons.ts';
import type { Actor, Role } from './roles.ts';

/** A reviewer's reason and the field of the form it points at. The free text stays out of the event: it may name people. */
export interface FieldReason {
  /** JSON pointer into the form, e.g. `/subject/name`. */
  readonly field: string;
  readonly code: ReviewReasonCode;
}

/** What every event carries: when (ISO, UTC) and by whom. Machines have no clock of their own. */
interface Happened {
  readonly at: string;
  readonly actor: Actor;
}

/** An authority's answer names the report it answers and the result (kept in the record) that brought it. */
interface Answered extends Happened {
  readonly reportId: string;
  readonly resultId: string;
}

/** Everything that can happen to an order, with the facts that belong to it. */
export type FilingEvent =
  | (Happened & { readonly type: 'submit' | 'resubmit' | 'withdraw' | 'abandon' | 'pass' })
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
      readonly subjectNumber: string;
      readonly serviceNumber: string;
    });

export type EventType = FilingEvent['type'];

interface EventFacts {
  readonly title: Bilingual;
  /** Who may send it. */
  readonly by: readonly Role[];
}

/** Names and senders of all events: the one table behind buttons, refusals (403) and the timeline's texts. */
export const EVENTS = {
  submit: { title: { zh: '提交初审', en: 'Submit' }, by: ['applicant'] },
  resubmit: { title: { zh: '修改后重新提交', en: 'Resubmit' }, by: ['applicant'] },
  withdraw: { title: { zh: '撤销，回到编辑', en: 'Withdraw to edit' }, by: ['applicant'] },
  abandon: { title: { zh: '放弃订单', en: 'Abandon' }, by: ['applicant'] },
  pass: { title: { zh: '初审通过', en: 'Pass' }, by: ['reviewer'] },
  returnToComplete: { title: { zh: '退回待修改', en: 'Return to complete' }, by: ['reviewer'] },
  reject: { title: { zh: '初审驳回', en: 'Reject' }, by: ['reviewer'] },
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
} as const satisfies Record<EventType, EventFacts>;

/** The event names as a list, for schemas and tests. */
export const EVENT_TYPES = Object.keys(EVENTS) as readonly EventType[];

/** Whether a role may send an event at all; whether it is allowed now is the machine's to say. */
export function maySend(role: Role, type: EventType): boolean {
  return (EVENTS[type].by as readonly Role[]).includes(role);
}
