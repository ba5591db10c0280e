import { filingMachine } from '../filing-machine.ts';
import { decidedByBureau } from '../legs/decided-by-bureau.ts';
import { reviewed } from '../legs/reviewed.ts';
import { bureauAnswers } from '../stages/bureau-answers.ts';
import { confirmation } from '../stages/confirmation.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';

/** 取消接入: this provider stops carrying a service. Its applicant confirms, and nobody verifies by SMS. */
export const cancelAccess = filingMachine(
  {
    ...reviewed({ passed: 'confirmation' }),
    confirmation: confirmation({
      confirmed: 'reporting',
      recalled: 'initialReview',
      withdrawn: 'draft',
      abandoned: 'abandoned',
      lapsed: 'lapsed',
    }),
    ...decidedByBureau(),
    granted: granted({ applicant: 'accessCancelled', owners: 'accessCancelled' }),
    abandoned: abandoned(),
    lapsed: lapsed(),
  },
  bureauAnswers({ approved: 'granted', refused: 'correction' }),
);
