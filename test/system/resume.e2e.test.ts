import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEnded, everybodyActs } from '#cli/demo/acting.ts';
import { count } from '#cli/demo/count.ts';
import { createPeople, type Played } from '#cli/demo/people.ts';
import type { Story } from '#cli/demo/stories.ts';
import { writeRunning } from '#server/start/running-file.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import { temporalAnswers } from '#server/temporal.ts';
import { verifyOrders } from '#server/verify.ts';
import { STRAIGHT, formWithPhone } from '../support/stories.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';

const DAY_MS = 86_400_000;
let system: TestSystem;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  system = await createTestSystem();
  people = createPeople(system);
});
afterAll(() => system.end());

/** Stories that stop in a stage of their own until somebody acts again. */
const HELD: Record<string, Story> = {
  initialReview: { ...STRAIGHT, reviews: ['leave', 'pass'] },
  correction: { ...STRAIGHT, reviews: ['returnToComplete', 'pass'] },
  smsVerification: { ...STRAIGHT, verifications: [false, true] },
  bureauReview: STRAIGHT,
};

/** A history as text, its base64 payloads decoded beside it. */
function withPayloads(text: string): string {
  const decoded = [...text.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
  return [text, ...decoded].join('\n');
}

const beian = (...args: string[]) =>
  promisify(execFile)('node', ['cli/beian.mjs', ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, BEIAN_HOME: system.home },
  });

/** The authority stops answering reports, or answers again. */
async function closeAuthority(mode: 'http503' | 'none'): Promise<void> {
  await fetch(`${system.urls.authority ?? ''}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode, times: 1_000_000 }),
  });
}

/** Minutes pass, so that a decision can't be recalled any more and its report goes out. */
async function passed(minutes: number): Promise<void> {
  const now = await system.record.clock.now();
  await advanceClock(system.record, new Date(now.getTime() + minutes * 60_000));
}

/** Waits until the followers have heard of everything. */
async function heard(): Promise<void> {
  while ((await system.record.db.signal.count()) > 0) await sleep(50);
}

const stages = async (orders: readonly Played[]) => {
  const rows = await system.record.db.order.findMany({
    where: { orderNo: { in: orders.map(({ orderNo }) => orderNo) } },
    orderBy: { serial: 'asc' },
  });
  return rows.map(({ stage }) => stage);
};

describe('Temporal’s whole database is lost', () => {
  const orders: Played[] = [];

  it('given orders in every stage', async () => {
    for (const [n, story] of Object.values(HELD).entries()) {
      orders.push(await people.open(story, formWithPhone(n)));
    }
    const [, correction, sms, bureau] = orders;
    await settled(system.record);
    await people.act(correction as Played);
    await people.act(sms as Played);
    await people.act(bureau as Played);
    await passed(10);
    await people.act(bureau as Played);
    await settled(system.record);
    // An hour passes, so that followers live at another time than the wall's.
    await passed(60);
    await closeAuthority('http503');
    orders.push(await people.open(STRAIGHT, formWithPhone(8)));
    await people.act(orders.at(-1) as Played);
    while (!(await stages(orders)).includes('reporting')) await sleep(100);
    expect(await stages(orders)).toEqual([...Object.keys(HELD), 'reporting']);
    await heard();
    expect(await verifyOrders(system.record.db, system.record.client)).toMatchObject({
      faults: [],
    });
  });

  it('when the database is deleted and the server killed, then people go on deciding', async () => {
    for (const suffix of ['', '-wal', '-shm']) {
      rmSync(join(system.home, `temporal.db${suffix}`), { force: true });
    }
    system.parts.temporal?.kill();
    const late = await people.open(STRAIGHT, formWithPhone(9));
    expect(late.orderNo).toMatch(/^BA/);
    orders.push(late);
  });

  it('when “beian orders resume” is run, then every open order has its follower again', async () => {
    while (!(await temporalAnswers(system.record.client))) await sleep(100);
    writeRunning(system.home, { pid: process.pid, urls: system.urls, env: system.env });
    const { stdout } = await beian('orders', 'resume');
    expect(stdout).toContain('6 orders resumed, ');
    await heard();
    const { stdout: verified } = await beian('orders', 'verify');
    expect(verified).toContain('6 orders, 0 faults');
  });

  it('then a stray signal from Temporal UI disturbs no follower', async () => {
    const handle = system.record.client.workflow.getHandle(orders[0]?.orderNo ?? '');
    await handle.signal('hello');
    await handle.signal('hello', { not: 'ours' });
    expect(await verifyOrders(system.record.db, system.record.client)).toMatchObject({
      faults: [],
    });
  });

  it('then a second “resume” changes nothing', async () => {
    const before = await system.record.db.timelineEntry.count();
    await beian('orders', 'resume');
    await heard();
    expect(await system.record.db.timelineEntry.count()).toBe(before);
  });

  it('then every order reaches its end, nothing is lost and nothing is done twice', async () => {
    await closeAuthority('none');
    // The report is tried again by itself, at the latest a minute after the last failure.
    const tried = { state: 'pending', notBefore: { lte: await system.record.clock.now() } };
    while ((await system.record.db.effect.count({ where: tried })) > 0) await sleep(200);
    for (let day = 0; day < 40; day += 1) {
      await everybodyActs(people, orders, system.record);
      if (await allEnded(system.record, orders)) break;
      const now = await system.record.clock.now();
      await advanceClock(system.record, new Date(now.getTime() + DAY_MS));
    }
    const { phone = '', mailbox = '', authority = '' } = system.urls;
    const counted = await count(
      system.record.db,
      { phone, mailbox, authority },
      orders.map(({ orderNo }) => orderNo),
    );
    expect(counted).toMatchObject({ lost: 0, duplicated: 0 });
    expect(counted.orders.map(({ outcome }) => outcome)).toEqual(orders.map(() => 'granted'));
    expect(await system.record.db.notice.count({ where: { possiblyDoubled: true } })).toBe(0);
    expect(await verifyOrders(system.record.db, system.record.client)).toMatchObject({
      orders: 6,
      faults: [],
    });
  }, 180_000);

  it('then no history and no log holds anything personal', async () => {
    const personal = orders.flatMap(({ form: { subject = {}, subjectOwner: owner = {} } }) =>
      [
        subject.name,
        subject.certificateNumber,
        subject.domicile,
        owner.name,
        owner.certificateNumber,
        owner.mobile,
        owner.email,
      ].map((value) => value ?? 'missing'),
    );
    const written = [system.log.join('\n')];
    for (const { orderNo } of orders) {
      const history = await system.record.client.workflow.getHandle(orderNo).fetchHistory();
      // Payloads are bytes: read as text, whatever they are encoded in stays readable.
      written.push(Buffer.from(JSON.stringify(historyToJSON(history))).toString('utf8'));
    }
    const readable = written.map(withPayloads).join('\n');
    expect(readable.includes('bureauApproved')).toBe(true);
    expect(personal.filter((value) => readable.includes(value))).toEqual([]);
  });
});
