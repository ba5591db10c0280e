import { createHash } from 'node:crypto';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { asSent, handIn, type Send } from '#cli/demo/materials.ts';
import { removePostgresData } from '#server/embedded/postgres.ts';
import type { RunningFile } from '#server/start/running-file.ts';
import { atProvider } from '../identity/oidc/support.ts';
import { freshForm } from '../support/forms.ts';

const home = mkdtempSync(join(tmpdir(), 'beian-start-'));
const started: ChildProcess[] = [];
const written: { text: string }[] = [];
const wrote = (which: number): string => written.at(which)?.text ?? '';
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await removePostgresData(join(home, 'postgres'));
  rmSync(home, { recursive: true, force: true });
});

/** `beian start` as a process of its own; what it has written so far. */
function start(env: Record<string, string> = {}) {
  const child = spawn('node', ['cli/beian.mjs', 'start'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, BEIAN_HOME: home, PORT: '0', ...env },
    detached: true,
  });
  started.push(child);
  const wrote = { text: '' };
  written.push(wrote);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      wrote.text += chunk.toString();
    });
  }
  return { child, wrote };
}

/** Waits until it has written these words. */
async function until({ child, wrote }: ReturnType<typeof start>, words: string): Promise<void> {
  for (const end = Date.now() + 60_000; !wrote.text.includes(words); await sleep(50)) {
    const over = child.exitCode !== null ? 'it ended' : Date.now() > end && 'not within a minute';
    if (over !== false) throw new Error(`${over}; it wrote:\n${wrote.text}`);
  }
}

const running = () => JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')) as RunningFile;

/** Asks the running API as its applicant. */
async function ask(method: string, path: string, body?: object, etag?: string) {
  const tokens = JSON.parse(readFileSync(join(home, 'accounts.json'), 'utf8')) as {
    applicant: string;
  };
  const response = await fetch(`${running().urls.api ?? ''}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tokens.applicant}`,
      'idempotency-key': `start-test-${path}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(etag !== undefined && { 'if-match': etag }),
    },
    ...(body !== undefined && { body: Uint8Array.from(asSent(body)) }),
  });
  return (await response.json()) as { orderNo: string; stage: string };
}

const answers = async (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** Signs in as the seeded manager, as a browser does: to the simulated identity provider, and back. */
async function signInAsManager(wrote: string): Promise<number> {
  const [, password = ''] = /password here is (\S+)/.exec(wrote) ?? [];
  const subject = createHash('sha256').update('sandbox:manager').digest('hex').slice(0, 24);
  const begun = await fetch(`${running().urls.api ?? ''}/pages/sign-in/staff`, {
    redirect: 'manual',
  });
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const back = await atProvider(begun.headers.get('location') ?? '', { subject, password });
  const answer = await fetch(back, { headers: { cookie } });
  const session = answer.headers.getSetCookie().find((one) => one.startsWith('beian-session='));
  const page = await fetch(`${running().urls.api ?? ''}/pages/account`, {
    headers: { cookie: session?.split(';')[0] ?? '' },
  });
  expect(await page.text()).toContain('manager');
  return page.status;
}

describe('beian start', () => {
  let orderNo = '';

  it('given an empty folder, then everything starts, and an order can be submitted', async () => {
    await until(start(), 'End: Ctrl-C');
    const form = freshForm();
    ({ orderNo } = await ask('POST', '/orders', { filingType: 'newSubject', form }));
    const send: Send = async (...request) => ({ body: await ask(...request), etag: '' });
    await handIn(send, { orderNo, etag: '"r0-f1"' }, form);
    expect(await ask('POST', `/orders/${orderNo}/submit`, CONSENTING)).toMatchObject({
      stage: 'initialReview',
    });
  });

  it('given it runs, then it says how staff sign in, and a colleague does', async () => {
    const { env } = running();
    expect(env.BEIAN_OIDC_ISSUER).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(await signInAsManager(wrote(0))).toBe(200);
  });

  it('given it runs, when it is started in the same folder again, then it says so and disturbs nothing', async () => {
    const { child, wrote } = start();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(wrote.text).toContain('[embedded.in_use]');
    expect(await ask('GET', `/orders/${orderNo}`)).toMatchObject({ stage: 'initialReview' });
  });

  it('given it is killed, when it is started again, then what it left is stopped and the order is there', async () => {
    const { api = '', phone = '', temporalUi = '' } = running().urls;
    started[0]?.kill('SIGKILL');
    await until(start(), 'End: Ctrl-C');
    for (const old of [api, phone, temporalUi]) expect(await answers(old)).toBe(false);
    expect(await ask('GET', `/orders/${orderNo}`)).toMatchObject({ stage: 'initialReview' });
    // Where the provider listens elsewhere now, it is another issuer, and its people are bound anew.
    expect(await signInAsManager(wrote(-1))).toBe(200);
  });

  it('given Ctrl-C, then everything that was started is stopped', async () => {
    const { urls, env } = running();
    const child = started.at(-1);
    child?.kill('SIGINT');
    const [code] = (await once(child as ChildProcess, 'exit')) as [number];
    expect(code).toBe(0);
    for (const url of Object.values(urls)) expect(await answers(url)).toBe(false);
    expect(await answers(`http://${new URL(env.DATABASE_URL ?? '').host}`)).toBe(false);
    expect(existsSync(join(home, 'running.json'))).toBe(false);
  });

  it('given Ctrl-C while it is still starting, then what was started by then is stopped', async () => {
    const starting = start();
    const { child, wrote } = starting;
    await until(starting, 'starting api');
    child.kill('SIGINT');
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(wrote.text).toContain('[start.interrupted]');
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
    expect(stdout.split('\n').filter((line) => line.includes(home))).toEqual([]);
  });

  it('given a port that somebody else has, then it is said, and nothing is left running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { child, wrote } = start({ PORT: String(port) });
    const [code] = (await once(child, 'exit')) as [number];
    other.close();
    expect(code).toBe(1);
    expect(wrote.text).toContain(`port ${String(port)}`);
    expect(wrote.text).toContain('[embedded.port_in_use]');
  });

  it('given a setting with a typo, then the start stops with its name before anything is started', async () => {
    const { child, wrote } = start({ TWILIO_ACOUNT_SID: 'AC1' });
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(wrote.text).toContain('TWILIO_ACOUNT_SID');
    expect(wrote.text).toContain('Did you mean TWILIO_ACCOUNT_SID?');
    expect(wrote.text).not.toContain('starting postgres');
  });
});
