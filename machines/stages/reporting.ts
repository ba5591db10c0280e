import { exitTo, filing } from '../filing-setup.ts';

/**
 * 待提交管局: queued until the report is frozen, then with the authority.
 * Only while it is queued can the applicant still take it back, or a reviewer the pass that queued it: an exit that
 * a way does not have whose orders are queued by their applicants.
 */
export const reporting = (exits: {
  accepted: string;
  refused: string;
  recalled?: string;
  withdrawn: string;
  abandoned: string;
}) =>
  filing.createStateConfig({
    entry: ['rememberWhatQueued', 'reportToAuthority'],
    initial: 'queued',
    states: {
      queued: {
        tags: ['waiting-on-system'],
        on: {
          reportFrozen: { target: 'frozen', actions: ['rememberReport', 'freezeReport'] },
          ...(exits.recalled !== undefined && {
            recall: {
              target: exitTo(exits.recalled),
              guard: 'queuedByPass' as const,
              actions: ['dropReport' as const, 'continueReviewTerm' as const],
            },
          }),
          withdraw: {
            target: exitTo(exits.withdrawn),
            actions: ['dropReport', 'releaseCertificate'],
          },
          abandon: { target: exitTo(exits.abandoned), actions: ['dropReport'] },
        },
      },
      frozen: {
        tags: ['waiting-on-authority'],
        on: {
          reportAccepted: { target: exitTo(exits.accepted), guard: 'answersLastReport' },
          reportRefused: {
            target: exitTo(exits.refused),
            guard: 'answersLastReport',
            actions: ['rememberReturn', { type: 'notify', params: { template: 'reportRefused' } }],
          },
        },
      },
    },
  });
