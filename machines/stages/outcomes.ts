import { filing } from '../filing-setup.ts';

/** 已备案: the registry is written with the report as the bureau approved it. */
export const granted = () =>
  filing.createStateConfig({
    type: 'final',
    entry: [
      'writeRegistry',
      'releaseCertificate',
      { type: 'notify', params: { template: 'granted' } },
    ],
  });

/** 已放弃: the applicant gave the order up. */
export const abandoned = () =>
  filing.createStateConfig({
    type: 'final',
    entry: ['releaseCertificate', { type: 'notify', params: { template: 'abandoned' } }],
  });

/** 已失效: the applicant left a returned order alone for its whole term. */
export const lapsed = () =>
  filing.createStateConfig({
    type: 'final',
    entry: ['releaseCertificate', { type: 'notify', params: { template: 'lapsed' } }],
  });
