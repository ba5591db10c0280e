import type { FiledWithReport } from '#domain/authority/filed-with-report.ts';
import { SYSTEM } from '#domain/roles.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';
import { advance } from './advance.ts';
import type { OrdersDeps } from './deps.ts';
import { readFiled } from './filed-with-report.ts';
import { settleEffect } from './outbox.ts';
import { isNotAllowedNow } from './permission.ts';
import { readReport } from './reports.ts';

/** A report that waits for its bureau, or is on its way there. Its id is that of the effect that asked for it. */
export interface QueuedReport {
  readonly id: string;
  readonly orderNo: string;
  readonly filingType: string;
  readonly province: string;
}

/** A report as it was frozen, with the form in the clear, and what was filed of what it is about. */
export interface FrozenReport extends QueuedReport {
  readonly frozenAt: Date;
  readonly form: unknown;
  readonly filed?: FiledWithReport;
}

/**
 * Puts a report into the queue of its bureau. It stays there over every crash; until it is frozen into a
 * file its applicant can still take the order back.
 */
export async function queueReport(db: Transaction, effectId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE effects SET state = 'queued' WHERE id = ${effectId} AND state = 'pending'`;
}

/** The reports that wait for these provinces' bureau, the oldest first: frozen or not, but in no file yet. */
export async function queuedReports(
  db: PrismaClient,
  provinces: readonly string[],
  limit: number,
): Promise<QueuedReport[]> {
  return db.$queryRaw<QueuedReport[]>`
    SELECT effects.id, order_no AS "orderNo", filing_type AS "filingType", province
    FROM effects JOIN orders USING (order_no)
    WHERE effects.state = 'queued' AND effects.kind = 'reportToAuthority'
      AND province = ANY(${[...provinces]}::text[])
      AND NOT EXISTS (
        SELECT 1 FROM reports WHERE reports.id = effects.id AND reports.sequence IS NOT NULL)
    ORDER BY effects.created_at, effects.id LIMIT ${limit}`;
}

/**
 * Freezes a report under its order's lock: from now on it is the bureau's. Asked for again after a crash
 * it gives the same report.
 * @returns null where the order was taken back meanwhile; the report is then out of the queue
 */
export async function freezeQueued(
  deps: OrdersDeps,
  queued: QueuedReport,
): Promise<FrozenReport | null> {
  const { id: reportId, orderNo } = queued;
  const event = { type: 'reportFrozen' as const, reportId };
  try {
    await advance(deps, { orderNo, event, actor: SYSTEM, requestId: `${reportId}:frozen` });
  } catch (error) {
    if (!isNotAllowedNow(error)) throw error;
    await settleReport(deps, reportId, 'dropped', 'order.taken_back');
    return null;
  }
  const row = await deps.db.report.findUniqueOrThrow({ where: { id: reportId } });
  const { vault } = deps;
  const filed = readFiled(vault, row);
  return { ...queued, frozenAt: row.frozenAt, form: readReport(vault, row), filed };
}

/** Takes a report out of its queue: the bureau has it, nobody wants it any more, or it can't be sent at all. */
export async function settleReport(
  { db, clock }: OrdersDeps,
  reportId: string,
  state: 'done' | 'dropped' | 'failed',
  why: string | null = null,
): Promise<void> {
  await settleEffect(db, reportId, state, await clock.now(), why);
}

/** Tells the order that its bureau has taken the report; a second time does nothing. */
export async function reportTaken(
  deps: OrdersDeps,
  { id: reportId, orderNo }: Pick<QueuedReport, 'id' | 'orderNo'>,
): Promise<void> {
  const event = { type: 'reportAccepted' as const, reportId };
  try {
    await advance(deps, { orderNo, event, actor: SYSTEM, requestId: `${reportId}:accepted` });
  } catch (error) {
    // Where the bureau's answer was quicker than this line, the order has moved on already.
    if (!isNotAllowedNow(error)) throw error;
  }
  const sentAt = (await deps.clock.now()).toISOString();
  await deps.db.$executeRaw`
    UPDATE reports SET sent_at = ${sentAt}::timestamptz WHERE id = ${reportId} AND sent_at IS NULL`;
  await settleReport(deps, reportId, 'done');
}
