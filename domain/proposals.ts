import type { Bilingual } from './bilingual.ts';
import { holdersOf } from './rights/rights.ts';
import type { Role } from './roles.ts';
import type { TaskKind } from './tasks.ts';

interface ProposalFacts {
  readonly title: Bilingual;
  /** Who may propose it. */
  readonly by: readonly Role[];
  /** Who may approve another's. */
  readonly approvedBy: readonly Role[];
  /** The task that waits for the second person. */
  readonly task: TaskKind;
}

/** What takes two people: it changes an order past the way that its filing type lays out. */
export const PROPOSALS = {
  repair: {
    title: { zh: '订单修复', en: 'Repair of an order' },
    by: holdersOf('repair.propose'),
    approvedBy: holdersOf('repair.approve'),
    task: 'repairApproval',
  },
  manualResult: {
    title: { zh: '人工录入管局结果', en: 'Authority result entered by hand' },
    by: holdersOf('manualResult.propose'),
    approvedBy: holdersOf('manualResult.approve'),
    task: 'manualResultApproval',
  },
} as const satisfies Record<string, ProposalFacts>;

export type ProposalKind = keyof typeof PROPOSALS;

/** What became of a proposal. */
export type ProposalState = 'open' | 'approved' | 'declined';
