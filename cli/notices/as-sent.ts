import { textOf } from '#activities/notice-row.ts';
import type { Locale } from '#domain/bilingual.ts';
import { CodedError } from '#domain/errors.ts';
import { maskedContact } from '#domain/masked-contact.ts';
import type { NoticeChannel, NoticeTemplate } from '#domain/notices.ts';
import { openNoticeRecipient } from '#orders/notice-recipient.ts';
import type { Record } from '#server/wiring.ts';
import type { Chosen } from './chosen.ts';
import type { ShownNotice } from './shown-notice.ts';

/**
 * The notices of an order in the words they were written in, with where they went (masked) and how they stand.
 * @throws CodedError `notice.none`.
 */
export async function noticesAsSent(
  { db, vault }: Pick<Record, 'db' | 'vault'>,
  orderNo: string,
  { template, channels, locales }: Chosen,
): Promise<ShownNotice[]> {
  const rows = await db.notice.findMany({
    where: {
      orderNo,
      ...(template !== undefined && { template }),
      channel: { in: [...channels] },
      locale: { in: [...locales] },
    },
    orderBy: { createdAt: 'asc' },
  });
  if (rows.length === 0) {
    throw new CodedError('notice.none', `The order ${orderNo} has no such notice.`, {
      field: '--order',
      remedy: 'Check the number; a notice is written when it is first to be sent.',
    });
  }
  return rows.map((row) => {
    const recipient = openNoticeRecipient(vault, row);
    return {
      template: row.template as NoticeTemplate,
      channel: row.channel as NoticeChannel,
      locale: row.locale as Locale,
      text: textOf(vault, row),
      standing: `${row.state}${recipient === null ? '' : ` to ${maskedContact(recipient)}`}`,
    };
  });
}
