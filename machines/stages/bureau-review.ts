import { filing } from '../filing-setup.ts';

/**
 * 待管局审核: the bureau decides. Its decisions are accepted in every stage (bureau-answers.ts); here only
 * its computers can still find an error in the data. When its term is over, a manager sees to it.
 */
export const bureauReview = (exits: { returned: string }) =>
  filing.createStateConfig({
    tags: ['waiting-on-authority'],
    exit: [{ type: 'closeTasks', params: { tasks: ['overdueBureau'] } }],
    after: {
      bureauReviewTerm: {
        actions: [
          { type: 'openTask', params: { task: 'overdueBureau' } },
          { type: 'remind', params: { template: 'bureauOverdue', to: 'managers' } },
        ],
      },
    },
    on: {
      reportRefused: {
        target: exits.returned,
        guard: 'answersLastReport',
        actions: ['rememberReturn', { type: 'notify', params: { template: 'reportRefused' } }],
      },
    },
  });
