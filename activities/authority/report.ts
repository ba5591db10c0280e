import { SYSTEM } from '#domain/roles.ts';
import { advance } from '#orders/advance.ts';
import { withEffectLock } from '#orders/effect-lock.ts';
import { isNotAllowedNow } from '#orders/permission.ts';
import { pendingEffect, settleEffect } from '#orders/outbox.ts';
import { readReport } from '#orders/reports.ts';
import { keepResult, settleResult } from '#orders/results.ts';
import type { EffectResult } from '../contract.ts';
import type { ActivityDeps } from '../deps.ts';
import { ReportNotTaken } from './port.ts';

/**
 * Reports an order: freezes the form under the order's lock, hands it over, and says that it was taken.
 * Each step is asked for under an id of its own, so that a run after a crash goes on where the last one died.
 * An order that was withdrawn or abandoned before it was frozen is not reported: the effect is dropped.
 */
export function reportToAuthority(deps: ActivityDeps, effectId: string): Promise<EffectResult> {
  return withEffectLock(deps.db, effectId, async () => {
    const effect = await pendingEffect(deps.db, effectId);
    if (effect === null) return 'doneBefore';
    const early = await notYet(deps, effect.notBefore);
    if (early !== null) return early;
    const reportId = effectId;
    const { orderNo } = effect;
    const tell = (type: 'reportFrozen' | 'reportAccepted', requestId: string) =>
      allowedStill(advance(deps, { orderNo, event: { type, reportId }, actor: SYSTEM, requestId }));

    if (!(await tell('reportFrozen', `${reportId}:frozen`))) {
      const now = await deps.clock.now();
      await settleEffect(deps.db, effectId, 'dropped', now, 'order.taken_back');
      return 'dropped';
    }
    if (!(await handOver(deps, reportId))) {
      await settleEffect(deps.db, effectId, 'failed', await deps.clock.now(), 'report.refused');
      return 'failed';
    }
    // Where the authority's answer was quicker than this line, the order has moved on already.
    await tell('reportAccepted', `${reportId}:accepted`);
    await settleEffect(deps.db, effectId, 'done', await deps.clock.now());
    return 'done';
  });
}

interface ReportRow {
  readonly id: string;
  readonly orderNo: string;
  readonly formCipher: Uint8Array;
  readonly keyId: string;
  readonly frozenAt: Date;
  readonly filingType: string;
  readonly province: string | null;
}

/** A decision that may still be recalled is not reported yet. */
async function notYet(
  { clock }: ActivityDeps,
  notBefore: Date | null,
): Promise<{ notBefore: string } | null> {
  if (notBefore === null || (await clock.now()) >= notBefore) return null;
  return { notBefore: notBefore.toISOString() };
}

/** Hands the report over; false where the authority refuses it for good, which is then its answer. */
async function handOver(deps: ActivityDeps, reportId: string): Promise<boolean> {
  const [report] = await deps.db.$queryRaw<ReportRow[]>`
    SELECT reports.id, order_no AS "orderNo", reports.form_cipher AS "formCipher", key_id AS "keyId",
      frozen_at AS "frozenAt", filing_type AS "filingType", province
    FROM reports JOIN orders USING (order_no) WHERE reports.id = ${reportId}`;
  if (report === undefined) throw new Error(`There is no report ${reportId}`);
  try {
    await deps.authority.report({
      reportId,
      orderNo: report.orderNo,
      filingType: report.filingType,
      province: report.province ?? '',
      frozenAt: report.frozenAt.toISOString(),
      form: readReport(deps.vault, report),
    });
  } catch (error) {
    if (!(error instanceof ReportNotTaken)) throw error;
    const id = `refused:${reportId}`;
    await keepResult(deps, { id, reportId, kind: 'reportRefused', body: { status: error.status } });
    await settleResult(deps, id);
    return false;
  }
  const sentAt = (await deps.clock.now()).toISOString();
  await deps.db.$executeRaw`
    UPDATE reports SET sent_at = ${sentAt}::timestamptz WHERE id = ${reportId} AND sent_at IS NULL`;
  return true;
}

/** False where the order does not allow the event (any more); any other trouble is thrown. */
async function allowedStill(step: Promise<unknown>): Promise<boolean> {
  try {
    await step;
    return true;
  } catch (error) {
    if (isNotAllowedNow(error)) return false;
    throw error;
  }
}
