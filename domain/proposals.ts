import type { Bilingual } from './bilingual.ts';
import { holdersOf } from './rights/rights.ts';
import type { Role } from './roles.ts';
import type { TaskKind } from './tasks.ts';
import type { TermName } from './terms/terms.ts';

interface ProposalFacts {
  readonly title: Bilingual;
  /** Who may propose it. */
  readonly by: readonly Role[];
  /** Who may approve another's. */
  readonly approvedBy: readonly Role[];
  /** The task that waits for the second person. */
  readonly task: TaskKind;
  /** The term that goes on running while it waits: the task is urgent when it is over. Null: at once. */
  readonly dueWith: TermName | null;
}

/** What takes two people: what changes an order past the way that its filing type lays out, and what can’t be undone. */
export const PROPOSALS = {
  repair: {
    title: { zh: '订单修复', en: 'Repair of an order' },
    by: holdersOf('repair.propose'),
    approvedBy: holdersOf('repair.approve'),
    task: 'repairApproval',
    dueWith: null,
  },
  manualResult: {
    title: { zh: '人工录入管局结果', en: 'Authority result entered by hand' },
    by: holdersOf('manualResult.propose'),
    approvedBy: holdersOf('manualResult.approve'),
    task: 'manualResultApproval',
    dueWith: null,
  },
  review: {
    title: { zh: '初审建议', en: 'Recommendation' },
    by: holdersOf('reviews.decide'),
    approvedBy: holdersOf('review.approve'),
    task: 'reviewApproval',
    dueWith: 'initialReviewTerm',
  },
} as const satisfies Record<string, ProposalFacts>;

export type ProposalKind = keyof typeof PROPOSALS;

/**
 * What became of a proposal: approved as it is or with other words, turned down, or overtaken since its order
 * left the stage that it was about.
 */
export type ProposalState = 'open' | 'approved' | 'edited' | 'declined' | 'overtaken';
