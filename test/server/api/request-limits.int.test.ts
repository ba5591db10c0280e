import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#server/problems.ts';
import { useApi } from './support/use-api.ts';

// Over the network: what the pages ask of our own API in this process was counted at the page.

const PER_ACCOUNT = 5;
const PER_ADDRESS = 20;
// A proxy before us, so that a test asks from an address of its own.
const file = useApi({
  requestLimits: { perAccount: PER_ACCOUNT, perAddress: PER_ADDRESS },
  proxies: ['127.0.0.1'],
});
let url: string;
beforeAll(async () => {
  url = await file.api.app.listen({ port: 0, host: '127.0.0.1' });
});

const ask = (path: string, handle?: string) =>
  fetch(new URL(path, url), {
    ...(handle !== undefined && {
      headers: { authorization: `Bearer ${file.record.tokens[handle] ?? ''}` },
    }),
  });

const times = <T>(count: number, one: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, one));

describe('requests beyond the limits', () => {
  it('given an account that asks too often, then it is told when to ask again, and another goes on', async () => {
    const answers = await times(PER_ACCOUNT, () => ask('/api/v1/orders', 'applicant'));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));

    const refused = await ask('/api/v1/orders', 'applicant');
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await refused.json()) as Problem).toMatchObject({
      code: 'request.too_many',
      facts: { seconds },
    });
    expect((await ask('/api/v1/orders', 'applicant-en')).status).toBe(200);
  });

  it('given an address that tries tokens, then it is refused before they are looked at; probes are answered', async () => {
    const statuses = async () => (await ask('/api/v1/orders')).status;
    const answers = await times(PER_ADDRESS + 1, statuses);
    expect(answers).toContain(401);
    expect(answers.at(-1)).toBe(429);
    const page = await ask('/pages/sign-in');
    expect(page.status).toBe(429);
    expect(await page.text()).toContain('操作过于频繁');
    expect((await ask('/health/live')).status).toBe(200);
  });

  it('given questions in this process, as the pages ask them, then they are not counted twice', async () => {
    const answers = await times(PER_ADDRESS, () => file.as('reviewer-1')('GET', '/tasks'));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});

describe('pages asked too often', () => {
  const OFFICE = { 'x-forwarded-for': '198.51.100.7' };

  async function signIn(handle: string): Promise<string> {
    const answer = await fetch(new URL('/pages/sign-in', url), {
      ...{ method: 'POST', headers: OFFICE, redirect: 'manual' as const },
      body: new URLSearchParams({ token: file.record.tokens[handle] ?? '' }),
    });
    return /^[^;]+/.exec(answer.headers.getSetCookie()[0] ?? '')?.[0] ?? '';
  }
  const look = (cookie: string) =>
    fetch(new URL('/pages/review', url), { headers: { ...OFFICE, cookie } });

  it('given a session, then its account is held back with a page that says so, keys included, and a colleague goes on', async () => {
    const cookie = await signIn('reviewer-1');
    const answers = await times(PER_ACCOUNT, () => look(cookie));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));

    const refused = await look(cookie);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await refused.text()).toContain('操作过于频繁');
    const { tokens } = file.record;
    const byKey = await fetch(new URL('/api/v1/tasks', url), {
      headers: { ...OFFICE, authorization: `Bearer ${tokens['reviewer-1'] ?? ''}` },
    });
    expect(byKey.status).toBe(429);
    expect((await look(await signIn('reviewer-2'))).status).toBe(200);
  });
});

describe('addresses of IPv6', () => {
  const from = async (address: string): Promise<number> => {
    const headers = { 'x-forwarded-for': address };
    return (await fetch(new URL('/pages/sign-in', url), { headers })).status;
  };

  it('given another address with each request, all of one /64, then they are one asker; the next network goes on', async () => {
    const statuses: number[] = [];
    for (let i = 0; i <= PER_ADDRESS; i++) {
      statuses.push(await from(`2001:db8:0:1:${i.toString(16)}::${i.toString(16)}`));
    }
    expect(statuses.slice(0, -1)).toEqual(statuses.slice(0, -1).map(() => 200));
    expect(statuses.at(-1)).toBe(429);
    expect(await from('2001:db8:0:2::1')).toBe(200);
  });
});

describe('slow requests', () => {
  it('given a server, then it waits two minutes for a request and twenty seconds for its headers, not longer', () => {
    const { requestTimeout, headersTimeout } = file.api.app.server;
    expect({ requestTimeout, headersTimeout }).toEqual({
      requestTimeout: 120_000,
      headersTimeout: 20_000,
    });
  });
});
