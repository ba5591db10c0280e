import { filingMachine } from '../filing-machine.ts';
import { verifiedAndDecided } from '../legs/decided-by-bureau.ts';
import { reviewed } from '../legs/reviewed.ts';
import { bureauAnswers } from '../stages/bureau-answers.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';

/** 首次备案: a subject, its first service and the access to it are filed together. */
export const newSubject = filingMachine(
  {
    ...reviewed({ passed: 'reporting', reportedAgain: 'reporting' }),
    ...verifiedAndDecided(),
    granted: granted({ applicant: 'granted', owners: 'granted' }),
    abandoned: abandoned(),
    lapsed: lapsed(),
  },
  bureauAnswers({ approved: 'granted', refused: 'correction' }),
);
