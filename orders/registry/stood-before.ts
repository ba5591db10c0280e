import { dayInShanghai } from '#domain/calendar/days.ts';

/** A service as its row says where it comes from. */
interface Origin {
  readonly grantedAt: Date;
  readonly grantedByOrder: string | null;
  readonly endedAt: Date | null;
}

/**
 * Whether a service that stands under a number is another one than an order's report has filed: another order
 * brought it here, or it was filed before that was reported. What an import brought meanwhile may be the very
 * same; a bureau tells the day alone.
 */
export function stoodBefore(
  { grantedAt, grantedByOrder, endedAt }: Origin,
  { orderNo, frozenAt }: { readonly orderNo: string; readonly frozenAt: Date },
): boolean {
  if (endedAt !== null) return false;
  if (grantedByOrder !== null) return grantedByOrder !== orderNo;
  return dayInShanghai(grantedAt) < dayInShanghai(frozenAt);
}
