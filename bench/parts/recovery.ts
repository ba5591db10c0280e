import { setTimeout as sleep } from 'node:timers/promises';
import { count } from '#cli/demo/count.ts';
import { ask } from '../http.ts';
import type { Bench, Part } from '../part.ts';
import { approveAtOnce, createPeople, noWaits } from '../people.ts';
import { rounded } from '../percentiles.ts';
import { inParallel, range } from '../pool.ts';
import { partsOf } from '../processes.ts';
import type { BenchSystem } from '../system.ts';

/** People take up to this long before each act, so that orders stand in all stages; after the kill they hurry. */
const THINK_MS = 4_000;

/**
 * SIGKILL to every process with orders in flight in all stages, until the last of them is granted: once
 * with the supervisor surviving, which starts its parts again, and once with `beian start` killed too
 * and called again. The worse of the two is `recoveryS`.
 */
export const recovery: Part = async (bench) => {
  const supervised = await killed(bench, 'survives');
  const restarted = await killed(bench, 'too');
  return {
    recoveryS: Math.max(supervised.lastDoneS, restarted.lastDoneS),
    recovery: { supervised, restarted },
  };
};

async function killed({ system: make, say, sizes }: Bench, supervisor: 'too' | 'survives') {
  const system = make();
  await system.start();
  await approveAtOnce(system);
  const people = createPeople(system);
  const { inFlight } = sizes;
  // So many are done before; in flight at the kill are then all others.
  const before = Math.ceil(inFlight / 5);
  const orderNos: string[] = [];
  const doneAt: number[] = [];
  let killedAt = Number.NaN;
  let stages: Record<string, number> = {};
  let readyS = Promise.resolve(Number.NaN);
  const pause = async (): Promise<unknown> =>
    Number.isNaN(killedAt) ? sleep(Math.random() * THINK_MS) : undefined;

  const die = async (): Promise<void> => {
    stages = await stagesOf(system);
    killedAt = performance.now();
    say(`killing everything with ${JSON.stringify(stages)}`);
    readyS = killAndStart(system, supervisor).then(() => (performance.now() - killedAt) / 1000);
    await readyS;
  };
  let dying: Promise<void> | undefined;
  await inParallel(inFlight, range(inFlight + before), async (n) => {
    await people.play(n + 1, noWaits(), pause, (orderNo) => orderNos.push(orderNo));
    doneAt.push(performance.now());
    if (doneAt.length === before) dying = die();
  });
  await dying;

  const after = doneAt.filter((at) => at > killedAt).map((at) => (at - killedAt) / 1000);
  const places = { phone: system.url('phone'), mailbox: system.url('mailbox') };
  const { db } = system.record();
  const { lost, duplicated } = await count(
    db,
    { ...places, authority: system.url('authority') },
    orderNos,
  );
  const marked = await db.notice.count({ where: { possiblyDoubled: true } });
  const opened = await db.order.count();
  if (lost > 0) throw new Error(`${String(lost)} orders, notices or reports were lost`);
  return {
    readyS: rounded(await readyS),
    lastDoneS: rounded(Math.max(...after)),
    inFlight: after.length,
    stages,
    lost,
    // A notice that went out twice; the record says of how many it can't be sure.
    ...{ doubled: duplicated, marked, ordersTooMany: opened - orderNos.length },
  };
}

async function stagesOf(system: BenchSystem): Promise<Record<string, number>> {
  const rows = await system.record().db.order.groupBy({ by: ['stage'], _count: true });
  return Object.fromEntries(rows.map(({ stage, _count }) => [stage, _count]));
}

async function killAndStart(system: BenchSystem, supervisor: 'too' | 'survives'): Promise<void> {
  const parts = Object.keys(partsOf(system.supervisor())).length;
  await system.kill(supervisor);
  if (supervisor === 'too') {
    await system.start();
    return;
  }
  // The supervisor does it: all parts are there again, and the API says that it can serve.
  for (;;) {
    await sleep(50);
    if (Object.keys(partsOf(system.supervisor())).length < parts) continue;
    const health = await ask<{ record: boolean; followers: boolean }>(
      'GET',
      `${system.url('api')}/health/ready`,
    ).catch(() => null);
    if (health?.status === 200 && health.body.followers) return;
  }
}
