import type { Bilingual } from './bilingual.ts';
import type { Role } from './roles.ts';

interface TaskFacts {
  readonly title: Bilingual;
  /** Whose queue it stands in. */
  readonly role: Role;
}

/** The kinds of work that wait for a person of the provider's. */
export const TASKS = {
  initialReview: { title: { zh: '初审', en: 'Initial review' }, role: 'reviewer' },
  overdueReview: { title: { zh: '初审超期', en: 'Initial review overdue' }, role: 'manager' },
  silentVerification: {
    title: { zh: '短信核验无结果，向管局查询', en: 'SMS verification without a result' },
    role: 'authorityClerk',
  },
  overdueBureau: { title: { zh: '管局审核超期', en: 'Bureau review overdue' }, role: 'manager' },
  unplacedResult: {
    title: { zh: '管局结果待核对', en: 'Authority result that fits nowhere' },
    role: 'authorityClerk',
  },
  linkStopped: {
    title: { zh: '管局接口停用，需人工处理', en: 'Link to a bureau that stands still' },
    role: 'authorityClerk',
  },
  unreadableFile: {
    title: { zh: '管局文件无法读取', en: 'File of a bureau’s that can’t be read' },
    role: 'authorityClerk',
  },
  reviewApproval: {
    title: {
      zh: '初审建议待第二人批准',
      en: 'Recommendation to be approved by a second person',
    },
    role: 'seniorReviewer',
  },
  repairApproval: {
    title: { zh: '订单修复待第二人批准', en: 'Repair to be approved by a second person' },
    role: 'systemAdministrator',
  },
  manualResultApproval: {
    title: {
      zh: '人工录入结果待第二人批准',
      en: 'Manual result to be approved by a second person',
    },
    role: 'manager',
  },
  // Reviewers may read the form, in which the applicant's and the owners' other numbers stand.
  undeliverable: {
    title: { zh: '通知无法送达', en: 'Notice that can’t be delivered' },
    role: 'reviewer',
  },
} as const satisfies Record<string, TaskFacts>;

export type TaskKind = keyof typeof TASKS;
