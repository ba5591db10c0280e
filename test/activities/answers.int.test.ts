import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOnce } from '#activities/authority/follow.ts';
import { httpAuthority } from '#activities/authority/http-authority.ts';
import type { ActivityDeps } from '#activities/deps.ts';
import { givenStage, reportIdOf } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
let server: Server;
let deps: ActivityDeps;
/** What the authority has to say, and what was acknowledged of it. */
const feed: { results: unknown; acknowledged: string[] } = { results: [], acknowledged: [] };

beforeAll(async () => {
  record = await createTestRecord();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      if (request.method === 'POST') {
        feed.acknowledged.push(...(JSON.parse(body) as { ids: string[] }).ids);
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ results: feed.results }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  deps = {
    ...record,
    authority: httpAuthority({ url, user: 'u', password: 'p' }),
  } as unknown as ActivityDeps;
});
afterAll(async () => {
  server.close();
  await record.close();
});

const stageOf = async (orderNo: string) =>
  (await record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;

describe('answers that come over the wire', () => {
  it('given unreadable ones before a good one, then each becomes a clerk’s task and the good one is applied', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    feed.results = [
      { id: 'R1', reportId: 12345, kind: 'smsVerified' },
      { id: 'R2', reportId: reportIdOf(orderNo), kind: 'sms\u0000Verified' },
      'not even an object',
      { id: 'R4', reportId: reportIdOf(orderNo), kind: 'smsVerified' },
    ];
    expect(await readOnce(deps)).toBe(true);
    expect(await stageOf(orderNo)).toBe('bureauReview');
    expect(feed.acknowledged).toHaveLength(4);
    expect(await record.db.task.count({ where: { kind: 'unplacedResult' } })).toBe(3);
  });

  it('given the same ones again, then nothing is done again', async () => {
    const before = await record.db.auditEntry.count();
    await readOnce(deps);
    expect(await record.db.task.count({ where: { kind: 'unplacedResult' } })).toBe(3);
    expect(await record.db.auditEntry.count()).toBe(before);
  });

  it('given an order whose machine this release does not have, then its answer waits and the others do not', async () => {
    const [strange, known] = [
      await givenStage(record, 'smsVerification'),
      await givenStage(record, 'smsVerification'),
    ];
    await record.db.order.update({ where: { orderNo: strange }, data: { machineVersion: 99 } });
    feed.acknowledged.length = 0;
    feed.results = [
      { id: 'R5', reportId: reportIdOf(strange), kind: 'smsVerified' },
      { id: 'R6', reportId: reportIdOf(known), kind: 'smsVerified' },
    ];
    await readOnce(deps);
    expect(feed.acknowledged).toEqual(['R6']);
    expect(await stageOf(known)).toBe('bureauReview');

    await record.db.order.update({ where: { orderNo: strange }, data: { machineVersion: 1 } });
    await readOnce(deps);
    expect(await stageOf(strange)).toBe('bureauReview');
  });

  it('given something that is no list, then it is said, and nothing is acknowledged', async () => {
    feed.acknowledged.length = 0;
    feed.results = 'maintenance';
    await expect(readOnce(deps)).rejects.toThrow('not a list');
    expect(feed.acknowledged).toEqual([]);
  });
});
