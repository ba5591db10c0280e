import { setTimeout as sleep } from 'node:timers/promises';
import { createRelay } from '#orders/relay.ts';
import { resumeOrders } from '#orders/resume.ts';
import { openBulk } from '../bulk.ts';
import { formOf } from '../forms.ts';
import type { Part } from '../part.ts';
import { createPeople, noWaits } from '../people.ts';
import { rounded } from '../percentiles.ts';
import { quiet } from '../watch.ts';

const DAY_MS = 86_400_000;
/** Orders that are given followers beforehand, to see how long that takes. */
const PILOTS = 200;
/** All followers must sleep before the instant comes: half as long again as the pilots took, and this. */
const HEADROOM_MS = 20_000;

/**
 * Many terms due at one instant: how long until each of them has fallen, is escalated, and its follower
 * knows. The orders are `openBulk`, begun two days ago; each gets its follower from `resumeOrders`, and
 * its timer fires by itself when the wall's clock gets there: nothing is fast-forwarded.
 */
export const terms: Part = async ({ system: make, say, sizes }) => {
  const system = make();
  await system.start();
  const people = createPeople(system);
  const model = await people.draft(formOf(1));
  await people.submit(model, noWaits());
  await quiet(() => system.record().db);

  const { db, vault, client } = system.record();
  const filling = performance.now();
  const count = sizes.terms;
  const relay = createRelay({ db, client });
  const bulk = await openBulk(system.databaseUrl(), vault, model);
  const tomorrow = new Date(Date.now() + DAY_MS);
  await bulk.add(PILOTS, (n) => ({ form: formOf(2 + n), due: tomorrow }));
  const piloting = performance.now();
  await resumeOrders(db, relay);
  const followerMs = (performance.now() - piloting) / PILOTS;

  // The rows come first; the instant is set once they stand, so that only the followers need time.
  const later = new Date(tomorrow.getTime() + DAY_MS);
  await bulk.add(count, (n) => ({ form: formOf(2 + PILOTS + n), due: later }));
  await bulk.close();
  await db.$executeRaw`ANALYZE`;
  const at = new Date(Date.now() + (PILOTS + count) * followerMs * 1.5 + HEADROOM_MS);
  await db.due.updateMany({ where: { at: later }, data: { at } });
  await db.task.updateMany({ where: { urgentAt: later }, data: { urgentAt: at } });
  await resumeOrders(db, relay, (done) => {
    if (done % 1_000 === 0) say(`${String(done)} orders have their follower`);
  });
  const late = Date.now() - at.getTime();
  if (late > 0) throw new Error(`The last follower came ${String(late)} ms after the instant`);
  const preparedS = (performance.now() - filling) / 1000;
  say(`due in ${String(Math.round(-late / 1000))} s`);

  await sleep(Math.max(0, at.getTime() - Date.now()));
  for (let left = count; left > 0;) {
    await sleep(500);
    left = await db.due.count({ where: { at, fellAt: null } });
    say(`${String(left)} terms have still to fall`);
  }
  await quiet(() => db, 200);
  const settledS = (Date.now() - at.getTime()) / 1000;
  const last = await db.due.aggregate({ where: { at }, _max: { fellAt: true } });
  const seconds = ((last._max.fellAt?.getTime() ?? Number.NaN) - at.getTime()) / 1000;
  return {
    termsDue: {
      ...{ count, seconds: rounded(seconds), settledS: rounded(settledS) },
      preparedS: rounded(preparedS),
    },
  };
};
