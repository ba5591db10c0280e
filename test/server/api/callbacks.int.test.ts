import { randomUUID } from 'node:crypto';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { givenStage } from '../../support/orders.ts';
import { expectRefusal } from './support/refusals.ts';
import { traceOf } from './support/trace.ts';
import { useApi } from './support/use-api.ts';

const AUTH_TOKEN = 'the-token-of-nobody';
const PUBLIC_URL = 'https://beian.example';
const file = useApi({ smsCallback: { authToken: AUTH_TOKEN, publicUrl: PUBLIC_URL } });

/** A message that a carrier has taken. */
async function givenSent(): Promise<string> {
  const { db } = file.record;
  const orderNo = await givenStage(file.record, 'abandoned');
  const { id: effectId } = await db.effect.findFirstOrThrow({
    where: { orderNo, kind: 'sendSms' },
  });
  const carrierId = `SM${randomUUID().replaceAll('-', '')}`;
  const createdAt = new Date();
  const common = {
    textCipher: Uint8Array.of(0),
    keyId: 'k1',
    channel: 'sms',
    template: 'abandoned',
    locale: 'zh',
    state: 'sent',
  };
  await db.notice.create({
    data: { id: randomUUID(), effectId, orderNo, carrierId, createdAt, ...common },
  });
  return carrierId;
}

const noticeOf = (carrierId: string) =>
  file.record.db.notice.findUniqueOrThrow({ where: { carrierId } });

async function tell(
  facts: Record<string, string>,
  signature?: string,
  type?: string,
  path = '/callbacks/sms',
) {
  const url = `${PUBLIC_URL}${path}`;
  const response = await file.api.app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': type ?? 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature ?? twilio.getExpectedTwilioSignature(AUTH_TOKEN, url, facts),
    },
    payload: type === undefined ? new URLSearchParams(facts).toString() : JSON.stringify(facts),
  });
  return {
    status: response.statusCode,
    type: String(response.headers['content-type']),
    etag: '',
    body: (response.body === '' ? {} : response.json()) as never,
  };
}

describe('what a carrier says of a message', () => {
  it('given it was delivered, and signed, then the notice says so', async () => {
    const MessageSid = await givenSent();
    const { status } = await tell({ MessageSid, MessageStatus: 'delivered', To: '+8613900000001' });
    expect(status).toBe(204);
    expect(await noticeOf(MessageSid)).toMatchObject({ state: 'delivered', problem: null });
  });

  it('given it failed, then the notice keeps the carrier’s code', async () => {
    const MessageSid = await givenSent();
    await tell({ MessageSid, MessageStatus: 'undelivered', ErrorCode: '30003' });
    expect(await noticeOf(MessageSid)).toMatchObject({ state: 'undelivered', problem: '30003' });
  });

  it.each([
    ['sent', 'delivered', 'queued', 'sending'],
    ['delivered', 'sent'],
    ['undelivered', 'delivered'],
    ['failed', 'sent', 'delivered'],
  ])('given %s, then %s …, then the first last word stands', async (...states) => {
    const MessageSid = await givenSent();
    for (const MessageStatus of states) {
      expect((await tell({ MessageSid, MessageStatus })).status).toBe(204);
    }
    const last = states.find((state) => ['delivered', 'undelivered', 'failed'].includes(state));
    expect((await noticeOf(MessageSid)).state).toBe(last);
  });

  it('given a message that nobody knows, or one thing that says nothing, then 204 and nothing changes', async () => {
    const before = await traceOf(file.record.db);
    expect((await tell({ MessageSid: 'SMunknown', MessageStatus: 'delivered' })).status).toBe(204);
    expect((await tell({})).status).toBe(204);
    expect(await traceOf(file.record.db)).toEqual(before);
  });

  it.each([
    ['read', 'delivered', null],
    ['canceled', 'failed', 'canceled'],
    ['failed', 'failed', 'unknown'],
  ])('given %s, then the notice is %s, with %s', async (MessageStatus, state, problem) => {
    const MessageSid = await givenSent();
    await tell({ MessageSid, MessageStatus });
    expect(await noticeOf(MessageSid)).toMatchObject({ state, problem });
  });

  describe('before our own call has its answer', () => {
    /** A notice in mid-call: the carrier has the message, and we don’t know its id. */
    async function givenSending() {
      const { id } = await noticeOf(await givenSent());
      await file.record.db.notice.update({
        where: { id },
        data: { state: 'sending', carrierId: null },
      });
      return id;
    }
    const about = (id: string, MessageSid: string, MessageStatus: string) =>
      tell({ MessageSid, MessageStatus }, undefined, undefined, `/callbacks/sms?notice=${id}`);

    it('given our name for it in the address, then the notice learns state and id from it', async () => {
      const id = await givenSending();
      expect((await about(id, 'SMfirst', 'sent')).status).toBe(204);
      expect(await noticeOf('SMfirst')).toMatchObject({ id, state: 'sent' });
      await about(id, 'SMfirst', 'delivered');
      expect(await noticeOf('SMfirst')).toMatchObject({ id, state: 'delivered' });
    });

    it('given a second message under the same name, then the first speaks for the notice', async () => {
      const id = await givenSending();
      await about(id, 'SMone', 'delivered');
      await about(id, 'SMtwo', 'undelivered');
      expect(await noticeOf('SMone')).toMatchObject({ id, state: 'delivered' });
    });

    it('given it was given up meanwhile, since nobody knew whether it had gone out, then it is known', async () => {
      const id = await givenSending();
      await file.record.db.notice.update({
        where: { id },
        data: { state: 'failed', problem: 'unknown_and_over', settledAt: new Date() },
      });
      await about(id, 'SMlate', 'sent');
      expect(await noticeOf('SMlate')).toMatchObject({
        ...{ id, state: 'sent', problem: null, settledAt: null },
      });
    });

    it('given a name that is nobody’s, or the signature of another address, then nothing changes', async () => {
      const id = await givenSending();
      const before = await traceOf(file.record.db);
      expect((await about(randomUUID(), 'SMx', 'delivered')).status).toBe(204);
      expect((await about('nobody', 'SMx', 'delivered')).status).toBe(204);
      const facts = { MessageSid: 'SMx', MessageStatus: 'delivered' };
      const plain = twilio.getExpectedTwilioSignature(
        AUTH_TOKEN,
        `${PUBLIC_URL}/callbacks/sms`,
        facts,
      );
      const answer = await tell(facts, plain, undefined, `/callbacks/sms?notice=${id}`);
      expectRefusal(answer, {
        status: 403,
        code: 'callback.signature',
        field: 'X-Twilio-Signature',
      });
      expect(await traceOf(file.record.db)).toEqual(before);
    });
  });

  it('given a wrong signature, none, or another body under the right one, then 403 and nothing changes', async () => {
    const MessageSid = await givenSent();
    const before = await traceOf(file.record.db);
    const delivered = { MessageSid, MessageStatus: 'delivered' };
    const url = `${PUBLIC_URL}/callbacks/sms`;
    const signatures = [
      'bm90IGEgc2lnbmF0dXJl',
      '',
      twilio.getExpectedTwilioSignature('another token', url, delivered),
      twilio.getExpectedTwilioSignature(AUTH_TOKEN, url, { ...delivered, MessageStatus: 'failed' }),
      twilio.getExpectedTwilioSignature(AUTH_TOKEN, 'https://elsewhere.example', delivered),
    ];
    for (const signature of signatures) {
      const refusal = { status: 403, code: 'callback.signature', field: 'X-Twilio-Signature' };
      expectRefusal(await tell(delivered, signature), refusal);
    }
    expect(await traceOf(file.record.db)).toEqual(before);
  });

  it('given a NUL in it, then 400', async () => {
    const answer = await tell({ MessageSid: 'SM\u0000', MessageStatus: 'delivered' });
    expectRefusal(answer, { status: 400, code: 'request.malformed', field: '/MessageSid' });
  });
});
