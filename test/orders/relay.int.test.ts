import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FollowerMessage } from '#domain/follower-message.ts';
import { runRelay } from '#orders/relay-loop.ts';
import { createRelay } from '#orders/relay.ts';
import { APPLICANT, givenStage, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

/** A Temporal that hears signals, after what `delay` says; the most it was ever asked at once. */
function listener(delay: () => Promise<void> = () => Promise.resolve()) {
  const heard: [string, string, number][] = [];
  const messages: FollowerMessage[] = [];
  const load = { now: 0, most: 0 };
  const client = {
    withDeadline: (_deadline: number, work: () => Promise<unknown>) => work(),
    workflow: {
      async signalWithStart(
        _type: string,
        options: { workflowId: string; signal: string; signalArgs: [FollowerMessage] },
      ) {
        load.now += 1;
        load.most = Math.max(load.most, load.now);
        await delay();
        load.now -= 1;
        const [message] = options.signalArgs;
        messages.push(message);
        heard.push([options.workflowId, options.signal, message.revision]);
      },
    },
  } as unknown as Client;
  return { client, heard, messages, load };
}

const untold = () => record.db.signal.count();

describe('the relay', () => {
  it('given several revisions, then one signal tells them all: the last by its name, the earlier ones in order', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    const { client, heard, messages } = listener();
    await createRelay({ db: record.db, client }).tell(orderNo);
    expect(heard).toEqual([[orderNo, 'reportAccepted', 4]]);
    expect(messages[0]?.earlier).toMatchObject([
      { name: 'submit', revision: 1, actorId: APPLICANT.id },
      { name: 'pass', revision: 2 },
      { name: 'reportFrozen', revision: 3 },
    ]);
    const effects = await record.db.effect.findMany({ where: { orderNo }, orderBy: { id: 'asc' } });
    expect(messages[0]?.effects.map(({ id }) => id)).toEqual(effects.map(({ id }) => id));
    expect(await untold()).toBe(0);
  });

  it('given revisions one by one, then each is told under the name of its event', async () => {
    const { client, heard, messages } = listener();
    const relay = createRelay({ db: record.db, client });
    const orderNo = await givenStage(record, 'initialReview');
    await relay.tell(orderNo);
    await tell(record, orderNo, APPLICANT, 'withdraw');
    await relay.tell(orderNo);
    expect(heard).toEqual([
      [orderNo, 'submit', 1],
      [orderNo, 'withdraw', 2],
    ]);
    expect(messages.every(({ earlier }) => earlier === undefined)).toBe(true);
  });

  it('given Temporal is down, then nothing is lost and the next look tells it', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const down = listener(() => Promise.reject(new Error('down')));
    await expect(
      createRelay({ db: record.db, client: down.client }).tell(orderNo),
    ).rejects.toThrow();
    expect(await untold()).toBe(1);
    const up = listener();
    const relay = createRelay({ db: record.db, client: up.client });
    const loop = runRelay(relay, () => undefined);
    while ((await untold()) > 0) await sleep(50);
    await loop.stop();
    expect(up.heard).toEqual([[orderNo, 'submit', 1]]);
  });

  it('given three relays at once while the order moves on, then each revision is told once, in order', async () => {
    const { client, messages } = listener(() => sleep(20));
    const relays = [1, 2, 3].map(() => createRelay({ db: record.db, client }));
    const orderNo = await givenStage(record, 'initialReview');
    await Promise.all(relays.map((relay) => relay.tell(orderNo)));
    await tell(record, orderNo, APPLICANT, 'withdraw');
    await tell(record, orderNo, APPLICANT, 'submit');
    await Promise.all(relays.map((relay) => relay.tell(orderNo)));
    await tell(record, orderNo, APPLICANT, 'withdraw');
    await Promise.all(relays.map((relay) => relay.tell(orderNo)));
    const told = messages.flatMap(({ earlier = [], revision }) => [
      ...earlier.map((step) => step.revision),
      revision,
    ]);
    expect(told).toEqual([1, 2, 3, 4]);
  });

  it('given a Temporal that hangs, then people go on deciding: few connections wait for it', async () => {
    let release: () => void = () => undefined;
    const hung = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client, load } = listener(() => hung);
    const loop = runRelay(createRelay({ db: record.db, client }), () => undefined);
    const deciding = { ...record, committed: loop.committed };
    const orders = await Promise.all(
      Array.from({ length: 30 }, () => givenStage(deciding, 'initialReview')),
    );
    await Promise.all(orders.map((orderNo) => tell(deciding, orderNo, APPLICANT, 'abandon')));
    expect(load.most).toBeLessThanOrEqual(4);
    release();
    while ((await untold()) > 0) await sleep(50);
    await loop.stop();
  });
});
