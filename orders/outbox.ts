import { CodedError } from '#domain/errors.ts';
import type { Prisma, PrismaClient, Transaction } from '#prisma/client.ts';

export type EffectRow = Prisma.EffectGetPayload<object>;

/** The effect, while it still has to be carried out; null when it is settled. */
export async function pendingEffect(db: PrismaClient, effectId: string): Promise<EffectRow | null> {
  const [effect] = await db.$queryRaw<EffectRow[]>`
    SELECT id, order_no AS "orderNo", kind, params, state, why, not_before AS "notBefore",
      created_at AS "createdAt", settled_at AS "settledAt"
    FROM effects WHERE id = ${effectId}`;
  if (effect === undefined) throw new Error(`There is no effect ${effectId}`);
  return effect.state === 'pending' ? effect : null;
}

/** Leaves an effect open until an instant: whoever carries it out comes back then. */
export async function deferEffect(
  db: Transaction,
  effectId: string,
  notBefore: Date,
): Promise<void> {
  await db.effect.update({ where: { id: effectId }, data: { notBefore } });
}

/**
 * Refuses what is done for an effect that is not wanted any more: it was taken back a moment ago.
 * @throws CodedError `order.not_allowed_now`.
 */
export async function refuseDropped(tx: Transaction, effectId: string): Promise<void> {
  const [effect] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM effects WHERE id = ${effectId}`;
  if (effect?.state !== 'dropped') return;
  throw new CodedError('order.not_allowed_now', `The effect ${effectId} was taken back.`);
}

/**
 * Settles an effect: done, dropped because its reason has gone, or failed for good.
 * Settling does not touch the order: its revision is the filing's, not the carrier's.
 */
export async function settleEffect(
  db: Transaction,
  effectId: string,
  state: 'done' | 'dropped' | 'failed',
  settledAt: Date,
  why: string | null = null,
): Promise<void> {
  await db.$executeRaw`
    UPDATE effects SET state = ${state}, settled_at = ${settledAt.toISOString()}::timestamptz, why = ${why}
    WHERE id = ${effectId}`;
}
