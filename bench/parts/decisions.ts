import { formOf } from '../forms.ts';
import { MANY, type Part } from '../part.ts';
import { approveAtOnce, createPeople, noWaits, type HeldTask } from '../people.ts';
import { spreadOf } from '../percentiles.ts';
import { inParallel, range } from '../pool.ts';
import { quiet } from '../watch.ts';

/**
 * How long a submission and a decision take, commit included, as the one who waits sees it. Alone: what
 * one order leaves to followers and carriers is done before the next begins. Together: 32 people at once,
 * while followers and carriers work on what they have just done.
 */
export const decisions: Part = async ({ system: make, say, sizes }) => {
  const system = make();
  await system.start();
  await approveAtOnce(system);
  const people = createPeople(system);
  const settled = () => quiet(() => system.record().db);
  let made = 0;
  const draft = () => people.draft(formOf(++made));

  const alone = noWaits();
  for (const n of range(sizes.alone + Math.ceil(sizes.alone / 10))) {
    const orderNo = await draft();
    await settled();
    // The first tenth warms up.
    const waits = n < sizes.alone / 10 ? noWaits() : alone;
    await people.submit(orderNo, waits);
    await settled();
    const task = await people.take('reviewer-1', waits);
    await people.pass('reviewer-1', task, waits);
    await settled();
  }
  say('one at a time: done');

  const together = noWaits();
  const drafts: string[] = [];
  await inParallel(MANY, range(sizes.together), async () => drafts.push(await draft()));
  await settled();
  await inParallel(MANY, drafts, (orderNo) => people.submit(orderNo, together));
  await settled();
  const held: { reviewer: string; task: HeldTask }[] = [];
  await inParallel(MANY, range(sizes.together), async (n) => {
    const reviewer = `reviewer-${String((n % 2) + 1)}`;
    held.push({ reviewer, task: await people.take(reviewer, together) });
  });
  await settled();
  await inParallel(MANY, held, ({ reviewer, task }) => people.pass(reviewer, task, together));
  const both = (which: 'submit' | 'claim' | 'decide') => ({
    c1: spreadOf(alone[which]),
    [`c${String(MANY)}`]: spreadOf(together[which]),
  });
  return { submitMs: both('submit'), claimMs: both('claim'), decisionMs: both('decide') };
};
