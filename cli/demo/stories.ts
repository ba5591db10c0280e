/** What a reviewer does when an order comes to him; `leave`: nothing, until the term is over. */
export type ReviewAct = 'pass' | 'returnToComplete' | 'reject' | 'leave';

/** One sample filing and how its people act, each list in order; the last act is repeated. */
export interface Story {
  readonly title: string;
  readonly sample: string;
  readonly reviews: readonly ReviewAct[];
  readonly corrections: readonly ('resubmit' | 'abandon')[];
  /** Whether the owners enter their codes. */
  readonly verifications: readonly boolean[];
  readonly bureau: 'approve' | 'refuseOnce';
  readonly outcome: 'granted' | 'abandoned';
}

const usual = {
  reviews: ['pass'],
  corrections: ['resubmit'],
  verifications: [true],
  bureau: 'approve',
  outcome: 'granted',
} as const;

/** What the demonstration shows. */
export const STORIES: readonly Story[] = [
  { ...usual, title: 'a website, approved straight', sample: 'tianjin-enterprise-website' },
  { ...usual, title: 'an app, approved straight', sample: 'shanghai-enterprise-app' },
  {
    ...usual,
    title: 'returned to complete, corrected, approved',
    sample: 'jiangsu-enterprise-website',
    reviews: ['returnToComplete', 'pass'],
  },
  {
    ...usual,
    title: 'rejected by the reviewer, abandoned',
    sample: 'zhejiang-sole-trader-website',
    reviews: ['reject'],
    corrections: ['abandon'],
    outcome: 'abandoned',
  },
  {
    ...usual,
    title: 'refused by the bureau, corrected, approved',
    sample: 'shandong-enterprise-website',
    bureau: 'refuseOnce',
  },
  {
    ...usual,
    title: 'initial review overdue, escalated, then approved',
    sample: 'hubei-sole-trader-website',
    reviews: ['leave', 'pass'],
  },
  {
    ...usual,
    title: 'SMS verification expired, sent again, approved',
    sample: 'shanghai-individual-website',
    verifications: [false, true],
  },
];
