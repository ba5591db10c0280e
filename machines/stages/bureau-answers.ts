import { FILING_ROOT } from '../filing-setup.ts';

/**
 * 管局审核结果: what the bureau decides, happened, in whatever stage the order is by then.
 * Stands at the root of a filing's route; an answer to a report since replaced is refused by the guard
 * and becomes a clerk's task.
 */
export const bureauAnswers = (exits: { approved: string; refused: string }) => ({
  bureauApproved: {
    target: `#${FILING_ROOT}.${exits.approved}`,
    guard: 'answersLastReport' as const,
  },
  bureauRefused: {
    target: `#${FILING_ROOT}.${exits.refused}`,
    guard: 'answersLastReport' as const,
    actions: [
      'rememberReturn' as const,
      { type: 'notify' as const, params: { template: 'refusedByBureau' as const } },
    ],
  },
});
