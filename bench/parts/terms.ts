import { setTimeout as sleep } from 'node:timers/promises';
import { createRelay } from '#orders/relay.ts';
import { resumeOrders } from '#orders/resume.ts';
import { openBulk } from '../bulk.ts';
import { formOf } from '../forms.ts';
import type { Part } from '../part.ts';
import { createPeople, noWaits } from '../people.ts';
import { rounded } from '../percentiles.ts';
import { quiet } from '../watch.ts';

/** What giving an order its follower takes at most, and then some: all must sleep before the instant comes. */
const FOLLOWER_MS = 30;
const HEADROOM_MS = 30_000;

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
  // The rows come first; the instant is set once they stand, so that only the followers need time.
  const provisional = new Date(Date.now() + 86_400_000);
  const bulk = await openBulk(system.databaseUrl(), vault, model);
  await bulk.add(count, (n) => ({ form: formOf(2 + n), due: provisional }));
  await bulk.close();
  await db.$executeRaw`ANALYZE`;
  const at = new Date(Date.now() + count * FOLLOWER_MS + HEADROOM_MS);
  const made = { orderNo: { not: model } };
  await db.due.updateMany({ where: made, data: { at } });
  await db.task.updateMany({ where: made, data: { urgentAt: at } });
  await resumeOrders(db, createRelay({ db, client }), (done) => {
    if (done % 1_000 === 0) say(`${String(done)} orders have their follower`);
  });
  const late = Date.now() - at.getTime();
  if (late > 0) throw new Error(`The followers were ${String(late)} ms too late: see FOLLOWER_MS`);
  const preparedS = (performance.now() - filling) / 1000;
  say(`due in ${String(Math.round(-late / 1000))} s`);

  await sleep(Math.max(0, at.getTime() - Date.now()));
  for (let left = count; left > 0;) {
    await sleep(500);
    left = await db.due.count({ where: { ...made, fellAt: null } });
    say(`${String(left)} terms have still to fall`);
  }
  await quiet(() => db, 200);
  const settledS = (Date.now() - at.getTime()) / 1000;
  const last = await db.due.aggregate({ where: made, _max: { fellAt: true } });
  const seconds = ((last._max.fellAt?.getTime() ?? Number.NaN) - at.getTime()) / 1000;
  return {
    termsDue: {
      ...{ count, seconds: rounded(seconds), settledS: rounded(settledS) },
      preparedS: rounded(preparedS),
    },
  };
};
