import { filingMachine } from '../filing-machine.ts';
import { verifiedAndDecided } from '../legs/decided-by-bureau.ts';
import { reviewed } from '../legs/reviewed.ts';
import { bureauAnswers } from '../stages/bureau-answers.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';

/** 变更备案: what is filed of a subject, of one of its services, or of both is changed. */
export const change = filingMachine(
  {
    ...reviewed({ passed: 'reporting', reportedAgain: 'reporting' }),
    ...verifiedAndDecided(),
    granted: granted({ applicant: 'changeGranted', owners: 'changeGranted' }),
    abandoned: abandoned(),
    lapsed: lapsed(),
  },
  bureauAnswers({ approved: 'granted', refused: 'correction' }),
);
