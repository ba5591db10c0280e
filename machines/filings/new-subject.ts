import { REPAIR_TARGETS } from '#domain/stages.ts';
import { FILING_ROOT, emptyContext, filing } from '../filing-setup.ts';
import { bureauAnswers } from '../stages/bureau-answers.ts';
import { bureauReview } from '../stages/bureau-review.ts';
import { correction } from '../stages/correction.ts';
import { draft } from '../stages/draft.ts';
import { initialReview } from '../stages/initial-review.ts';
import { managersClock } from '../stages/managers-clock.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';
import { repairs } from '../stages/repairs.ts';
import { reporting } from '../stages/reporting.ts';
import { smsVerification } from '../stages/sms-verification.ts';

/** 首次备案: a subject, its first service and the access to it are filed together. */
export const newSubject = filing.createMachine({
  id: FILING_ROOT,
  context: emptyContext,
  initial: 'draft',
  on: {
    ...bureauAnswers({ approved: 'granted', refused: 'correction' }),
    ...managersClock(),
    ...repairs(REPAIR_TARGETS),
  },
  states: {
    draft: draft({ submitted: 'initialReview', abandoned: 'abandoned' }),
    initialReview: initialReview({
      passed: 'reporting',
      returned: 'correction',
      withdrawn: 'draft',
      abandoned: 'abandoned',
    }),
    correction: correction({
      resubmitted: 'initialReview',
      recalled: 'initialReview',
      reportedAgain: 'reporting',
      abandoned: 'abandoned',
      lapsed: 'lapsed',
    }),
    reporting: reporting({
      accepted: 'smsVerification',
      refused: 'correction',
      recalled: 'initialReview',
      withdrawn: 'draft',
      abandoned: 'abandoned',
    }),
    smsVerification: smsVerification({ verified: 'bureauReview', returned: 'correction' }),
    bureauReview: bureauReview({ returned: 'correction' }),
    granted: granted(),
    abandoned: abandoned(),
    lapsed: lapsed(),
  },
});
