import type { RightFacts } from '../reach.ts';

const REVIEWERS = { reviewer: 'scope', seniorReviewer: 'scope' } as const;
const SENIOR = { seniorReviewer: 'scope' } as const;
const MANAGER = { manager: 'all' } as const;
const CLERK = { authorityClerk: 'all' } as const;
const SYSTEM_ADMINISTRATOR = { systemAdministrator: 'all' } as const;

/** Tasks, reviews, and what takes two people. */
export const WORK_RIGHTS = {
  'tasks.work': {
    title: { zh: '领取和办结任务', en: 'Take tasks and end them' },
    who: { ...REVIEWERS, ...MANAGER, ...CLERK, ...SYSTEM_ADMINISTRATOR },
  },
  'tasks.releaseAnothers': {
    title: { zh: '释放他人领取的任务', en: 'Release another’s task' },
    who: MANAGER,
  },
  'tasks.handOver': {
    title: { zh: '移交缺勤人员的任务', en: 'Hand the tasks of an absent colleague over' },
    who: MANAGER,
  },
  'reviews.decide': {
    title: { zh: '作出初审决定', en: 'Decide an initial review, or preview it' },
    who: REVIEWERS,
  },
  // Never one’s own recommendation: orders/ asks who made it.
  'review.approve': {
    title: {
      zh: '作为第二人批准、修改或退回他人的初审建议',
      en: 'Accept, edit or send back another’s recommendation',
    },
    who: SENIOR,
  },
  'reviews.mark': {
    title: { zh: '标记已核对的栏目', en: 'Mark fields as checked' },
    who: REVIEWERS,
  },
  'answers.applyAgain': {
    title: { zh: '重新套用管局结果', en: 'Bring an answer of the authority’s to its order again' },
    who: CLERK,
  },
  'proposals.read': {
    title: { zh: '查看待第二人批准的事项', en: 'Read what was proposed for an order' },
    who: { ...REVIEWERS, ...MANAGER, ...CLERK, ...SYSTEM_ADMINISTRATOR },
  },
  // Which of them, the kind of the proposal says: see the rights below.
  'proposals.decide': {
    title: { zh: '批准或否决', en: 'Approve or decline a proposal' },
    who: { ...MANAGER, ...CLERK, ...SYSTEM_ADMINISTRATOR },
  },
  'repair.propose': {
    title: { zh: '提出订单修复', en: 'Propose a repair' },
    who: SYSTEM_ADMINISTRATOR,
  },
  'repair.approve': {
    title: { zh: '批准他人的订单修复', en: 'Approve another’s repair' },
    who: SYSTEM_ADMINISTRATOR,
  },
  'manualResult.propose': {
    title: { zh: '录入管局书面结果', en: 'Enter a result that came by letter' },
    who: CLERK,
  },
  'manualResult.approve': {
    title: { zh: '批准他人录入的结果', en: 'Approve another’s result' },
    who: { ...CLERK, ...MANAGER },
  },
} as const satisfies Record<string, RightFacts>;
