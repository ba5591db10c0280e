import { once } from 'node:events';
import { spawn } from 'node:child_process';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endSimulators, newStore, startSimulator, type Simulator } from './support/simulator.ts';

const env = async () => ({
  ...{ BEIAN_SANDBOX: 'on', PORT: String(await getPort()), PASSWORD: 'pw', CLIENT_ID: 'beian' },
  CLIENT_SECRET: '0123456789abcdef'.repeat(4),
  REDIRECT_URI: 'http://127.0.0.1:3000/back',
  PEOPLE: JSON.stringify([{ subject: 's1', name: '<b>manager</b>@staff.invalid' }]),
});

describe('where the simulated identity provider starts', () => {
  it.each([
    ['without a sandbox', { BEIAN_SANDBOX: 'off' }],
    ['in production', { NODE_ENV: 'production' }],
    ['for others to reach', { HOST: '0.0.0.0' }],
    ['under a name', { HOST: 'localhost' }],
  ])('given it is started %s, then it ends and says why', async (_, more) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'simulators/identity-provider/main.ts'],
      {
        env: { PATH: process.env['PATH'], STORE: await newStore(), ...(await env()), ...more },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    expect(code).not.toBe(0);
    expect(said).toMatch(/for a sandbox alone|loopback address alone/);
  });
  afterAll(endSimulators);
});

describe('the simulated identity provider', () => {
  let provider: Simulator;
  beforeAll(async () => {
    provider = await startSimulator('identity-provider', await env());
  });
  afterAll(endSimulators);

  const begin = (more: Record<string, string> = {}) => {
    const asked = new URLSearchParams({
      ...{ client_id: 'beian', response_type: 'code', scope: 'openid', state: 'x' },
      ...{ redirect_uri: 'http://127.0.0.1:3000/back', code_challenge_method: 'S256' },
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      ...more,
    });
    return fetch(`${provider.url}/auth?${asked.toString()}`, { redirect: 'manual' });
  };
  const atForm = async () => {
    const begun = await begin();
    const cookie = begun.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return { url: new URL(begun.headers.get('location') ?? '', provider.url), cookie };
  };

  it('given somebody is sent to it, then its page offers the people, escaped', async () => {
    const { url, cookie } = await atForm();
    const html = await (await fetch(url, { headers: { cookie } })).text();
    expect(html).toContain('&#60;b&#62;manager');
    expect(html).not.toContain('<b>manager');
    expect(html).toContain('type="password"');
  });

  it.each([
    ['a wrong password', { subject: 's1', password: 'PW' }],
    ['nobody it knows', { subject: 's2', password: 'pw' }],
    ['nothing', {}],
  ])('given %s, then it asks again', async (_, fields) => {
    const { url, cookie } = await atForm();
    const body = new URLSearchParams(fields as Record<string, string>);
    const answer = await fetch(url, {
      method: 'POST',
      headers: { cookie },
      body,
      redirect: 'manual',
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('role="alert"');
  });

  it('given a form of nobody’s sign-in, or without its cookie, then it says that it has ended', async () => {
    const { url } = await atForm();
    const body = new URLSearchParams({ subject: 's1', password: 'pw' });
    expect((await fetch(url, { method: 'POST', body })).status).toBe(400);
    expect((await fetch(`${provider.url}/interaction/none`)).status).toBe(400);
  });

  it('given it is asked to send people elsewhere, or without PKCE, then it does not', async () => {
    const elsewhere = await begin({ redirect_uri: 'https://evil.example/' });
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
    const plain = await begin({ code_challenge: '', code_challenge_method: '' });
    expect(plain.headers.get('location')).toMatch(/error=invalid_request/);
  });

  it('given it is started again, then its key is the same', async () => {
    const keys = async (url: string) => (await fetch(`${url}/jwks`)).json();
    const before = await keys(provider.url);
    await provider.kill();
    provider = await startSimulator('identity-provider', {
      ...(await env()),
      STORE: provider.store,
    });
    expect(await keys(provider.url)).toEqual(before);
  });
});
