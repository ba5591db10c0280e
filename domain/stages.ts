import type { Bilingual } from './bilingual.ts';

/** The stages that any filing can pass through, with the names that people see. */
export const STAGES = {
  draft: { zh: '填写备案信息', en: 'Draft' },
  initialReview: { zh: '初审', en: 'Initial review' },
  correction: { zh: '待修改', en: 'Correction' },
  confirmation: { zh: '待申请人确认', en: 'Confirmation' },
  acceptance: { zh: '待接收方接受', en: 'Acceptance' },
  reporting: { zh: '待提交管局', en: 'Reporting to the authority' },
  smsVerification: { zh: '短信核验', en: 'SMS verification' },
  bureauReview: { zh: '待管局审核', en: 'Bureau review' },
  granted: { zh: '已备案', en: 'Granted' },
  abandoned: { zh: '已放弃', en: 'Abandoned' },
  lapsed: { zh: '已失效', en: 'Lapsed' },
} as const satisfies Record<string, Bilingual>;

export type Stage = keyof typeof STAGES;

/** The stages in which an order has ended. */
export const OUTCOMES = ['granted', 'abandoned', 'lapsed'] as const satisfies readonly Stage[];

export type Outcome = (typeof OUTCOMES)[number];

/**
 * The stages that an administrator's repair can move an order to, as far as its route has them. `granted` is not among them: that the
 * bureau approved is the authority's word, and comes as a result of its own, by hand if need be.
 */
export const REPAIR_TARGETS = [
  'draft',
  'initialReview',
  'correction',
  'confirmation',
  'acceptance',
  'reporting',
  'smsVerification',
  'bureauReview',
  'abandoned',
  'lapsed',
] as const satisfies readonly Stage[];

export type RepairTarget = (typeof REPAIR_TARGETS)[number];

/** Who must act next; a stage says it with a tag, and buttons, queues and texts follow from it. */
export const WAITING_ON = {
  applicant: { zh: '等待您操作', en: 'Waiting for the applicant' },
  receiver: { zh: '等待接收方', en: 'Waiting for the receiver' },
  reviewer: { zh: '等待初审人员', en: 'Waiting for a reviewer' },
  authority: { zh: '等待管局', en: 'Waiting for the authority' },
  system: { zh: '系统处理中', en: 'In process' },
} as const satisfies Record<string, Bilingual>;

export type WaitingOn = keyof typeof WAITING_ON;
