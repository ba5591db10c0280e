import { filing } from '../filing-setup.ts';

const remindApplicant = {
  actions: [
    {
      type: 'remind' as const,
      params: { template: 'confirmationNeeded', to: 'applicant' } as const,
    },
  ],
};

/**
 * 待申请人确认: a reviewer passed it, and the applicant is told and asked once more before it goes to the
 * bureau. Left alone it lapses. The reviewer may still take the pass back.
 */
export const confirmation = (exits: {
  confirmed: string;
  recalled: string;
  withdrawn: string;
  abandoned: string;
  lapsed: string;
}) =>
  filing.createStateConfig({
    tags: ['waiting-on-applicant'],
    entry: [{ type: 'notify', params: { template: 'confirmationNeeded' } }],
    after: {
      confirmationTerm: { target: exits.lapsed },
      confirmationReminder1: remindApplicant,
      confirmationReminder2: remindApplicant,
    },
    on: {
      confirm: { target: exits.confirmed },
      recall: {
        target: exits.recalled,
        actions: [
          'continueReviewTerm',
          { type: 'notify', params: { template: 'decisionRecalled' } },
        ],
      },
      withdraw: { target: exits.withdrawn, actions: ['releaseCertificate'] },
      abandon: { target: exits.abandoned },
    },
  });
