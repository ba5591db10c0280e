import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  const load = { now: 0, most: 0 };
  const client = {
    withDeadline: (_deadline: number, work: () => Promise<unknown>) => work(),
    workflow: {
      async signalWithStart(
        _type: string,
        options: { workflowId: string; signal: string; signalArgs: [{ revision: number }] },
      ) {
        load.now += 1;
        load.most = Math.max(load.most, load.now);
        await delay();
        load.now -= 1;
        heard.push([options.workflowId, options.signal, options.signalArgs[0].revision]);
      },
    },
  } as unknown as Client;
  return { client, heard, load };
}

const untold = () => record.db.signal.count();

describe('the relay', () => {
  it('given several revisions, then the follower hears them in order, under the names of the events', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    const { client, heard } = listener();
    await createRelay({ db: record.db, client }).tell(orderNo);
    expect(heard).toEqual([
      [orderNo, 'submit', 1],
      [orderNo, 'pass', 2],
      [orderNo, 'reportFrozen', 3],
      [orderNo, 'reportAccepted', 4],
    ]);
    expect(await untold()).toBe(0);
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

  it('given two relays at once, then each revision is told once, in order', async () => {
    const orderNo = await givenStage(record, 'bureauReview');
    const { client, heard } = listener(() => sleep(20));
    const relays = [1, 2, 3].map(() => createRelay({ db: record.db, client }));
    await Promise.all(relays.map((relay) => relay.tell(orderNo)));
    expect(heard.map(([, , revision]) => revision)).toEqual([1, 2, 3, 4, 5]);
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
