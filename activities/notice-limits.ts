import { dayInShanghai, endOfDayInShanghai, startOfDayInShanghai } from '#domain/calendar/days.ts';
import type { NoticeChannel } from '#domain/notices.ts';
import type { Transaction } from '#prisma/client.ts';
import type { NoticeRow } from './notice-row.ts';

/** What has gone out, or may have: a notice that a carrier never took is not counted. */
const WENT_OUT = ['sending', 'sent', 'delivered', 'undelivered'];

/** The hour at which what had to wait for another day goes out. */
const MORNING_MS = 8 * 3_600_000;

/**
 * Whether a notice's address has had as many of its channel today (in Shanghai) as one gets; then the
 * next morning's instant, else null. Holds a lock on the address until the transaction ends, so that two
 * notices at once do not both take the last place.
 */
export async function fullUntil(
  tx: Transaction,
  { id, channel, recipientIndex }: NoticeRow,
  limits: Readonly<Record<NoticeChannel, number>>,
  now: Date,
): Promise<Date | null> {
  if (recipientIndex === null) return null;
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`recipient/${recipientIndex}`}, 0))::text`;
  const today = dayInShanghai(now);
  const sent = await tx.notice.count({
    where: {
      id: { not: id },
      recipientIndex,
      channel,
      state: { in: WENT_OUT },
      sendingAt: { gte: startOfDayInShanghai(today), lt: endOfDayInShanghai(today) },
    },
  });
  if (sent < limits[channel as NoticeChannel]) return null;
  return new Date(endOfDayInShanghai(today).getTime() + MORNING_MS);
}
