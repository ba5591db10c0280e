import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { endSimulators, startSimulator, type Simulator } from './support/simulator.ts';
import { twilioClient } from './support/twilio-client.ts';

let phone: Simulator;
beforeAll(async () => {
  phone = await startSimulator('phone', { STEP_MS: '5' });
});
afterAll(endSimulators);

const from = '+8610690001';

describe('the phone, through the Twilio SDK', () => {
  it('given a valid message, when it is created, then it is queued and soon delivered', async () => {
    const client = twilioClient(phone.url);
    const message = await client.messages.create({ to: '+8613800000001', from, body: '您好' });
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(message.status).toBe('queued');
    const done = await eventually('delivered', async () => {
      const now = await client.messages(message.sid).fetch();
      return now.status === 'delivered' && now;
    });
    expect(done.dateSent).toBeInstanceOf(Date);
    expect(done).toMatchObject({ body: '您好', numSegments: '1', price: null, errorCode: null });
  });

  it.each([
    [{ to: '12', from, body: 'x' }, 21211, 400],
    [{ to: '+8613800000001', from, body: '' }, 21602, 400],
    [{ to: '+8613800000001', body: 'x' }, 21603, 400],
    [{ to: '+8613800000001', from: '!', body: 'x' }, 21212, 400],
  ])('given %j, when it is created, then it is refused with %i', async (form, code, status) => {
    const refused = twilioClient(phone.url).messages.create(form);
    await expect(refused).rejects.toMatchObject({ code, status });
  });

  it('given a wrong token or an unknown sid, when asked, then 20003 and 20404', async () => {
    const stranger = twilioClient(phone.url, 'wrong').messages.list();
    await expect(stranger).rejects.toMatchObject({ code: 20003, status: 401 });
    const unknown = twilioClient(phone.url)
      .messages(`SM${'a'.repeat(32)}`)
      .fetch();
    await expect(unknown).rejects.toMatchObject({ code: 20404, status: 404 });
  });

  it('given five messages, when listed two a page, then every one comes once, newest first', async () => {
    const client = twilioClient(phone.url);
    const to = '+8613800000002';
    for (const body of ['1', '2', '3', '4', '5']) await client.messages.create({ to, from, body });
    const all = await client.messages.list({ to, pageSize: 2 });
    expect(all.map((message) => message.body)).toEqual(['5', '4', '3', '2', '1']);
    const first = await client.messages.page({ to, pageSize: 2 });
    await client.messages.create({ to, from, body: '6' });
    const second = await first.nextPage();
    expect(second?.instances.map((message) => message.body)).toEqual(['3', '2']);
    const back = await second?.previousPage();
    expect(back?.instances.map((message) => message.body)).toEqual(['5', '4']);
  });

  it('given sent messages, when filtered by date and sender, then only those that fit come', async () => {
    const client = twilioClient(phone.url);
    const to = '+8613800000003';
    const { sid } = await client.messages.create({ to, from: 'BEIAN', body: 'dated' });
    await eventually('sent', async () => (await client.messages(sid).fetch()).dateSent !== null);
    const day = 86_400_000;
    const before = new Date(Date.now() - day);
    const after = new Date(Date.now() + day);
    expect(await client.messages.list({ to, dateSent: new Date() })).toHaveLength(1);
    expect(await client.messages.list({ to, dateSentAfter: before })).toHaveLength(1);
    expect(await client.messages.list({ to, dateSentBefore: before })).toHaveLength(0);
    expect(await client.messages.list({ to, dateSentAfter: after })).toHaveLength(0);
    expect(await client.messages.list({ to, from })).toHaveLength(0);
    expect(await client.messages.list({ from: 'BEIAN' })).toHaveLength(1);
  });

  it('given a message, when redacted and then removed, then the text and the record are gone', async () => {
    const client = twilioClient(phone.url);
    const { sid } = await client.messages.create({ to: '+8613800000004', from, body: 'secret' });
    expect((await client.messages(sid).update({ body: '' })).body).toBe('');
    expect(await client.messages(sid).remove()).toBe(true);
    await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('given a messaging service, when it sends, then the sender is assigned on the way', async () => {
    const client = twilioClient(phone.url);
    const messagingServiceSid = `MG${'1'.repeat(32)}`;
    const to = '+8613800000005';
    const created = await client.messages.create({ to, messagingServiceSid, body: 'x' });
    expect(created).toMatchObject({ status: 'accepted', from: null, numSegments: '0' });
    const sent = await eventually('a sender', async () => {
      const now = await client.messages(created.sid).fetch();
      return now.status === 'delivered' && now;
    });
    expect(sent).toMatchObject({ from: '10690000', numSegments: '1' });
  });
});
