import { dayInShanghai, endOfDayInShanghai } from '#domain/calendar/days.ts';
import { nthWorkingDayAfter } from '#domain/calendar/working-days.ts';
import { WITH_NUMBERS } from '#domain/authority/numbers-issued.ts';
import { SYSTEM } from '#domain/roles.ts';
import { currentCalendar } from './calendars.ts';
import type { OrdersDeps } from './deps.ts';
import { openTask } from './open-task.ts';
import { APPROVED_WITHOUT_NUMBERS, NUMBERS_MISSING } from './results.ts';

/** As a rule the filed data comes in the next file; this long nobody need ask for it. */
const COMES_WITHIN_WORKING_DAYS = 1;

/**
 * An approval alone grants nothing: the numbers come with the data that is filed. Where they have not come
 * by the end of the next working day, a clerk asks the bureau for them; when they come after all, that is done.
 * @param provinces whose orders are looked at: each link sees to its own
 */
export async function seeToMissingNumbers(
  deps: OrdersDeps,
  provinces: readonly string[],
): Promise<void> {
  const { db, clock } = deps;
  const at = await clock.now();
  // Where the interface does not tell of SMS verification, an approval finds the order still there.
  const approvals = await db.$queryRaw<{ id: string; orderNo: string; settledAt: Date }[]>`
    SELECT DISTINCT ON (r.order_no) r.id, r.order_no AS "orderNo", r.settled_at AS "settledAt"
    FROM orders o JOIN authority_results r ON r.order_no = o.order_no
    WHERE o.stage IN ('reporting', 'smsVerification', 'bureauReview')
      AND o.filing_type = ANY(${[...WITH_NUMBERS]}::text[])
      AND o.province = ANY(${[...provinces]}::text[])
      AND r.kind = ${APPROVED_WITHOUT_NUMBERS} AND r.state = 'applied'
      AND r.report_id = (
        SELECT id FROM reports WHERE reports.order_no = o.order_no ORDER BY frozen_at DESC LIMIT 1)
      AND NOT EXISTS (
        SELECT 1 FROM authority_results asked
        WHERE asked.order_no = o.order_no AND asked.why = ${NUMBERS_MISSING})
    ORDER BY r.order_no, r.settled_at`;
  if (approvals.length > 0) await askWhereLate(deps, approvals, at);
  await closeWhereTheyCame(deps, at);
}

async function askWhereLate(
  deps: OrdersDeps,
  approvals: readonly { id: string; orderNo: string; settledAt: Date }[],
  at: Date,
): Promise<void> {
  const calendar = await currentCalendar(deps.db);
  for (const { id, orderNo, settledAt } of approvals) {
    const last = nthWorkingDayAfter(calendar, dayInShanghai(settledAt), COMES_WITHIN_WORKING_DAYS);
    if (at >= endOfDayInShanghai(last.day)) await askForNumbers(deps, id, orderNo);
  }
}

async function askForNumbers(
  { db, clock }: OrdersDeps,
  id: string,
  orderNo: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = await clock.now(tx);
    const order = await tx.order.findUniqueOrThrow({ where: { orderNo } });
    const { count } = await tx.authorityResult.updateMany({
      where: { id, state: 'applied' },
      data: { state: 'unplaced', why: NUMBERS_MISSING, settledAt: at },
    });
    // Two links at once: the other one has opened it.
    if (count === 0) return;
    const facts = { resultId: id, kind: APPROVED_WITHOUT_NUMBERS, why: NUMBERS_MISSING };
    await openTask(tx, order, { kind: 'unplacedResult', at, urgentAt: at, facts });
  });
}

async function closeWhereTheyCame({ db }: OrdersDeps, at: Date): Promise<void> {
  await db.$executeRaw`
    WITH come AS (
      UPDATE authority_results r SET state = 'applied', why = NULL
      FROM orders o
      WHERE r.order_no = o.order_no AND o.outcome IS NOT NULL AND r.state = 'unplaced'
        AND r.why = ${NUMBERS_MISSING}
      RETURNING r.id
    )
    UPDATE tasks SET open = false, closed_at = ${at.toISOString()}::timestamptz, closed_by = ${SYSTEM.id}
    FROM come WHERE tasks.kind = 'unplacedResult' AND tasks.open AND tasks.facts->>'resultId' = come.id`;
}
