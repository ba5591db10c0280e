import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '#domain/errors.ts';
import { awaitedLinks } from '#orders/links.ts';
import type { Clock } from '#orders/clock.ts';
import type { PrismaClient } from '#prisma/client.ts';

const LOOK_EVERY_MS = 50;
const WAIT_AT_MOST_MS = 30_000;

/**
 * Waits until everything that is to happen at the present instant of the sandbox has happened: the
 * simulators' alarms have gone off, what they said has been fetched, terms have fallen, followers have
 * heard, and effects are carried out.
 * @throws CodedError `clock.not_settled`, naming what is still under way.
 */
export async function settled({ db, clock }: { db: PrismaClient; clock: Clock }): Promise<void> {
  const until = Date.now() + WAIT_AT_MOST_MS;
  const now = await clock.now();
  const wait = async (open: () => Promise<string | null>): Promise<void> => {
    for (;;) {
      const what = await open();
      if (what === null) return;
      if (Date.now() > until) {
        throw new CodedError(
          'clock.not_settled',
          `Time stands still at ${now.toISOString()}: ${what}.`,
          {
            remedy:
              'See whether worker, Temporal and simulators run; then advance the clock again.',
          },
        );
      }
      await sleep(LOOK_EVERY_MS);
    }
  };
  await wait(async () => {
    const alarms = await db.sandboxAlarm.findMany({ where: { at: { lte: now } } });
    return alarms.length === 0 ? null : `waiting for ${alarms.map(({ name }) => name).join(', ')}`;
  });
  const quiet = await clock.now();
  await wait(async () => {
    const awaited = await awaitedLinks(db, now);
    const silent = awaited.filter(
      ({ lastContactAt }) => lastContactAt === null || lastContactAt < quiet,
    );
    if (silent.length === 0) return null;
    return `the files of ${silent.map(({ endpoint }) => endpoint).join(', ')} are not fetched yet`;
  });
  await wait(async () => {
    const [dues, signals, effects, reports, results] = await Promise.all([
      db.due.count({ where: { fellAt: null, heldAt: null, at: { lte: now } } }),
      db.signal.count(),
      // What waits for a later hour is not under way.
      db.effect.count({
        where: { state: 'pending', OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
      }),
      reportsUnderWay(db, now),
      db.authorityResult.count({ where: { state: 'received' } }),
    ]);
    if (dues + signals + effects + reports + results === 0) return null;
    return `${String(dues)} terms, ${String(signals)} signals, ${String(effects)} effects, ${String(reports)} reports and ${String(results)} answers are still under way`;
  });
}

/** Reports that wait for nothing but their turn: the bureau is there, and takes files at this hour. */
async function reportsUnderWay(db: PrismaClient, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ reports: bigint }[]>`
    SELECT count(*) AS reports FROM effects JOIN orders USING (order_no)
      JOIN authority_links ON province = ANY(provinces)
    WHERE effects.state = 'queued' AND stopped_at IS NULL
      AND (send_from IS NULL OR send_from <= ${now.toISOString()}::timestamptz)`;
  return Number(row?.reports ?? 0);
}
