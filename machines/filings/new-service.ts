import { filingMachine } from '../filing-machine.ts';
import { verifiedAndDecided } from '../legs/decided-by-bureau.ts';
import { reviewed } from '../legs/reviewed.ts';
import { bureauAnswers } from '../stages/bureau-answers.ts';
import { abandoned, granted, lapsed } from '../stages/outcomes.ts';

/** 新增服务: a further service of a filed subject, with the access to it. */
export const newService = filingMachine(
  {
    ...reviewed({ passed: 'reporting', reportedAgain: 'reporting' }),
    ...verifiedAndDecided(),
    granted: granted({ applicant: 'granted', owners: 'granted' }),
    abandoned: abandoned(),
    lapsed: lapsed(),
  },
  bureauAnswers({ approved: 'granted', refused: 'correction' }),
);
