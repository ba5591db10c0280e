import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenDraft } from '../../support/orders.ts';
import { expectRefusal } from './support/refusals.ts';
import { traceOf } from './support/trace.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();
let url: URL;
beforeAll(async () => {
  url = new URL(await file.api.app.listen({ port: 0, host: '127.0.0.1' }));
});

const headers = () => ({
  authorization: `Bearer ${file.record.tokens.applicant ?? ''}`,
  'idempotency-key': randomUUID(),
  'content-type': 'application/json',
});
const TEN_MB = 10_000_000;

/** Sends a body over a connection of its own and reads the whole answer. */
function send(path: string, body: string, more: Record<string, string | number> = {}) {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const agent = new Agent({ keepAlive: true });
    const sent = request(
      new URL(path, url),
      { method: 'POST', agent, headers: { ...headers(), ...more } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('error', reject);
        response.on('end', () => {
          agent.destroy();
          const type = String(response.headers['content-type']);
          resolve({ status: response.statusCode ?? 0, type, body: text });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('a body of 10 MB over a real connection', () => {
  it.each([
    ['with its length', { 'content-length': TEN_MB }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('given one %s, then the whole refusal arrives, and the server goes on', async (_, more) => {
    const orderNo = await givenDraft(file.record);
    const before = await traceOf(file.record.db);
    const paths = ['/api/v1/orders', `/api/v1/orders/${orderNo}/submit`, '/api/v1/sub-users'];
    for (const path of paths) {
      const answer = await send(path, 'x'.repeat(TEN_MB), more);
      const refusal = { ...answer, etag: '', body: JSON.parse(answer.body) as never };
      expectRefusal(refusal, { status: 413, code: 'request.too_large' });
    }
    expect(await traceOf(file.record.db)).toEqual(before);
    expect((await fetch(new URL('/health/live', url))).status).toBe(200);
  });

  it('given one without a token, then it is refused as such and not read', async () => {
    const answer = await send('/api/v1/orders', 'x'.repeat(TEN_MB), { authorization: '' });
    expect(answer.status).toBe(401);
  });
});

describe('addresses and methods', () => {
  it.each([
    ['GET', '/nowhere'],
    ['GET', '/api/v1/nowhere'],
    ['POST', '/api/v1/tasks'],
    ['GET', '/api/v2/orders'],
    ['DELETE', '/api/v1/orders'],
    ['PATCH', '/api/v1/orders/BA20260601000001'],
    ['OPTIONS', '/api/v1/orders'],
    ['POST', '/health/live'],
    ['GET', '/sandbox/clock/now'],
    ['POST', '/callbacks/sms'],
  ])('given %s %s, then 404 says where addresses are described', async (method, path) => {
    const response = await fetch(new URL(path, url), { method });
    const type = response.headers.get('content-type') ?? '';
    const answer = {
      status: response.status,
      type,
      etag: '',
      body: (await response.json()) as never,
    };
    expectRefusal(answer, { status: 404, code: 'route.not_found' });
  });

  it('given HEAD, then status and ETag come without a body', async () => {
    const orderNo = await givenDraft(file.record);
    const path = `/api/v1/orders/${orderNo}`;
    const head = await fetch(new URL(path, url), { method: 'HEAD', headers: headers() });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([
      200,
      '"r0-f1"',
      '',
    ]);
    const none = await fetch(new URL(`${path}X`, url), { method: 'HEAD', headers: headers() });
    expect([none.status, await none.text()]).toEqual([404, '']);
  });

  it('given a body that ends early, then nothing happens and the server goes on', async () => {
    const before = await traceOf(file.record.db);
    await new Promise<void>((resolve) => {
      const more = { 'content-length': 5000 };
      const target = new URL('/api/v1/orders', url);
      const sent = request(target, { method: 'POST', headers: { ...headers(), ...more } });
      sent.on('error', () => {
        resolve();
      });
      sent.write('{"filingType":"newSubject"');
      setTimeout(() => sent.destroy(), 50);
    });
    expect((await fetch(new URL('/health/live', url))).status).toBe(200);
    expect(await traceOf(file.record.db)).toEqual(before);
  });
});
