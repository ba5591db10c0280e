import { filingMachine } from '../filing-machine.ts';
import { verifiedAndDecided } from '../legs/decided-by-bureau.ts';
import { reviewed } from '../legs/reviewed.ts';
import { bureauAnswers } from '../stages/bureau-answers.ts';
import { abandoned, grantedThenChanged, lapsed } from '../stages/outcomes.ts';

/** 新增接入: a service that is filed through another provider is carried here too; what it corrects follows as a change. */
export const newAccess = filingMachine(
  {
    ...reviewed({ passed: 'reporting', reportedAgain: 'reporting' }),
    ...verifiedAndDecided(),
    granted: grantedThenChanged({ applicant: 'granted', owners: 'granted' }),
    abandoned: abandoned(),
    lapsed: lapsed(),
  },
  bureauAnswers({ approved: 'granted', refused: 'correction' }),
);
