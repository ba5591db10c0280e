import type { Prisma, PrismaClient, Transaction } from '#prisma/client.ts';

export type EffectRow = Prisma.EffectGetPayload<object>;

/** The effect, while it still has to be carried out; null when it is settled. */
export async function pendingEffect(db: PrismaClient, effectId: string): Promise<EffectRow | null> {
  const effect = await db.effect.findUniqueOrThrow({ where: { id: effectId } });
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
  await db.effect.update({ where: { id: effectId }, data: { state, settledAt, why } });
}
