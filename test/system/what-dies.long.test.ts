import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { asSent } from '#cli/demo/materials.ts';
import { verifyOrders } from '#server/verify.ts';
import { givenMaterials } from '../support/materials.ts';
import { formWithPhone } from '../support/stories.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { moveTime } from './endurance/time.ts';

// The rows of “What dies, what people see, what to do” in docs/operations.md, each tried.

const KILL_EVERY_MS = 20;
const REASONS = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly code?: string;
    readonly orderNo?: string;
    readonly stage?: string;
    readonly followers?: boolean;
    readonly remedy?: string;
    readonly task?: { readonly id: string };
    readonly notices?: readonly { state: string; possiblyDoubled: boolean }[];
  };
}

let system: TestSystem;
let revive = (): void => undefined;
beforeAll(async () => {
  system = await createTestSystem(true);
});
afterEach(() => {
  revive();
});
afterAll(() => system.end());

/** Keeps a part dead: whenever it is started again, it is killed again. */
function keepDead(...parts: string[]): void {
  const kill = () => {
    for (const part of parts) system.parts[part]?.kill();
  };
  kill();
  const timer = setInterval(kill, KILL_EVERY_MS);
  revive = () => {
    clearInterval(timer);
  };
}

/** What one sees who asks once; null where nobody answers. */
async function ask(
  handle: string,
  method: string,
  path: string,
  given: { body?: object; key?: string; etag?: string } = {},
): Promise<Seen | null> {
  const { body, key = randomUUID(), etag } = given;
  try {
    const response = await fetch(`${system.urls.api ?? ''}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${system.tokens[handle] ?? ''}`,
        'idempotency-key': key,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: Uint8Array.from(asSent(body)) }),
    });
    const text = await response.text();
    const said = text.startsWith('{') ? (JSON.parse(text) as Seen['body']) : {};
    return { status: response.status, headers: response.headers, body: said };
  } catch {
    return null;
  }
}

/** Asks until an answer is as it is to be; the last answer, as it is. */
async function until(asked: () => Promise<Seen | null>, status: number): Promise<Seen | null> {
  for (let look = 0; ; look += 1) {
    const seen = await asked();
    if (seen?.status === status || look === 300) return seen;
    await sleep(100);
  }
}

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let look = 0; look < 600; look += 1) {
    if (await holds().catch(() => false)) return true;
    await sleep(100);
  }
  return false;
}

let opened = 0;
async function givenDraft(): Promise<string> {
  opened += 1;
  const form = formWithPhone(opened);
  const body = { filingType: 'newSubject', form };
  const seen = await until(() => ask('applicant', 'POST', '/api/v1/orders', { body }), 201);
  const orderNo = seen?.body.orderNo ?? '';
  await givenMaterials(system.record, orderNo, form);
  return orderNo;
}
const submit = (orderNo: string, key?: string) =>
  ask('applicant', 'POST', `/api/v1/orders/${orderNo}/submit`, {
    body: CONSENTING,
    ...(key !== undefined && { key }),
  });
const stageOf = async (orderNo: string) =>
  (await system.record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;
const effects = (orderNo: string, state: string) =>
  system.record.db.effect.count({ where: { orderNo, state } });
const notices = (orderNo: string) => system.record.db.notice.findMany({ where: { orderNo } });
const settledFor = (orderNo: string) =>
  eventually(async () => (await effects(orderNo, 'pending')) === 0);

/** The reviewer decides on the only task there is. */
async function decide(orderNo: string, decision: 'pass' | 'returnToComplete'): Promise<number> {
  const task = await system.record.db.task.findFirstOrThrow({ where: { orderNo, open: true } });
  await ask('reviewer-1', 'POST', `/api/v1/tasks/${task.id}/claim`);
  const read = await ask('reviewer-1', 'GET', `/api/v1/orders/${orderNo}`);
  const seen = await ask('reviewer-1', 'POST', `/api/v1/tasks/${task.id}/decide`, {
    body: { decision, ...(decision !== 'pass' && { reasons: REASONS }) },
    etag: read?.headers.get('etag') ?? '',
  });
  return seen?.status ?? 0;
}

/** The time passes in which a decision could be recalled, once its follower has heard of it. */
async function noMoreRecall(orderNo: string): Promise<void> {
  const heard = async () => (await system.record.db.signal.count({ where: { orderNo } })) === 0;
  await eventually(heard);
  await eventually(() => moveTime(system.record, 6 * 60_000).then(() => true));
}

describe('what dies → what people see → what happens by itself', () => {
  it('the API: no answer; repeated with its key when it is back, a request is done once', async () => {
    const orderNo = await givenDraft();
    const key = randomUUID();
    await submit(orderNo, key);
    keepDead('api');
    expect(await eventually(async () => (await submit(orderNo, key)) === null)).toBe(true);
    revive();
    const again = await until(() => submit(orderNo, key), 200);
    expect(again?.body.stage).toBe('initialReview');
    expect(await system.record.db.timelineEntry.count({ where: { orderNo, type: 'submit' } })).toBe(
      1,
    );
  });

  it('the worker: decisions are answered; reports and notices wait, and go out when it is back', async () => {
    const orderNo = await givenDraft();
    keepDead('worker');
    expect((await submit(orderNo))?.status).toBe(200);
    expect(await decide(orderNo, 'returnToComplete')).toBe(200);
    expect(await effects(orderNo, 'pending')).toBe(2);
    revive();
    expect(await settledFor(orderNo)).toBe(true);
    expect((await notices(orderNo)).map(({ possiblyDoubled }) => possiblyDoubled)).toEqual([
      false,
      false,
    ]);
  });

  it('PostgreSQL: 503 with a sentence and a Retry-After; the same key tells the outcome when it is back', async () => {
    const orderNo = await givenDraft();
    const key = randomUUID();
    keepDead('postgres');
    const write = await until(() => submit(orderNo, key), 503);
    expect(write).toMatchObject({
      status: 503,
      body: {
        code: 'outcome.unknown',
        remedy: 'Repeat it with the same Idempotency-Key: it is done once, whatever happened.',
      },
    });
    expect(write?.headers.get('retry-after')).toBe('2');
    const read = await ask('applicant', 'GET', `/api/v1/orders/${orderNo}`);
    expect(read).toMatchObject({ status: 503, body: { code: 'record.unavailable' } });
    expect(await ask('applicant', 'GET', '/health/ready')).toMatchObject({ status: 503 });
    expect(await ask('applicant', 'GET', '/health/live')).toMatchObject({ status: 200 });
    revive();
    const again = await until(() => submit(orderNo, key), 200);
    expect(again?.body.stage).toBe('initialReview');
  });

  it('Temporal: people decide and /health/ready says so; what followers missed they are told when it is back', async () => {
    const orderNo = await givenDraft();
    keepDead('temporal');
    const ready = await until(() => ask('applicant', 'GET', '/health/ready'), 200);
    expect(ready?.body).toEqual({ record: true, followers: false });
    expect((await submit(orderNo))?.status).toBe(200);
    expect(await decide(orderNo, 'pass')).toBe(200);
    expect(await system.record.db.signal.count({ where: { orderNo } })).toBe(2);
    revive();
    await noMoreRecall(orderNo);
    expect(await eventually(async () => (await stageOf(orderNo)) === 'smsVerification')).toBe(true);
    // The steps of a moment ago are told within a moment.
    const told = async () => (await system.record.db.signal.count()) === 0;
    expect(await eventually(told)).toBe(true);
  });

  it('the authority: the order stays in reporting, and its report goes out when it is back', async () => {
    const orderNo = await givenDraft();
    await submit(orderNo);
    keepDead('authority');
    expect(await decide(orderNo, 'pass')).toBe(200);
    await noMoreRecall(orderNo);
    const frozen = async () =>
      (await system.record.db.report.count({ where: { orderNo, sentAt: null } })) === 1;
    expect(await eventually(frozen)).toBe(true);
    expect(await stageOf(orderNo)).toBe('reporting');
    revive();
    expect(await eventually(async () => (await stageOf(orderNo)) === 'smsVerification')).toBe(true);
  });

  it.each([
    ['phone', 'sms'],
    ['mailbox', 'mail'],
  ])('the %s: the order goes on, and its notice comes late and once', async (part, channel) => {
    const orderNo = await givenDraft();
    await submit(orderNo);
    keepDead(part);
    expect(await decide(orderNo, 'returnToComplete')).toBe(200);
    const other = async () => (await effects(orderNo, 'pending')) === 1;
    expect(await eventually(other)).toBe(true);
    const late = (await notices(orderNo)).find((notice) => notice.channel === channel);
    expect(['queued', 'sending']).toContain(late?.state);
    const seen = await ask('applicant', 'GET', `/api/v1/orders/${orderNo}/timeline`);
    expect(seen?.body.notices).toHaveLength(2);
    expect(await stageOf(orderNo)).toBe('correction');
    revive();
    expect(await settledFor(orderNo)).toBe(true);
    const place = channel === 'sms' ? system.urls.phone : system.urls.mailbox;
    const arrived = await fetch(`${place ?? ''}/control/messages?contains=${orderNo}`);
    expect(await arrived.json()).toHaveLength(1);
  });

  it('all of it at once: no answer; when it is back everything goes on by itself', async () => {
    const orderNo = await givenDraft();
    await submit(orderNo);
    expect(await decide(orderNo, 'pass')).toBe(200);
    keepDead(...Object.keys(system.parts));
    expect(await eventually(async () => (await submit(orderNo)) === null)).toBe(true);
    revive();
    await noMoreRecall(orderNo);
    expect(await eventually(async () => (await stageOf(orderNo)) === 'smsVerification')).toBe(true);
    await until(() => ask('applicant', 'GET', '/health/ready'), 200);
    const verified = () => verifyOrders(system.record.db, system.record.client);
    expect(await eventually(async () => (await verified()).faults.length === 0)).toBe(true);
  });
});
