import { filing } from '../filing-setup.ts';

const remindReceiver = {
  actions: [
    {
      type: 'remind' as const,
      params: { template: 'acceptanceNeeded', to: 'receiver' } as const,
    },
  ],
};

/**
 * 待接收方接受: the account that the order names is told, and accepts or declines. Left alone it lapses.
 * Whoever gives the service away may still take the order back; the receiver hears of that too.
 */
export const acceptance = (exits: {
  accepted: string;
  declined: string;
  withdrawn: string;
  abandoned: string;
  lapsed: string;
}) =>
  filing.createStateConfig({
    tags: ['waiting-on-receiver'],
    entry: ['nameReceiver', { type: 'notifyReceiver', params: { template: 'acceptanceNeeded' } }],
    after: {
      acceptanceTerm: { target: exits.lapsed },
      acceptanceReminder1: remindReceiver,
      acceptanceReminder2: remindReceiver,
    },
    on: {
      accept: { target: exits.accepted },
      decline: { target: exits.declined },
      withdraw: {
        target: exits.withdrawn,
        actions: [
          { type: 'notifyReceiver', params: { template: 'transferNotMade' } },
          'releaseReceiver',
          'releaseCertificate',
        ],
      },
      abandon: { target: exits.abandoned },
    },
  });
