import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { openBulk } from '../bulk.ts';
import { formOf } from '../forms.ts';
import { insist } from '../http.ts';
import type { Part } from '../part.ts';
import { createPeople, noWaits } from '../people.ts';
import { spreadOf, type Spread } from '../percentiles.ts';
import { inParallel, range } from '../pool.ts';
import { quiet } from '../watch.ts';

const HOUR_MS = 3_600_000;

/**
 * The first page of the task list as a reviewer opens it: the free tasks of one province, the most urgent
 * first. All but one of the open orders are made by `openBulk`, without followers in Temporal, which
 * the list does not ask.
 */
export const tasks: Part = async ({ system: make, say, sizes }) => {
  const system = make();
  await system.start();
  const people = createPeople(system);
  const model = await people.draft(formOf(1));
  await people.submit(model, noWaits());
  await quiet(() => system.record().db);

  const list = async (callers: number, calls: number): Promise<Spread> => {
    const times: number[] = [];
    await inParallel(callers, range(calls), async (n) => {
      const province = PROVINCE_NAMES[(n * 7) % PROVINCE_NAMES.length] ?? '';
      const query = new URLSearchParams({ province, holder: 'nobody' });
      const url = () => `${system.url('api')}/api/v1/tasks?${String(query)}`;
      type Page = { tasks: unknown[] };
      const { ms, body } = await insist<Page>('GET', url, {
        token: system.tokens['reviewer-1'] ?? '',
      });
      if (body.tasks.length === 0) throw new Error(`No open task of ${province}`);
      times.push(ms);
    });
    return spreadOf(times);
  };

  const taskListMs: Record<string, { c1: Spread; c8: Spread }> = {};
  let have = 1;
  const bulk = await openBulk(system.databaseUrl(), system.record().vault, model);
  for (const open of sizes.open) {
    const now = Date.now();
    await bulk.add(open - have, (n) => ({
      form: formOf(1 + have + n, PROVINCE_NAMES[n % PROVINCE_NAMES.length]),
      // Spread over the two working days that a review has, some overdue already.
      due: new Date(now + ((n * 7919) % 60) * HOUR_MS - 6 * HOUR_MS),
    }));
    await system.record().db.$executeRaw`ANALYZE`;
    have = open;
    await list(8, 80);
    taskListMs[String(open)] = { c1: await list(1, 200), c8: await list(8, 400) };
    say(`${String(open)} open orders: ${JSON.stringify(taskListMs[String(open)])}`);
  }
  await bulk.close();
  return { taskListMs };
};
