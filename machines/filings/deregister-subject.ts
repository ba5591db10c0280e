import { filingMachine } from '../filing-machine.ts';
import { verifiedAndDecided } from '../legs/decided-by-bureau.ts';
import { reviewed } from '../legs/reviewed.ts';
import { bureauAnswers } from '../stages/bureau-answers.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';

/** 注销主体: a subject's filing ends for good, with all of its services. */
export const deregisterSubject = filingMachine(
  {
    ...reviewed({ passed: 'reporting', reportedAgain: 'reporting' }),
    ...verifiedAndDecided(),
    granted: granted({ applicant: 'deregistered', owners: 'deregistered' }),
    abandoned: abandoned(),
    lapsed: lapsed(),
  },
  bureauAnswers({ approved: 'granted', refused: 'correction' }),
);
