import type { Outcome } from '#domain/stages.ts';

/** A case as the simulated authority keeps it, in the order in which they came. */
export interface CaseNow {
  readonly reportId: string;
  readonly orderNo: string;
  readonly state: string;
}

/** No report of it has ever come. */
const NEVER = 'never reported';

/** What the authority said last of an order that went back to its applicant and was left there. */
const SENT_BACK = ['reportRefused', 'expired', 'failed', 'refused', NEVER];

/** How an order's last case stands at the authority, by how the order ended here. */
const LAST_CASE: Readonly<Record<Outcome, readonly string[]>> = {
  granted: ['approved'],
  abandoned: SENT_BACK,
  lapsed: SENT_BACK,
};

/** The orders that ended here otherwise than there, with both ends. */
export function endsThatDiffer(
  orders: readonly { readonly orderNo: string; readonly outcome: string | null }[],
  cases: readonly CaseNow[],
): string[] {
  const last = new Map(cases.map(({ orderNo, state }) => [orderNo, state]));
  return orders.flatMap(({ orderNo, outcome }) => {
    const there = last.get(orderNo) ?? NEVER;
    const fits = LAST_CASE[outcome as Outcome]?.includes(there) ?? false;
    return fits ? [] : [`${orderNo} ${outcome ?? 'open'} here, ${there} there`];
  });
}
