import { isDeadline } from '#domain/terms/terms.ts';
import type { PrismaClient } from '#prisma/client.ts';
import { readNoticeEffect, type NoticeEffect } from './notice-effect.ts';
import { recipientKey } from './recipients.ts';

/** Why a reminder is not sent any more. */
export type NoReason = 'reason.gone' | 'replaced.by_later';

/**
 * Asks whether there is still a reason to remind: the order has been in the stage ever since, the person
 * has not verified, and no later reminder of the same kind takes this one's place. Null: there is.
 * Whatever is no reminder always has its reason: what happened has happened.
 */
export async function noReason(db: PrismaClient, effect: NoticeEffect): Promise<NoReason | null> {
  if (effect.whileIn === null) return null;
  if (await hasLeft(db, effect)) return 'reason.gone';
  if (await personIsDone(db, effect)) return 'reason.gone';
  if (await deadlineMoved(db, effect)) return 'reason.gone';
  return (await hasLater(db, effect)) ? 'replaced.by_later' : null;
}

/** Whether the order has been elsewhere since: one that came back to the stage has begun it anew. */
async function hasLeft(
  db: PrismaClient,
  { orderNo, revision, whileIn }: NoticeEffect,
): Promise<boolean> {
  const elsewhere = await db.timelineEntry.findFirst({
    where: { orderNo, revision: { gte: revision }, stage: { not: whileIn ?? '' } },
    select: { revision: true },
  });
  return elsewhere !== null;
}

/** Whether the deadline that it reminds of has been held or moved since: what it would say is not true any more. */
async function deadlineMoved(db: PrismaClient, { orderNo, dueAt }: NoticeEffect): Promise<boolean> {
  if (dueAt === null) return false;
  const dues = await db.due.findMany({ where: { orderNo } });
  const deadline = dues.find(({ term }) => isDeadline(term));
  if (deadline === undefined) return true;
  return deadline.heldAt !== null || deadline.at.getTime() !== dueAt.getTime();
}

async function personIsDone(db: PrismaClient, { to }: NoticeEffect): Promise<boolean> {
  if (to === null || !('person' in to)) return false;
  const person = await db.verificationPerson.findUnique({ where: { id: to.person } });
  return person?.state !== 'pending';
}

async function hasLater(db: PrismaClient, effect: NoticeEffect): Promise<boolean> {
  const { orderNo, kind } = effect;
  const { accountId } = await db.order.findUniqueOrThrow({
    where: { orderNo },
    select: { accountId: true },
  });
  const rows = await db.effect.findMany({
    where: { orderNo, kind, state: { in: ['pending', 'done'] } },
  });
  const mine = recipientKey(effect.to, accountId);
  return rows
    .map(readNoticeEffect)
    .some(
      (other) =>
        other.template === effect.template &&
        recipientKey(other.to, accountId) === mine &&
        (other.revision > effect.revision ||
          (other.revision === effect.revision && other.index > effect.index)),
    );
}
