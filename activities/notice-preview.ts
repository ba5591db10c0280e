import type { Locale } from '#domain/bilingual.ts';
import { NOTICE_CHANNELS, type NoticeChannel } from '#domain/notices.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { readNoticeEffect } from './notice-effect.ts';
import { noticeText } from './notice-text.ts';
import { recipientOf } from './recipients.ts';

/** A notice as its reader would get it. */
export interface NoticePreview {
  readonly channel: NoticeChannel;
  readonly locale: Locale;
  /** Absent for a text message. */
  readonly subject?: string;
  readonly text: string;
}

const CHANNELS = Object.keys(NOTICE_CHANNELS) as NoticeChannel[];

/** Writes the notices that a step of an order asked for, without sending or keeping them. */
export async function previewNotices(
  deps: Pick<OrdersDeps, 'db' | 'vault'>,
  orderNo: string,
  revision: number,
): Promise<NoticePreview[]> {
  const order = await deps.db.order.findUniqueOrThrow({
    where: { orderNo },
    include: { account: true },
  });
  const effects = await deps.db.effect.findMany({
    where: {
      id: { startsWith: `${orderNo}:${String(revision)}:` },
      kind: { in: CHANNELS.map((channel) => NOTICE_CHANNELS[channel].effect) },
    },
    orderBy: { id: 'asc' },
  });
  const previews: NoticePreview[] = [];
  for (const row of effects) {
    const channel = CHANNELS.find((one) => NOTICE_CHANNELS[one].effect === row.kind) ?? 'mail';
    const effect = readNoticeEffect(row);
    const { locale } = await recipientOf(deps, order, effect, channel);
    const { subject, body } = await noticeText(deps, order, effect, channel, locale);
    previews.push({ channel, locale, ...(subject !== '' && { subject }), text: body });
  }
  return previews;
}
