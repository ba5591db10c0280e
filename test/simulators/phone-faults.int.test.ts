import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getJson, postJson } from './support/http.ts';
import { endSimulators, startSimulator, type Simulator } from './support/simulator.ts';
import { twilioClient } from './support/twilio-client.ts';

interface Shown {
  sid: string;
  to: string;
  body: string;
}

let phone: Simulator;
beforeAll(async () => {
  phone = await startSimulator('phone', { STEP_MS: '5' });
});
afterAll(endSimulators);

const send = (to: string, body: string) =>
  twilioClient(phone.url).messages.create({ to, from: '10690001', body });
const shown = (query: string) => getJson<Shown[]>(`${phone.url}/control/messages?${query}`);
const fault = (body: object) => postJson(`${phone.url}/control/faults`, body);

describe('faults and memory of the phone', () => {
  it('given a refusal once, when sent twice, then the first is refused and the second goes', async () => {
    const to = '+8613800000021';
    await fault({ to, mode: 'reject', code: 21610, times: 1 });
    await expect(send(to, 'a')).rejects.toMatchObject({ code: 21610, status: 400 });
    await send(to, 'b');
    expect((await shown('to=13800000021')).map(({ body }) => body)).toEqual(['b']);
  });

  it.each([
    [{ mode: 'http500' }, 500],
    [{ mode: 'reject', code: 20429 }, 429],
  ])('given %j, when sent, then HTTP %i and nothing is kept', async (mode, status) => {
    const to = '+8613800000022';
    await fault({ to, ...mode, times: 1 });
    await expect(send(to, 'x')).rejects.toMatchObject({ status });
    expect(await shown('to=%2B8613800000022')).toEqual([]);
  });

  it('given a lost reply, when sent, then the call breaks but the message is there', async () => {
    const to = '+8613800000023';
    await fault({ to, mode: 'lostReply', times: 1 });
    await expect(send(to, 'lost')).rejects.toThrow();
    expect(await shown('contains=lost')).toHaveLength(1);
  });

  it('given a hanging number, when sent, then no answer until the fault is gone', async () => {
    const to = '+8613800000024';
    await fault({ to, mode: 'hang' });
    const hanging = fetch(`${phone.url}/2010-04-01/Accounts/AC${'0'.repeat(31)}1/Messages.json`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`AC${'0'.repeat(31)}1:test-auth-token`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ To: to, From: '10690001', Body: 'x' }).toString(),
      signal: AbortSignal.timeout(300),
    });
    await expect(hanging).rejects.toThrow(/timeout/);
    await fetch(`${phone.url}/control/faults`, { method: 'DELETE' });
    await send(to, 'free');
    expect(await shown('to=13800000024')).toHaveLength(1);
  });

  it('given a number that is slow, when sent, then the answer is late and the message kept', async () => {
    const to = '+8613800000025';
    await fault({ to, mode: 'delay', ms: 200, times: 1 });
    const begun = Date.now();
    await send(to, 'slow');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(190);
  });

  it('given messages and a torn line, when killed and started, then every message is there', async () => {
    const to = '+8613800000026';
    const sids = (await Promise.all(['1', '2', '3'].map((body) => send(to, body)))).map(
      ({ sid }) => sid,
    );
    await phone.kill();
    await appendFile(join(phone.store, 'journal.jsonl'), '{"type":"created","mess');
    phone = await startSimulator('phone', { STORE: phone.store });
    await send(to, '4');
    await phone.kill();
    phone = await startSimulator('phone', { STORE: phone.store });
    const kept = await shown('to=13800000026');
    expect(kept.map(({ sid }) => sid)).toEqual(expect.arrayContaining(sids));
    expect(kept.at(-1)?.body).toBe('4');
  });

  it('given traffic, when killed in the middle of it, then nothing that was answered is lost', async () => {
    const to = '+8613800000028';
    const answered: string[] = [];
    let killing: Promise<void> | undefined;
    const sends = Array.from({ length: 60 }, async (_, n) => {
      const { sid } = await send(to, `burst ${n}`);
      answered.push(sid);
      if (answered.length === 10) killing = phone.kill();
    });
    await Promise.allSettled(sends);
    await killing;
    expect(answered.length).toBeGreaterThanOrEqual(10);
    phone = await startSimulator('phone', { STEP_MS: '5', STORE: phone.store });
    const kept = (await shown('to=13800000028')).map(({ sid }) => sid);
    expect(kept).toEqual(expect.arrayContaining(answered));
    expect(new Set(kept).size).toBe(kept.length);
  });

  it('given a text with markup, when the pages are read, then it is escaped', async () => {
    await send('+8613800000027', '<script>alert(1)</script>');
    for (const path of ['/', '/phones/13800000027', '/phones/%2B8613800000027']) {
      const html = await (await fetch(phone.url + path)).text();
      expect(html).toContain('&#60;script&#62;alert(1)');
    }
    const none = await (await fetch(`${phone.url}/phones/13900000000`)).text();
    expect(none).toContain('还没有短信');
  });
});
