import Type from 'typebox';
import { problemInWords } from '#domain/carrier-problems.ts';
import { NOTICES, NOTICE_TEMPLATES } from '#domain/notices.ts';
import { maskedContact } from '#domain/masked-contact.ts';
import { readsInClear, reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { openNoticeRecipient } from '#orders/notice-recipient.ts';
import { openTaskNote } from '#orders/settle-task.ts';
import type { UndeliverableFacts } from '#orders/undeliverable.ts';
import type { Prisma } from '#prisma/client.ts';
import { Instant, Text, nullable } from '../schemas.ts';
import { BilingualSchema } from './bilingual-schema.ts';

/** A notice of an order, as its applicant and the staff see it. */
export const NoticeSchema = Type.Object({
  channel: Text,
  template: Text,
  recipient: nullable(Type.String({ description: 'Where it goes, masked: 139****0001' })),
  state: Type.String({
    description: 'queued, sending, sent, delivered, failed (never sent) or undelivered',
  }),
  possiblyDoubled: Type.Boolean({ description: 'The recipient may have it twice' }),
  segments: nullable(Type.Integer({ description: 'Text messages that it takes; null for mail' })),
  problem: nullable(Text),
  problemText: nullable(BilingualSchema),
  notBefore: nullable(
    Type.String({ format: 'date-time', description: 'It waits until then: too many that day' }),
  ),
  task: nullable(
    Type.Object(
      { id: Text, open: Type.Boolean(), note: nullable(Text) },
      { description: 'For staff: who is to be reached by other means, and what was found' },
    ),
  ),
  createdAt: Instant,
  sentAt: nullable(Instant),
});

export type NoticeView = Type.Static<typeof NoticeSchema>;
type NoticeRow = Prisma.NoticeGetPayload<{ include: { effect: true } }>;
type TaskRow = Prisma.TaskGetPayload<object>;

const FOR_STAFF: string[] = NOTICE_TEMPLATES.filter((name) => NOTICES[name].readBy === 'staff');

/** The notices of an order, the first one first; `bad` gives those alone that will never arrive. */
export async function noticesOf(
  { db, vault }: OrdersDeps,
  orderNo: string,
  actor: Actor,
  which: 'all' | 'bad',
): Promise<NoticeView[]> {
  const staff = reachOf(actor.role, 'orders.inside') !== undefined;
  const rows = await db.notice.findMany({
    where: {
      orderNo,
      // What goes to colleagues is none of the applicant's.
      ...(!staff && { template: { notIn: FOR_STAFF } }),
      ...(which === 'bad' && { state: { in: ['failed', 'undelivered'] } }),
    },
    include: { effect: true },
    orderBy: { createdAt: 'asc' },
  });
  const troubled = rows.some(({ problem }) => problem !== null);
  const tasks =
    troubled && staff ? await db.task.findMany({ where: { orderNo, kind: 'undeliverable' } }) : [];
  const inClear = readsInClear(actor.role, 'orders.read');
  return rows.map((row) => noticeView(vault, row, tasks, inClear));
}

function noticeView(
  vault: OrdersDeps['vault'],
  row: NoticeRow,
  tasks: readonly TaskRow[],
  inClear: boolean,
): NoticeView {
  const recipient = openNoticeRecipient(vault, row);
  const task = tasks.find(
    ({ facts }) => (facts as unknown as UndeliverableFacts).noticeId === row.id,
  );
  return {
    channel: row.channel,
    template: row.template,
    recipient: recipient === null ? null : maskedContact(recipient),
    state: row.state,
    possiblyDoubled: row.possiblyDoubled,
    segments: row.segments,
    problem: row.problem,
    problemText: row.problem === null ? null : problemInWords(row.problem),
    notBefore: row.state === 'queued' ? (row.effect.notBefore?.toISOString() ?? null) : null,
    task:
      task === undefined
        ? null
        : { id: task.id, open: task.open, note: inClear ? openTaskNote(vault, task) : null },
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
