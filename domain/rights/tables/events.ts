import type { RightFacts } from '../reach.ts';

const OWN = { applicant: 'own', subUser: 'own' } as const;
const RECEIVER = { applicant: 'receiver' } as const;
const REVIEWERS = { reviewer: 'scope', seniorReviewer: 'scope' } as const;
const MANAGER = { manager: 'all' } as const;
const SYSTEM = { system: 'all' } as const;
const AUTHORITY = { authority: 'all' } as const;

/** The right to send an event is called as the event. Whether it is allowed now is the machine's to say. */
export const EVENT_RIGHTS = {
  submit: { title: { zh: '提交', en: 'Submit' }, who: OWN },
  resubmit: { title: { zh: '修改后重新提交', en: 'Resubmit' }, who: OWN },
  reportAgain: { title: { zh: '内容未改，重新报送', en: 'Report again' }, who: OWN },
  withdraw: { title: { zh: '撤销，回到编辑', en: 'Withdraw to edit' }, who: OWN },
  abandon: { title: { zh: '放弃订单', en: 'Abandon' }, who: OWN },
  confirm: { title: { zh: '确认提交管局', en: 'Confirm' }, who: OWN },
  accept: { title: { zh: '接受转入', en: 'Accept' }, who: RECEIVER },
  decline: { title: { zh: '拒绝转入', en: 'Decline' }, who: RECEIVER },
  pass: { title: { zh: '初审通过', en: 'Pass' }, who: REVIEWERS },
  returnToComplete: { title: { zh: '退回待修改', en: 'Return to complete' }, who: REVIEWERS },
  reject: { title: { zh: '初审驳回', en: 'Reject' }, who: REVIEWERS },
  recall: { title: { zh: '撤回初审决定', en: 'Recall the decision' }, who: REVIEWERS },
  reportFrozen: { title: { zh: '提交内容已锁定', en: 'Report frozen' }, who: SYSTEM },
  reportAccepted: { title: { zh: '管局已接收', en: 'Report accepted' }, who: SYSTEM },
  reportRefused: { title: { zh: '管局系统退回数据', en: 'Report refused' }, who: AUTHORITY },
  smsVerified: { title: { zh: '短信核验通过', en: 'SMS verified' }, who: AUTHORITY },
  smsExpired: { title: { zh: '短信核验超时', en: 'SMS verification expired' }, who: AUTHORITY },
  smsFailed: { title: { zh: '短信核验失败', en: 'SMS verification failed' }, who: AUTHORITY },
  bureauApproved: { title: { zh: '管局审核通过', en: 'Approved by the bureau' }, who: AUTHORITY },
  bureauRefused: { title: { zh: '管局驳回', en: 'Refused by the bureau' }, who: AUTHORITY },
  holdTerm: { title: { zh: '中止计时', en: 'Hold the term' }, who: MANAGER },
  releaseTerm: { title: { zh: '恢复计时', en: 'Let the term go on' }, who: MANAGER },
  extendTerm: { title: { zh: '延长期限', en: 'Extend the term' }, who: MANAGER },
  repair: {
    title: { zh: '人工修正订单', en: 'Repair the order' },
    who: { systemAdministrator: 'all' },
  },
} as const satisfies Record<string, RightFacts>;
