import { withEffectLock } from '#orders/effect-lock.ts';
import { pendingEffect } from '#orders/outbox.ts';
import { queueReport } from '#orders/report-queue.ts';
import type { EffectResult } from '../contract.ts';
import type { ActivityDeps } from '../deps.ts';

/**
 * Puts a report into the queue of its bureau, once its decision can't be recalled any more. The bureau's
 * link carries it from there, in files that have a number each (link/).
 */
export function reportToAuthority(deps: ActivityDeps, effectId: string): Promise<EffectResult> {
  return withEffectLock(deps.db, effectId, async () => {
    const effect = await pendingEffect(deps.db, effectId);
    if (effect === null) return 'doneBefore';
    const { notBefore } = effect;
    // A decision that may still be recalled is not reported yet.
    if (notBefore !== null && (await deps.clock.now()) < notBefore) {
      return { notBefore: notBefore.toISOString() };
    }
    await queueReport(deps.db, effectId);
    return 'done';
  });
}
