import { randomUUID } from 'node:crypto';
import type { NoticeChannel } from '#domain/notices.ts';
import { smsSegments } from '#domain/sms-segments.ts';
import { noticeRecipientPlace, openNoticeRecipient } from '#orders/notice-recipient.ts';
import type { Prisma } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { ActivityDeps } from './deps.ts';
import type { NoticeEffect } from './notice-effect.ts';
import { noticeText } from './notice-text.ts';
import type { NoticeText } from './notice-words.ts';
import { addressIndex, recipientOf } from './recipients.ts';

export type NoticeRow = Prisma.NoticeGetPayload<object>;

/**
 * Makes the row of a notice. Its words and its address are written once, at the first try, and sealed with it:
 * sent late or again, it says what it was to say, to whom it was to be said.
 */
export async function noticeRow(
  deps: ActivityDeps,
  effect: NoticeEffect,
  channel: NoticeChannel,
): Promise<NoticeRow> {
  const { db, vault } = deps;
  const order = await db.order.findUniqueOrThrow({
    where: { orderNo: effect.orderNo },
    include: { account: true },
  });
  const { address, locale } = await recipientOf(deps, order, effect, channel);
  const text = await noticeText(deps, order, effect, channel, locale);
  const id = randomUUID();
  return db.notice.create({
    data: {
      id,
      effectId: effect.id,
      orderNo: effect.orderNo,
      channel,
      template: effect.template,
      locale,
      textCipher: vault.seal(textPlace(id), JSON.stringify(text)),
      keyId: vault.keyId,
      ...(address !== null && {
        recipientCipher: vault.seal(noticeRecipientPlace(id), address),
        recipientIndex: addressIndex(vault, channel, address),
      }),
      segments: channel === 'sms' ? smsSegments(text.body).segments : null,
      state: 'queued',
      createdAt: await deps.clock.now(),
    },
  });
}

const textPlace = (id: string) => `notices.text:${id}`;

/** The words of a notice, as they were first written. */
export function textOf(
  vault: Vault,
  { id, textCipher, keyId }: Pick<NoticeRow, 'id' | 'textCipher' | 'keyId'>,
): NoticeText {
  return JSON.parse(vault.open(textPlace(id), { cipher: textCipher, keyId })) as NoticeText;
}

/** Where a notice goes; null where there is no address. Rows of an earlier release kept none: they went to the order's account. */
export async function addressOf(
  deps: ActivityDeps,
  notice: NoticeRow,
  effect: NoticeEffect,
): Promise<string | null> {
  const kept = openNoticeRecipient(deps.vault, notice);
  if (kept !== null) return kept;
  const order = await deps.db.order.findUniqueOrThrow({
    where: { orderNo: notice.orderNo },
    include: { account: true },
  });
  return (await recipientOf(deps, order, effect, notice.channel as NoticeChannel)).address;
}
