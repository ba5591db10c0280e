import { filing } from '../filing-setup.ts';

const remindVerifiers = {
  type: 'remind',
  params: { template: 'verificationReminder', to: 'verifiers' },
} as const;

/**
 * 短信核验: the owners enter the ministry's codes on the ministry's page within 24 hours.
 * That it expired or failed is the authority's to say; where it says nothing when the term is over, a
 * clerk asks. The case of this report ends with the stage, once: how, follows from the event that left it
 * (domain/verification.ts), be it the authority's word, the bureau's decision or a repair.
 */
export const smsVerification = (exits: { verified: string; returned: string }) =>
  filing.createStateConfig({
    tags: ['waiting-on-applicant'],
    entry: ['openVerificationCase', remindVerifiers],
    exit: [
      'closeVerificationCase',
      { type: 'closeTasks', params: { tasks: ['silentVerification'] } },
    ],
    after: {
      smsVerificationTerm: {
        actions: [{ type: 'openTask', params: { task: 'silentVerification' } }],
      },
      verificationReminder1: { actions: [remindVerifiers] },
      verificationReminder2: { actions: [remindVerifiers] },
    },
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
