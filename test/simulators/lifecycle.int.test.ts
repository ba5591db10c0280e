import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { getJson } from './support/http.ts';
import { endSimulators, startSimulator, type Simulator } from './support/simulator.ts';
import { twilioClient } from './support/twilio-client.ts';

afterEach(endSimulators);

const nobody = 'http://127.0.0.1:9';
const names = ['phone', 'mailbox', 'authority'] as const;

async function ended(simulator: Simulator, end: () => void): Promise<number | null> {
  const exit = once(simulator.child, 'exit');
  end();
  return ((await exit) as [number | null])[0];
}

describe.each(names)('the life of the %s', (name) => {
  it('given it runs with an open connection, when told to end by SIGTERM, then it ends well', async () => {
    const simulator = await startSimulator(name, { PHONE_URL: nobody });
    expect((await fetch(simulator.url)).status).toBe(200);
    expect(await ended(simulator, () => simulator.child.kill('SIGTERM'))).toBe(0);
  });

  it('given it runs, when its parent’s channel is gone, then it ends', async () => {
    const simulator = await startSimulator(name, { PHONE_URL: nobody });
    expect(await ended(simulator, () => simulator.child.disconnect())).toBe(0);
  });

  it('given no data, when its page is read, then it says why it is empty and reloads itself', async () => {
    const simulator = await startSimulator(name, { PHONE_URL: nobody });
    const html = await (await fetch(simulator.url)).text();
    expect(html).toMatch(/class="empty">还没有/);
    expect(html).toContain('3000');
  });
});

describe('a clock that is not there', () => {
  it('given a dead clock, when a message is sent, then it is dated by the wall clock', async () => {
    const phone = await startSimulator('phone', { CLOCK_URL: nobody });
    const begun = Date.now();
    await twilioClient(phone.url).messages.create({
      to: '+8613800000041',
      from: '1069',
      body: 'x',
    });
    const [message] = await getJson<{ at: string }[]>(`${phone.url}/control/messages`);
    expect(Date.parse(message?.at ?? '')).toBeGreaterThanOrEqual(begun);
    await eventually('delivered all the same', async () => {
      const [now] = await getJson<{ status: string }[]>(`${phone.url}/control/messages`);
      return now?.status === 'delivered';
    });
  });

  it('given a clock that answers only later, when a message is sent before, then it bears the clock’s time', async () => {
    const clock = createServer((_, response) => response.end('{"now":"2031-03-03T03:03:03.000Z"}'));
    const port = await getPort();
    const phone = await startSimulator('phone', { CLOCK_URL: `http://127.0.0.1:${port}` });
    const sent = twilioClient(phone.url).messages.create({
      to: '+8613800000042',
      from: '1069',
      body: 'x',
    });
    await sleep(500);
    clock.listen(port, '127.0.0.1');
    await sent;
    clock.close();
    const [message] = await getJson<{ at: string }[]>(`${phone.url}/control/messages`);
    expect(message?.at).toMatch(/^2031-03-03T03:03:/);
  });

  it('given a clock that was heard once, when a restarted phone does not hear it, then time does not go back', async () => {
    const clock = createServer((_, response) => response.end('{"now":"2031-03-03T03:03:03.000Z"}'));
    const port = await getPort();
    clock.listen(port, '127.0.0.1');
    const first = await startSimulator('phone', { CLOCK_URL: `http://127.0.0.1:${port}` });
    await twilioClient(first.url).messages.create({
      to: '+8613800000043',
      from: '1069',
      body: 'x',
    });
    clock.close();
    await first.kill();

    const again = await startSimulator('phone', { CLOCK_URL: nobody, STORE: first.store });
    await twilioClient(again.url).messages.create({
      to: '+8613800000044',
      from: '1069',
      body: 'x',
    });
    const messages = await getJson<{ to: string; at: string }[]>(`${again.url}/control/messages`);
    const sent = messages.find(({ to }) => to === '+8613800000044');
    expect(sent?.at).toMatch(/^2031-03-03T03:/);
  });
});
