import { filing } from '../filing-setup.ts';

const remindApplicant = {
  actions: [
    {
      type: 'remind' as const,
      params: { template: 'correctionReminder', to: 'applicant' } as const,
    },
  ],
};

/**
 * 待修改: the order is with its applicant again, who corrects or abandons it; left alone it lapses. Where
 * only the SMS verification failed, what was reported may go to the authority again as it is: an exit that
 * a way without such a verification does not have. A reviewer
 * may take a return back that was a mistake (orders/ says for how long), and the first review goes on.
 */
export const correction = (exits: {
  resubmitted: string;
  recalled: string;
  reportedAgain?: string;
  abandoned: string;
  lapsed: string;
}) =>
  filing.createStateConfig({
    tags: ['waiting-on-applicant'],
    after: {
      correctionTerm: { target: exits.lapsed },
      correctionReminder1: remindApplicant,
      correctionReminder2: remindApplicant,
      correctionReminder3: remindApplicant,
    },
    on: {
      resubmit: { target: exits.resubmitted, actions: ['countRound', 'holdCertificate'] },
      ...(exits.reportedAgain !== undefined && {
        reportAgain: {
          target: exits.reportedAgain,
          guard: 'nothingEditedSinceReport' as const,
          actions: ['forgetReturn' as const, 'holdCertificate' as const],
        },
      }),
      recall: {
        target: exits.recalled,
        guard: 'returnedByReviewer',
        actions: [
          'forgetReturn',
          'continueReviewTerm',
          { type: 'notify', params: { template: 'decisionRecalled' } },
        ],
      },
      abandon: { target: exits.abandoned },
    },
  });
