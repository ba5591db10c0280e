import { statSync } from 'node:fs';
import { join } from 'node:path';
import { followersCost } from '../followers.ts';
import { formOf } from '../forms.ts';
import { MANY, type Part } from '../part.ts';
import { approveAtOnce, createPeople, noWaits } from '../people.ts';
import { rounded } from '../percentiles.ts';
import { inParallel, range } from '../pool.ts';
import { cpuOfParts, memoryOfParts, type ByRole } from '../processes.ts';
import type { BenchSystem } from '../system.ts';
import { quiet } from '../watch.ts';

/**
 * Orders a second from end to end, and what one costs: an applicant drafts and submits, a reviewer takes
 * and passes, owners verify, the bureau approves at once, until it is granted and its notices are sent.
 * 32 are under way at a time. Then a start with what all this has left behind.
 */
export const orders: Part = async ({ system: make, say, sizes }) => {
  const system = make();
  say(`started afresh in ${String(rounded(await system.start()))} s`);
  await approveAtOnce(system);
  const people = createPeople(system);
  const play = (from: number, count: number, done: (orderNo: string) => void) =>
    inParallel(MANY, range(count), async (n) => done(await people.play(from + n, noWaits())));
  const settled = () => quiet(() => system.record().db);

  const warmUp = Math.ceil(sizes.orders / 10);
  await play(1, warmUp, () => undefined);
  await settled();
  const before = { disk: await diskOf(system), cpu: cpuOfParts(system.supervisor()) };
  const driver = process.cpuUsage();
  const begun = performance.now();
  const orderNos: string[] = [];
  await play(1 + warmUp, sizes.orders, (orderNo) => {
    orderNos.push(orderNo);
    if (orderNos.length % 100 === 0) say(`${String(orderNos.length)} orders granted`);
  });
  const seconds = (performance.now() - begun) / 1000;
  // What the last orders leave to their followers is part of their price.
  await settled();
  const { user, system: kernel } = process.cpuUsage(driver);
  const cpu = perOrder(before.cpu, cpuOfParts(system.supervisor()), sizes.orders);
  const residentMiB = allRounded(memoryOfParts(system.supervisor()), 0);
  const after = await diskOf(system);
  say(`${String(rounded(sizes.orders / seconds))} orders a second`);

  const waits = noWaits();
  await inParallel(MANY, range(sizes.orders), async (n) => {
    await people.submit(await people.draft(formOf(1 + warmUp + sizes.orders + n)), waits);
  });
  await settled();
  const open = await diskOf(system);
  const followers = await followersCost(system.record().client, orderNos.slice(-20));
  await system.stop();
  const startS = rounded(await system.start());
  return {
    ordersPerS: rounded(sizes.orders / seconds),
    cpuMsPerOrder: cpu.total,
    cpuMsPerOrderByProcess: {
      ...cpu.byProcess,
      driver: rounded((user + kernel) / 1000 / sizes.orders),
    },
    perOrder: followers,
    bytesPerOrder: {
      completed: perOrderBytes(before.disk, after, sizes.orders),
      open: perOrderBytes(after, open, sizes.orders),
    },
    residentMiB,
    startS,
  };
};

const SIMULATORS = ['phone', 'mailbox', 'authority'];

/** The total is ours and our servers'; the outside world's simulators stand beside it. */
function perOrder(before: ByRole, after: ByRole, orders: number) {
  const spent = Object.entries(after).map(
    ([role, ms]) => [role, (ms - (before[role as keyof ByRole] ?? 0)) / orders] as const,
  );
  const sum = (which: (role: string) => boolean) =>
    rounded(spent.filter(([role]) => which(role)).reduce((total, [, ms]) => total + ms, 0));
  const own = spent.filter(([role]) => !SIMULATORS.includes(role));
  return {
    total: sum((role) => !SIMULATORS.includes(role)),
    byProcess: {
      ...allRounded(Object.fromEntries(own), 1),
      simulators: sum((role) => SIMULATORS.includes(role)),
    },
  };
}

const allRounded = (values: ByRole, digits: number) =>
  Object.fromEntries(Object.entries(values).map(([name, ms]) => [name, rounded(ms, digits)]));

/** Sizes in bytes. The record's is without what its dead rows hold; Temporal's is its file with its log. */
async function diskOf(system: BenchSystem): Promise<{ record: number; temporal: number }> {
  const { db } = system.record();
  await db.$executeRaw`VACUUM FULL`;
  const [row] = await db.$queryRaw<{ bytes: bigint }[]>`
    SELECT pg_database_size(current_database()) AS bytes`;
  const file = join(system.home, 'temporal.db');
  const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return { record: Number(row?.bytes ?? 0), temporal: size(file) + size(`${file}-wal`) };
}

type Disk = Awaited<ReturnType<typeof diskOf>>;

const perOrderBytes = (before: Disk, after: Disk, count: number) => ({
  record: Math.round((after.record - before.record) / count),
  temporal: Math.round((after.temporal - before.temporal) / count),
});
