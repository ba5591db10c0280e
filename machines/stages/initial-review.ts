import { filing } from '../filing-setup.ts';

/** 初审: a reviewer of the provider's decides. When the term is over it is escalated, never decided by a clock. */
export const initialReview = (exits: {
  passed: string;
  returned: string;
  withdrawn: string;
  abandoned: string;
}) =>
  filing.createStateConfig({
    tags: ['waiting-on-reviewer'],
    entry: [{ type: 'openTask', params: { task: 'initialReview' } }],
    exit: [{ type: 'closeTasks', params: { tasks: ['initialReview', 'overdueReview'] } }],
    after: {
      initialReviewTerm: {
        actions: [
          { type: 'openTask', params: { task: 'overdueReview' } },
          { type: 'remind', params: { template: 'reviewOverdue', to: 'managers' } },
        ],
      },
      reviewReminder: {
        actions: [{ type: 'remind', params: { template: 'reviewReminder', to: 'reviewers' } }],
      },
    },
    on: {
      pass: { target: exits.passed },
      returnToComplete: {
        target: exits.returned,
        actions: ['rememberReturn', { type: 'notify', params: { template: 'returnedToComplete' } }],
      },
      reject: {
        target: exits.returned,
        actions: ['rememberReturn', { type: 'notify', params: { template: 'rejected' } }],
      },
      withdraw: { target: exits.withdrawn, actions: ['releaseCertificate'] },
      abandon: { target: exits.abandoned },
    },
  });
