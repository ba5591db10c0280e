import { askStatus, MAY_DIFFER } from '#orders/ask-status.ts';
import { STATUS_EVIDENCE, SEEN_BEFORE } from '#domain/authority/status-evidence.ts';
import { linkOf } from '#orders/links.ts';
import type { LinkDeps } from './deps.ts';
import { mayNow } from './link-state.ts';

/** A report is asked about when the bureau has been silent about it for so long, and not more often. */
const ASKED_EVERY_MS = 24 * 3_600_000;

/** The filing types of which an authority's query may tell something. */
const TOLD = Object.keys(STATUS_EVIDENCE);

/**
 * Asks the bureau about one order, where it has said nothing of it for a day: the one that was not asked about
 * for the longest time. What only a difference proves is asked about once as soon as it is sent: how it stood
 * before has to be seen. What it shows is brought to the order as its answer. One at a time, and only when
 * there is nothing to send or to fetch, so that no file waits for it.
 * @returns the order that was asked about, if any
 */
export async function sweepOne(deps: LinkDeps): Promise<string | null> {
  const { db, clock, connector } = deps;
  if (deps.filedAs === undefined) return null;
  // A bureau that is closed, or whose link stands still, is left alone.
  if (!(await mayNow(deps, await linkOf(db, connector.endpoint.name), 'fetchFrom'))) return null;
  const before = new Date((await clock.now()).getTime() - ASKED_EVERY_MS).toISOString();
  const [silent] = await db.$queryRaw<{ orderNo: string }[]>`
    SELECT o.order_no AS "orderNo"
    FROM orders o JOIN LATERAL (
      SELECT r.sent_at, r.asked_at FROM reports r
      WHERE r.order_no = o.order_no AND r.sent_at IS NOT NULL ORDER BY r.frozen_at DESC LIMIT 1) last ON true
    WHERE o.outcome IS NULL AND o.stage = ANY(${[...MAY_DIFFER]}::text[])
      AND o.province = ANY(${[...connector.endpoint.provinces]}::text[])
      AND o.filing_type = ANY(${TOLD}::text[])
      AND (last.sent_at < ${before}::timestamptz
        OR (last.asked_at IS NULL AND o.filing_type = ANY(${[...SEEN_BEFORE]}::text[])))
      AND (last.asked_at IS NULL OR last.asked_at < ${before}::timestamptz)
    ORDER BY last.asked_at NULLS FIRST, last.sent_at, o.order_no LIMIT 1`;
  if (silent === undefined) return null;
  await askStatus(deps, silent.orderNo);
  return silent.orderNo;
}
