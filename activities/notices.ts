import { randomUUID } from 'node:crypto';
import type { Bilingual, Locale } from '#domain/bilingual.ts';
import { withEffectLock } from '#orders/effect-lock.ts';
import { pendingEffect, settleEffect, type EffectRow } from '#orders/outbox.ts';
import type { Prisma } from '#prisma/client.ts';
import { NotTaken } from './carriers/not-taken.ts';
import type { EffectResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { noticeText, type NoticeText } from './notice-text.ts';

export type NoticeRow = Prisma.NoticeGetPayload<{
  include: { order: { include: { account: true } } };
}>;

/** What a carrier made of a notice. */
export type Delivered =
  { readonly id: string; readonly doubled?: boolean } | { readonly refused: string };

/** How one channel delivers. `again` is true where an earlier run died in mid-call and nobody knows what became of it. */
export type Deliver = (notice: NoticeRow, text: NoticeText, again: boolean) => Promise<Delivered>;

/**
 * Sends the notice of an effect by one channel, once. The row says `sending` before the call, so that a
 * run after a crash knows that the carrier may have it already, and asks or marks it.
 */
export function sendNotice(
  deps: ActivityDeps,
  effectId: string,
  channel: keyof typeof CHANNELS,
  deliver: Deliver,
): Promise<EffectResult> {
  return withEffectLock(deps.db, effectId, async () => {
    const effect = await pendingEffect(deps.db, effectId);
    if (effect === null) return 'doneBefore';
    const notice = await noticeOf(deps, effect, channel);
    const again = notice.state === 'sending';
    await deps.db.notice.update({
      where: { id: notice.id },
      data: { state: 'sending', sendingAt: notice.sendingAt ?? (await deps.clock.now()) },
    });
    try {
      return await settle(deps, notice, await deliver(notice, textOf(deps, notice), again));
    } catch (error) {
      // Nothing went out, for certain: the next run begins anew and has nothing to ask or to mark.
      if (error instanceof NotTaken && !again) await backToQueue(deps, notice.id);
      throw error;
    }
  });
}

async function backToQueue({ db }: ActivityDeps, id: string): Promise<void> {
  await db.notice.update({ where: { id }, data: { state: 'queued', sendingAt: null } });
}

/** The channels by the names that people read. */
export const CHANNELS = {
  sms: { zh: '短信', en: 'SMS' },
  mail: { zh: '电子邮件', en: 'E-mail' },
} as const satisfies Record<string, Bilingual>;

async function noticeOf(
  deps: ActivityDeps,
  effect: EffectRow,
  channel: keyof typeof CHANNELS,
): Promise<NoticeRow> {
  const { db, vault } = deps;
  const include = { order: { include: { account: true } } };
  const known = await db.notice.findUnique({ where: { effectId: effect.id }, include });
  if (known !== null) return known;
  const order = await db.order.findUniqueOrThrow({
    where: { orderNo: effect.orderNo },
    include: { account: true },
  });
  const id = randomUUID();
  const locale = order.account.locale as Locale;
  const text = await noticeText(deps, order, effect, channel, locale);
  return db.notice.create({
    data: {
      id,
      effectId: effect.id,
      orderNo: effect.orderNo,
      channel,
      template: (effect.params as { template: string }).template,
      locale,
      textCipher: vault.seal(textPlace(id), JSON.stringify(text)),
      keyId: vault.keyId,
      state: 'queued',
      createdAt: await deps.clock.now(),
    },
    include,
  });
}

const textPlace = (id: string) => `notices.text:${id}`;

/** The words of a notice, as they were first written. */
function textOf({ vault }: ActivityDeps, { id, textCipher, keyId }: NoticeRow): NoticeText {
  return JSON.parse(vault.open(textPlace(id), { cipher: textCipher, keyId })) as NoticeText;
}

async function settle(
  deps: ActivityDeps,
  notice: NoticeRow,
  delivered: Delivered,
): Promise<EffectResult> {
  const now = await deps.clock.now();
  const failed = 'refused' in delivered;
  await deps.db.$transaction(async (tx) => {
    await tx.notice.update({
      where: { id: notice.id },
      data: failed
        ? { state: 'failed', problem: delivered.refused, settledAt: now }
        : {
            state: 'sent',
            carrierId: delivered.id,
            sentAt: now,
            possiblyDoubled: delivered.doubled ?? false,
          },
    });
    const why = failed ? `carrier.refused.${delivered.refused}` : null;
    await settleEffect(tx, notice.effectId, failed ? 'failed' : 'done', now, why);
  });
  return failed ? 'failed' : 'done';
}
