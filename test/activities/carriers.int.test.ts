import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smtpCarrier } from '#activities/carriers/mail-carrier.ts';
import { twilioCarrier } from '#activities/carriers/sms-carrier.ts';
import type { ActivityDeps } from '#activities/deps.ts';
import { sendMail } from '#activities/mail.ts';
import { sendSms } from '#activities/sms.ts';
import { eventually } from '../simulators/support/eventually.ts';
import { getJson, postJson } from '../simulators/support/http.ts';
import { account, endSimulators, startSimulator } from '../simulators/support/simulator.ts';
import { createTestApi } from '../support/api.ts';
import { givenStage } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { givenEffect, standing, worldOf } from './support/world.ts';

// The real carriers' clients, against the simulated phones and the mailbox as processes of their own.

let record: TestRecord;
/** Its messages take their time: for as long as a test runs they are queued. */
let slow: { url: string; deps: ActivityDeps };
/** Its messages arrive at once, and it tells the API, which listens. */
let quick: { url: string; deps: ActivityDeps };
let mailbox: { url: string; smtpUrl: string };
let closeApi: () => Promise<void>;

beforeAll(async () => {
  record = await createTestRecord();
  const port = 20_000 + (process.pid % 20_000);
  const publicUrl = `http://127.0.0.1:${String(port)}`;
  const api = await createTestApi(record, {
    smsCallback: { authToken: account.token, publicUrl },
  });
  await api.app.listen({ port, host: '127.0.0.1' });
  closeApi = () => api.app.close();
  mailbox = await startSimulator('mailbox');
  const mail = smtpCarrier({ url: mailbox.smtpUrl, from: 'beian@example.com' });
  const withPhone = async (stepMs: string) => {
    const { url } = await startSimulator('phone', { STEP_MS: stepMs });
    const sms = twilioCarrier({
      accountSid: account.sid,
      authToken: account.token,
      from: '+8610690001',
      baseUrl: url,
      statusCallback: `${publicUrl}/callbacks/sms`,
    });
    const noLimit = { ...record.policy, noticeLimits: { sms: 1000, mail: 1000 } };
    return { url, deps: { ...worldOf(record).deps, sms, mail, policy: noLimit } };
  };
  slow = await withPhone('600000');
  quick = await withPhone('5');
});
afterAll(async () => {
  await endSimulators();
  await closeApi();
  await record.close();
});

interface Shown {
  readonly body: string;
  readonly status: string;
}

const messages = (phone: { url: string }, contains: string) =>
  getJson<Shown[]>(`${phone.url}/control/messages?contains=${contains}`);
const fault = (at: { url: string }, body: object) => postJson(`${at.url}/control/faults`, body);

async function givenNotice(kind: 'sendSms' | 'sendMail' = 'sendSms') {
  const orderNo = await givenStage(record, 'correction');
  return { orderNo, id: await givenEffect(record, orderNo, { template: 'rejected', kind }) };
}

describe('a text message at a carrier that breaks off', () => {
  it('given the reply was lost and the message still waits in its queue, then it is found there, and sent once', async () => {
    const { orderNo, id } = await givenNotice();
    await fault(slow, { mode: 'lostReply', times: 1 });
    await expect(sendSms(slow.deps, id)).rejects.toThrow('no clear answer');
    expect(await messages(slow, orderNo)).toEqual([expect.objectContaining({ status: 'queued' })]);
    expect((await standing(record, id)).notice).toMatchObject({ state: 'sending' });
    expect(await sendSms(slow.deps, id)).toBe('done');
    expect(await messages(slow, orderNo)).toHaveLength(1);
    expect((await standing(record, id)).notice).toMatchObject({
      state: 'sent',
      possiblyDoubled: false,
    });
  });

  it('given it broke off and the carrier has nothing, then it is sent again and marked', async () => {
    const { orderNo, id } = await givenNotice();
    await fault(slow, { mode: 'http500', times: 1 });
    await expect(sendSms(slow.deps, id)).rejects.toThrow('no clear answer');
    expect(await sendSms(slow.deps, id)).toBe('done');
    expect(await messages(slow, orderNo)).toHaveLength(1);
    expect((await standing(record, id)).notice).toMatchObject({ possiblyDoubled: true });
  });

  it('given an equal message of an earlier notice, then it is not taken for this one’s', async () => {
    const { orderNo, id } = await givenNotice();
    const twin = await givenEffect(record, orderNo, { template: 'rejected' });
    expect(await sendSms(slow.deps, id)).toBe('done');
    await fault(slow, { mode: 'http500', times: 1 });
    await expect(sendSms(slow.deps, twin)).rejects.toThrow();
    expect(await sendSms(slow.deps, twin)).toBe('done');
    expect(await messages(slow, orderNo)).toHaveLength(2);
  });

  it('given the reply was lost and the carrier tells us that it was delivered, then that settles it', async () => {
    const { orderNo, id } = await givenNotice();
    await fault(quick, { mode: 'lostReply', times: 1 });
    await expect(sendSms(quick.deps, id)).rejects.toThrow();
    await eventually('the callback', async () => {
      const { notice } = await standing(record, id);
      return notice?.state === 'delivered';
    });
    expect(await sendSms(quick.deps, id)).toBe('done');
    expect(await messages(quick, orderNo)).toHaveLength(1);
    expect((await standing(record, id)).notice).toMatchObject({
      state: 'delivered',
      possiblyDoubled: false,
    });
  });
});

describe('a text message that arrives, or does not', () => {
  it('given all is well, then callbacks lead it to delivered', async () => {
    const { id } = await givenNotice();
    expect(await sendSms(quick.deps, id)).toBe('done');
    await eventually('delivered', async () => {
      return (await standing(record, id)).notice?.state === 'delivered';
    });
  });

  it('given the network gives up, then the notice says so and somebody is to phone', async () => {
    const { orderNo, id } = await givenNotice();
    await fault(quick, { mode: 'fail', status: 'undelivered', code: 30005, times: 1 });
    expect(await sendSms(quick.deps, id)).toBe('done');
    await eventually('undelivered', async () => {
      return (await standing(record, id)).notice?.state === 'undelivered';
    });
    const tasks = await record.db.task.findMany({ where: { orderNo, kind: 'undeliverable' } });
    expect(tasks).toEqual([expect.objectContaining({ role: 'reviewer', open: true })]);
  });

  it('given the carrier refuses the number, then the notice has failed, a task is open, and the order stands as before', async () => {
    const { orderNo, id } = await givenNotice();
    const before = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    await fault(slow, { mode: 'reject', code: 21614, times: 1 });
    expect(await sendSms(slow.deps, id)).toBe('failed');
    expect((await standing(record, id)).notice).toMatchObject({
      state: 'failed',
      problem: '21614',
    });
    expect(await record.db.task.count({ where: { orderNo, kind: 'undeliverable' } })).toBe(1);
    expect(await record.db.order.findUniqueOrThrow({ where: { orderNo } })).toEqual(before);
  });

  it('given the carrier is too busy, then it goes back to its queue, unmarked', async () => {
    const { id } = await givenNotice();
    await fault(slow, { mode: 'reject', code: 20429, times: 1 });
    await expect(sendSms(slow.deps, id)).rejects.toThrow('20429');
    expect((await standing(record, id)).notice).toMatchObject({ state: 'queued' });
    expect(await sendSms(slow.deps, id)).toBe('done');
    expect((await standing(record, id)).notice).toMatchObject({ possiblyDoubled: false });
  });
});

interface ShownMail {
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const mails = (orderNo: string) =>
  getJson<ShownMail[]>(`${mailbox.url}/control/messages?contains=${orderNo}`);

describe('an e-mail', () => {
  it('given all is well, then text and HTML arrive as one mail', async () => {
    const { orderNo, id } = await givenNotice('sendMail');
    expect(await sendMail(quick.deps, id)).toBe('done');
    const [mail, ...more] = await mails(orderNo);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`备案订单 ${orderNo} 初审被驳回`);
    expect(mail?.text).toContain('网站名称不符合要求');
    expect(mail?.html).toContain('<li>网站名称不符合要求');
  });

  it('given it went out and we died, then it comes again under the same Message-ID, and is marked', async () => {
    const { orderNo, id } = await givenNotice('sendMail');
    const { mail } = quick.deps;
    const dying = {
      ...quick.deps,
      mail: {
        send: async (message: Parameters<typeof mail.send>[0]) => {
          await mail.send(message);
          throw new Error('died');
        },
      },
    };
    await expect(sendMail(dying, id)).rejects.toThrow('died');
    expect(await sendMail(quick.deps, id)).toBe('done');
    const both = await mails(orderNo);
    expect(both).toHaveLength(2);
    expect(new Set(both.map(({ messageId }) => messageId)).size).toBe(1);
    const { notice } = await standing(record, id);
    expect(notice).toMatchObject({ state: 'sent', possiblyDoubled: true });
    expect(both[0]?.messageId).toBe(`<${notice?.id ?? ''}@example.com>`);
  });

  it('given there is no such mailbox, then it has failed and a task is open; for the moment, then it waits', async () => {
    const { orderNo, id } = await givenNotice('sendMail');
    await fault(mailbox, { mode: 'tempfail', times: 1 });
    await expect(sendMail(quick.deps, id)).rejects.toThrow('451');
    expect((await standing(record, id)).notice).toMatchObject({ state: 'queued' });
    await fault(mailbox, { mode: 'reject', times: 1 });
    expect(await sendMail(quick.deps, id)).toBe('failed');
    expect((await standing(record, id)).notice).toMatchObject({ state: 'failed', problem: '550' });
    expect(await record.db.task.count({ where: { orderNo, kind: 'undeliverable' } })).toBe(1);
  });
});
