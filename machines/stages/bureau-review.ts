import { filing } from '../filing-setup.ts';

/** 待管局审核: the bureau decides; its answers are accepted in every stage (see answers.ts), so here we only wait. */
export const bureauReview = () =>
  filing.createStateConfig({
    tags: ['waiting-on-authority'],
    after: { bureauReviewTerm: {} },
  });
