import type { Client } from '@temporalio/client';
import { sandboxOffsetMs, type Clock } from '#orders/clock.ts';
import { FOLLOWED } from '#orders/followed.ts';
import type { PrismaClient } from '#prisma/client.ts';
import { bringToTime } from './fast-forward.ts';
import { settled } from './settled.ts';

export interface Sandbox {
  readonly db: PrismaClient;
  readonly clock: Clock;
  readonly client: Client;
}

/** Followers brought forward at a time. */
const AT_ONCE = 20;

/**
 * Lets the sandbox's time pass until an instant: from due instant to due instant of the orders, from the
 * end of one effect's or bureau's waiting to the next, and from alarm to alarm of the simulators, waiting at each
 * stop until what is to happen there has happened. Time never goes back.
 * @throws CodedError `clock.not_settled` when something is still under way at a stop after half a minute.
 */
export async function advanceClock(
  sandbox: Sandbox,
  target: Date,
  stopped: (at: Date) => void = () => undefined,
): Promise<Date> {
  await settled(sandbox);
  for (;;) {
    const now = await sandbox.clock.now();
    if (now >= target) return now;
    const stop = await nextStop(sandbox.db, now, target);
    await jump(sandbox, stop);
    await settled(sandbox);
    stopped(stop);
  }
}

async function nextStop(db: PrismaClient, now: Date, target: Date): Promise<Date> {
  const due = await db.due.findFirst({
    where: { fellAt: null, heldAt: null, at: { gt: now } },
    orderBy: { at: 'asc' },
  });
  const effect = await db.effect.findFirst({
    where: { state: 'pending', notBefore: { gt: now } },
    orderBy: { notBefore: 'asc' },
  });
  const alarm = await db.sandboxAlarm.findFirst({
    where: { at: { gt: now } },
    orderBy: { at: 'asc' },
  });
  const waiting = await db.authorityLink.findMany({
    where: { stoppedAt: null, OR: [{ sendFrom: { gt: now } }, { fetchFrom: { gt: now } }] },
  });
  const links = waiting.flatMap(({ sendFrom, fetchFrom }) => [sendFrom, fetchFrom]);
  const stops = [target, due?.at, effect?.notBefore, alarm?.at, ...links].filter(
    (at) => at instanceof Date && at > now,
  ) as Date[];
  return new Date(Math.min(...stops.map((at) => at.getTime())));
}

/** Sets the clock and brings every follower to it, and waits for nothing that is due then. */
export async function jump(sandbox: Sandbox, to: Date): Promise<void> {
  await setClock(sandbox.db, to);
  await bringFollowers(sandbox, to);
}

async function setClock(db: PrismaClient, to: Date): Promise<void> {
  const offsetMs = BigInt(Math.max(to.getTime() - Date.now(), await sandboxOffsetMs(db)));
  await db.sandboxClock.upsert({
    where: { id: 1 },
    create: { id: 1, offsetMs },
    update: { offsetMs },
  });
}

/** Every follower lives at the sandbox's time. */
async function bringFollowers({ db, client }: Sandbox, to: Date): Promise<void> {
  const orders = await db.order.findMany({ where: FOLLOWED, select: { orderNo: true } });
  for (let from = 0; from < orders.length; from += AT_ONCE) {
    await Promise.all(
      orders.slice(from, from + AT_ONCE).map(({ orderNo }) => bringToTime(client, orderNo, to)),
    );
  }
}
