import { GIVEN_UP } from '#orders/deliveries.ts';
import { deferEffect, settleEffect } from '#orders/outbox.ts';
import { noteUndeliverable } from '#orders/undeliverable.ts';
import type { EffectResult } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import type { NoticeRow } from './notice-row.ts';
import type { NoReason } from './reminder-reasons.ts';

/** What a carrier made of a notice; refused: for good. */
type Delivered = { readonly id: string } | { readonly refused: string };

/** Nobody was asked: these are ours to mend, and no task for whoever phones people. */
const NOBODY_ASKED = ['no_number', 'no_address'];

/** Writes down what became of a notice, with its effect. A callback that was quicker than we are stands. */
export async function settle(
  deps: ActivityDeps,
  { id, effectId }: NoticeRow,
  delivered: Delivered,
): Promise<EffectResult> {
  const at = await deps.clock.now();
  return deps.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM notices WHERE id = ${id}::uuid FOR UPDATE`;
    const notice = await tx.notice.findUniqueOrThrow({ where: { id } });
    if ('refused' in delivered) {
      const failed = { state: 'failed', problem: delivered.refused, settledAt: at };
      const row = await tx.notice.update({ where: { id }, data: failed });
      await settleEffect(tx, effectId, 'failed', at, `carrier.refused.${delivered.refused}`);
      if (!NOBODY_ASKED.includes(delivered.refused)) await noteUndeliverable(tx, row, at);
      return 'failed';
    }
    await tx.notice.update({
      where: { id },
      data: {
        ...(notice.state === 'sending' && { state: 'sent' }),
        carrierId: notice.carrierId ?? delivered.id,
        sentAt: notice.sentAt ?? at,
      },
    });
    await settleEffect(tx, effectId, 'done', at);
    return 'done';
  });
}

/**
 * Gives up a notice that nobody needs any more, or that would be one too many. One that was never handed
 * over leaves no row; of one that may have gone out the row says that we don't know.
 */
export async function drop(
  deps: ActivityDeps,
  effectId: string,
  why: NoReason | 'limit.reached',
): Promise<EffectResult> {
  const at = await deps.clock.now();
  return deps.db.$transaction(async (tx) => {
    await tx.notice.deleteMany({ where: { effectId, state: 'queued' } });
    await tx.notice.updateMany({
      where: { effectId, state: 'sending' },
      data: { state: 'failed', problem: GIVEN_UP, settledAt: at },
    });
    await settleEffect(tx, effectId, 'dropped', at, why);
    return 'dropped' as const;
  });
}

/** Leaves a notice for later; until then its effect stays open. */
export async function wait(
  { db }: ActivityDeps,
  effectId: string,
  notBefore: Date,
): Promise<EffectResult> {
  await deferEffect(db, effectId, notBefore);
  return { notBefore: notBefore.toISOString() };
}
