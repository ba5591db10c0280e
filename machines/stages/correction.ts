import { filing } from '../filing-setup.ts';

/** 待修改: the order is with its applicant again, who corrects or abandons it; left alone it lapses. */
export const correction = (exits: { resubmitted: string; abandoned: string; lapsed: string }) =>
  filing.createStateConfig({
    tags: ['waiting-on-applicant'],
    after: { correctionTerm: { target: exits.lapsed } },
    on: {
      resubmit: { target: exits.resubmitted, actions: ['holdCertificate'] },
      abandon: { target: exits.abandoned },
    },
  });
