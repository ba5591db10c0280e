import { dayInShanghai, endOfDayInShanghai } from '#domain/calendar/days.ts';
import { nthWorkingDayAfter } from '#domain/calendar/working-days.ts';
import { noticeFacts, type NoticeTemplate } from '#domain/notices.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { currentCalendar } from './calendars.ts';
import { lockOrder } from './lock.ts';
import { openTask } from './open-task.ts';

type NoticeRow = Prisma.NoticeGetPayload<object>;

/** What a task about an undeliverable notice knows: ids and codes; the number is shown, masked, with the notice. */
export interface UndeliverableFacts {
  readonly noticeId: string;
  readonly channel: string;
  readonly template: string;
  readonly problem: string | null;
}

/**
 * Opens the task to reach somebody by other means, when a carrier has said for good that a notice will
 * not arrive: one per order and address while it is open, due by the end of the next working day. The
 * order goes on. Notices to staff open none: their address is the operator's to mend.
 */
export async function noteUndeliverable(
  tx: Transaction,
  notice: NoticeRow,
  at: Date,
): Promise<void> {
  if (noticeFacts(notice.template as NoticeTemplate).readBy === 'staff') return;
  // Under the order's lock two callbacks at once open one.
  const order = await lockOrder(tx, notice.orderNo);
  if (await alreadyOpen(tx, notice)) return;
  const { day } = nthWorkingDayAfter(await currentCalendar(tx), dayInShanghai(at), 1);
  const { id: noticeId, channel, template, problem } = notice;
  const facts: UndeliverableFacts = { noticeId, channel, template, problem };
  const urgentAt = endOfDayInShanghai(day);
  await openTask(tx, order, { kind: 'undeliverable', at, urgentAt, facts: { ...facts } });
}

async function alreadyOpen(
  tx: Transaction,
  { orderNo, recipientIndex }: NoticeRow,
): Promise<boolean> {
  const open = await tx.task.findMany({ where: { orderNo, kind: 'undeliverable', open: true } });
  const ids = open.map(({ facts }) => (facts as unknown as UndeliverableFacts).noticeId);
  const about = await tx.notice.findMany({
    where: { id: { in: ids } },
    select: { recipientIndex: true },
  });
  return about.some((other) => other.recipientIndex === recipientIndex);
}
