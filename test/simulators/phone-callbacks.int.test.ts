import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import twilio from 'twilio';
import { startCallbackServer } from './support/callback-server.ts';
import { eventually } from './support/eventually.ts';
import { postJson } from './support/http.ts';
import { account, endSimulators, startSimulator, type Simulator } from './support/simulator.ts';
import { twilioClient } from './support/twilio-client.ts';

let phone: Simulator;
beforeAll(async () => {
  phone = await startSimulator('phone', { STEP_MS: '5' });
});
afterAll(endSimulators);

describe('status callbacks of the phone', () => {
  it('given a callback address, when delivered, then it is told sent and delivered, signed', async () => {
    const listener = await startCallbackServer();
    const message = { to: '+8613800000011', from: '10690001', body: 'x' };
    await twilioClient(phone.url).messages.create({ ...message, statusCallback: listener.url });
    await eventually('two callbacks', async () => listener.callbacks.length === 2);
    expect(listener.callbacks.map(({ form }) => form['MessageStatus'])).toEqual([
      'sent',
      'delivered',
    ]);
    for (const { signature, form } of listener.callbacks) {
      expect(twilio.validateRequest(account.token, signature, listener.url, form)).toBe(true);
      expect(twilio.validateRequest('other', signature, listener.url, form)).toBe(false);
    }
    await listener.close();
  });

  it('given a callback that fails twice, when retried, then nothing is lost and the order holds', async () => {
    const listener = await startCallbackServer(2);
    const message = { to: '+8613800000012', from: '10690001', body: 'x' };
    await twilioClient(phone.url).messages.create({ ...message, statusCallback: listener.url });
    await eventually('two callbacks', async () => listener.callbacks.length === 2);
    expect(listener.refused()).toBe(2);
    expect(listener.callbacks[1]?.form['MessageStatus']).toBe('delivered');
    await listener.close();
  });

  it('given a number that fails, when sent to, then failed with its code is told', async () => {
    const listener = await startCallbackServer();
    const to = '+8613800000013';
    await postJson(`${phone.url}/control/faults`, { to, mode: 'fail', code: 30003 });
    const client = twilioClient(phone.url);
    const { sid } = await client.messages.create({
      to,
      from: '10690001',
      body: 'x',
      statusCallback: listener.url,
    });
    await eventually('a callback', async () => listener.callbacks.length === 1);
    expect(listener.callbacks[0]?.form).toMatchObject({
      MessageSid: sid,
      MessageStatus: 'failed',
      ErrorCode: '30003',
      To: to,
    });
    expect(await client.messages(sid).fetch()).toMatchObject({
      status: 'failed',
      errorCode: 30003,
    });
    await listener.close();
  });

  it('given a callback still owed, when the phone is killed and started, then it is delivered', async () => {
    const listener = await startCallbackServer(1);
    const message = { to: '+8613800000014', from: '10690001', body: 'x' };
    await twilioClient(phone.url).messages.create({ ...message, statusCallback: listener.url });
    await eventually('a refusal', async () => listener.refused() === 1);
    await phone.kill();
    phone = await startSimulator('phone', { STEP_MS: '5', STORE: phone.store });
    const statuses = () => listener.callbacks.map(({ form }) => form['MessageStatus']);
    await eventually('delivered', async () => statuses().includes('delivered'));
    expect(statuses()[0]).toBe('sent');
    await listener.close();
  });
});
