import type { Stage } from '#domain/stages.ts';
import { correction } from '../stages/correction.ts';
import { draft } from '../stages/draft.ts';
import { initialReview } from '../stages/initial-review.ts';

/**
 * 填写、初审、修改: an order that a reviewer decides, from its draft until it is passed.
 * @param exits where a passed order goes; and where one may go again as it is, if the way has such a place
 */
export const reviewed = (exits: { passed: Stage; reportedAgain?: Stage }) => ({
  draft: draft({ submitted: 'initialReview', abandoned: 'abandoned' }),
  initialReview: initialReview({
    passed: exits.passed,
    returned: 'correction',
    withdrawn: 'draft',
    abandoned: 'abandoned',
  }),
  correction: correction({
    resubmitted: 'initialReview',
    recalled: 'initialReview',
    abandoned: 'abandoned',
    lapsed: 'lapsed',
    ...(exits.reportedAgain !== undefined && { reportedAgain: exits.reportedAgain }),
  }),
});
