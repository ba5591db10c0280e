import { filing } from '../filing-setup.ts';

/**
 * 短信核验: the owners enter the ministry's codes on the ministry's page within 24 hours.
 * That it expired or failed is the authority's to say; our term only marks it overdue.
 */
export const smsVerification = (exits: { verified: string; returned: string }) =>
  filing.createStateConfig({
    tags: ['waiting-on-applicant'],
    after: { smsVerificationTerm: {} },
    on: {
      smsVerified: { target: exits.verified, guard: 'answersLastReport' },
      smsExpired: {
        target: exits.returned,
        guard: 'answersLastReport',
        actions: ['rememberReturn', { type: 'notify', params: { template: 'smsExpired' } }],
      },
      smsFailed: {
        target: exits.returned,
        guard: 'answersLastReport',
        actions: ['rememberReturn', { type: 'notify', params: { template: 'smsFailed' } }],
      },
      reportRefused: {
        target: exits.returned,
        guard: 'answersLastReport',
        actions: ['rememberReturn', { type: 'notify', params: { template: 'reportRefused' } }],
      },
    },
  });
