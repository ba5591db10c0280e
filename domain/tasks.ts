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
  unplacedResult: {
    title: { zh: '管局结果待核对', en: 'Authority result that fits nowhere' },
    role: 'authorityClerk',
  },
  // Reviewers may read the form, in which the applicant's and the owners' other numbers stand.
  undeliverable: {
    title: { zh: '通知无法送达', en: 'Notice that can’t be delivered' },
    role: 'reviewer',
  },
} as const satisfies Record<string, TaskFacts>;

export type TaskKind = keyof typeof TASKS;
