import { filing } from '../filing-setup.ts';

/** 填写备案信息: the applicant fills in the form; nothing is promised to anybody yet. */
export const draft = (exits: { submitted: string; abandoned: string }) =>
  filing.createStateConfig({
    tags: ['waiting-on-applicant'],
    on: {
      submit: { target: exits.submitted, actions: ['countRound', 'holdCertificate'] },
      abandon: { target: exits.abandoned },
    },
  });
