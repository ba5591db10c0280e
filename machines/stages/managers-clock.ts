/**
 * 中止、恢复、延长: a manager stops the clock of one of the provider's own deadlines, lets it go on, or gives
 * more time. Stands at the root of a filing's route and moves no order: nothing is left and nothing
 * begins anew, so the terms of the stage go on as they are; what becomes of their instants is orders/' to
 * work out. An overdue review that is given more time is not overdue any more: its task is closed, and
 * opened again should the new deadline fall too.
 */
export const managersClock = () => ({
  holdTerm: { guard: 'clockRuns' as const, actions: ['stopClock' as const] },
  releaseTerm: { guard: 'clockStands' as const, actions: ['startClock' as const] },
  extendTerm: {
    guard: 'clockRuns' as const,
    actions: [
      'extendDeadline' as const,
      { type: 'closeTasks' as const, params: { tasks: ['overdueReview'] as const } },
    ],
  },
});
