import type { Stage } from '#domain/stages.ts';
import { bureauReview } from '../stages/bureau-review.ts';
import { reporting } from '../stages/reporting.ts';
import { smsVerification } from '../stages/sms-verification.ts';

const reported = (exits: { accepted: Stage; recalled?: Stage }) => ({
  reporting: reporting({
    ...exits,
    refused: 'correction',
    withdrawn: 'draft',
    abandoned: 'abandoned',
  }),
});

const reviewedByBureau = () => ({ bureauReview: bureauReview({ returned: 'correction' }) });

/** 报送、短信核验、管局审核: the owners verify before the bureau decides. */
export const verifiedAndDecided = () => ({
  ...reported({ accepted: 'smsVerification', recalled: 'initialReview' }),
  smsVerification: smsVerification({ verified: 'bureauReview', returned: 'correction' }),
  ...reviewedByBureau(),
});

/** 报送、管局审核: nobody has to verify anything. Its applicant sent it here, so there is no pass to recall. */
export const decidedByBureau = () => ({
  ...reported({ accepted: 'bureauReview' }),
  ...reviewedByBureau(),
});
