/** What a reviewer does when an order comes to him; `leave`: nothing, until the term is over. */
export type ReviewAct = 'pass' | 'returnToComplete' | 'reject' | 'leave';

/** One sample filing and how its people act, each list in order; the last act is repeated. */
export interface Story {
  readonly title: string;
  readonly sample: string;
  /** Whose order it is: the handle of an account, or a sub-user of the applicant's. The applicant's where it is not said. */
  readonly by?: 'applicant' | 'applicant-en' | 'sub-user';
  /** Samples of the stories that must have ended before: their orders are of the same subject, or bring what it needs. */
  readonly after?: readonly string[];
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

/** First filings, all at once. */
const FIRST_FILINGS: readonly Story[] = [
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

/** What follows for the first website's subject, one after another: a subject has one open order. */
const OF_ONE_SUBJECT: readonly Story[] = [
  {
    ...usual,
    title: 'the first subject gets an app',
    sample: 'tianjin-enterprise-new-service',
    after: ['tianjin-enterprise-website'],
  },
  {
    ...usual,
    title: 'its address and its website change',
    sample: 'tianjin-enterprise-change',
    after: ['tianjin-enterprise-new-service'],
  },
  {
    ...usual,
    title: 'a sub-user is granted the app, and changes it',
    sample: 'tianjin-enterprise-change-by-sub-user',
    by: 'sub-user',
    after: ['tianjin-enterprise-change'],
  },
  {
    ...usual,
    title: 'the app is deregistered, and the grant goes with it',
    sample: 'tianjin-enterprise-deregister-service',
    after: ['tianjin-enterprise-change-by-sub-user'],
  },
  {
    ...usual,
    title: 'the subject is deregistered, with all that is under it',
    sample: 'tianjin-enterprise-deregister-subject',
    after: ['tianjin-enterprise-deregister-service'],
  },
];

/** A site that another provider filed comes here too, and goes again. */
const OF_ANOTHER_PROVIDER: readonly Story[] = [
  {
    ...usual,
    title: 'another provider’s site gets access here',
    sample: 'tianjin-enterprise-new-access',
  },
  {
    ...usual,
    title: 'its access here is cancelled, confirmed by its applicant',
    sample: 'tianjin-enterprise-cancel-access',
    after: ['tianjin-enterprise-new-access'],
  },
];

/** What stays with the provider: an imported filing finds its account, and its website another. */
const INSIDE: readonly Story[] = [
  {
    ...usual,
    title: 'an imported filing is claimed',
    sample: 'claim',
    by: 'applicant-en',
  },
  {
    ...usual,
    title: 'its website moves to another account, which accepts',
    sample: 'transfer',
    by: 'applicant-en',
    // The receiver has a subject by then, without an open order of its own.
    after: ['claim', 'shanghai-enterprise-app'],
  },
];

/** What the demonstration shows: every filing type at least once. */
export const STORIES: readonly Story[] = [
  ...FIRST_FILINGS,
  ...OF_ONE_SUBJECT,
  ...OF_ANOTHER_PROVIDER,
  ...INSIDE,
];
