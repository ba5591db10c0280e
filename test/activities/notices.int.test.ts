import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NotTaken } from '#activities/carriers/not-taken.ts';
import type { ActivityDeps } from '#activities/deps.ts';
import { sendMail } from '#activities/mail.ts';
import { sendSms } from '#activities/sms.ts';
import { APPLICANT, givenStage, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
let deps: ActivityDeps;
let serial = 0;
const carrier = {
  sent: [] as { id: string; to: string; body: string }[],
  take(to: string, body: string): string {
    serial += 1;
    const id = `SM${String(serial)}`;
    carrier.sent.push({ id, to, body });
    return id;
  },
  /** What the next call comes to: the carrier has taken the message before the line breaks, or not. */
  next: [] as (() => void)[],
};

beforeAll(async () => {
  record = await createTestRecord();
  deps = {
    ...record,
    sms: {
      send: (message) => {
        carrier.next.shift()?.();
        return Promise.resolve({ id: carrier.take(message.to, message.body) });
      },
      find: ({ to, body }) =>
        Promise.resolve(
          carrier.sent.filter((m) => m.to === to && m.body === body).map(({ id }) => id),
        ),
    },
    mail: {
      send: ({ to, text, messageId }) => {
        carrier.next.shift()?.();
        carrier.take(to, text);
        return Promise.resolve({ id: messageId });
      },
    },
    connectors: new Map(),
    mailDomain: 'example.com',
  };
});
afterAll(() => record.close());
beforeEach(() => {
  carrier.sent.length = 0;
  carrier.next.length = 0;
});

/** The effect of one kind that a returned order has left. */
async function effectOf(kind: string): Promise<string> {
  const orderNo = await givenStage(record, 'correction');
  return (await record.db.effect.findFirstOrThrow({ where: { orderNo, kind } })).id;
}

const noticeOf = (effectId: string) =>
  record.db.notice.findUniqueOrThrow({ where: { effectId }, include: { effect: true } });

const taken = (to: string, body: string) => () => {
  carrier.take(to, body);
  throw new Error('the line broke');
};

describe('a notice by SMS', () => {
  it('given a returned order, then one message goes out in Chinese, and a second run sends nothing', async () => {
    const id = await effectOf('sendSms');
    expect(await sendSms(deps, id)).toBe('done');
    expect(await sendSms(deps, id)).toBe('doneBefore');
    expect(carrier.sent).toHaveLength(1);
    expect(carrier.sent[0]?.to).toBe('+8613900000001');
    expect(carrier.sent[0]?.body).toContain('补充资料');
    expect(await noticeOf(id)).toMatchObject({ state: 'sent', possiblyDoubled: false });
  });

  it('given the carrier took it and the line broke, then the next run finds it and sends nothing', async () => {
    const id = await effectOf('sendSms');
    const text = await bodyOf(id);
    carrier.next.push(taken('+8613900000001', text));
    await expect(sendSms(deps, id)).rejects.toThrow('the line broke');
    expect(await noticeOf(id)).toMatchObject({ state: 'sending' });
    expect(await sendSms(deps, id)).toBe('done');
    expect(carrier.sent.filter(({ body }) => body === text)).toHaveLength(1);
    expect(await noticeOf(id)).toMatchObject({ state: 'sent', possiblyDoubled: false });
  });

  it('given the line broke and the carrier has nothing, then it is sent again and marked', async () => {
    const id = await effectOf('sendSms');
    carrier.next.push(() => {
      throw new Error('the line broke');
    });
    await expect(sendSms(deps, id)).rejects.toThrow();
    expect(await sendSms(deps, id)).toBe('done');
    expect(await noticeOf(id)).toMatchObject({ state: 'sent', possiblyDoubled: true });
  });

  it('given it was sent again and that line broke too, then it is marked, whoever finds one of the two', async () => {
    const id = await effectOf('sendSms');
    const text = await bodyOf(id);
    carrier.next.push(() => {
      throw new Error('the line broke');
    });
    await expect(sendSms(deps, id)).rejects.toThrow();
    carrier.next.push(taken('+8613900000001', text));
    await expect(sendSms(deps, id)).rejects.toThrow();
    expect(await sendSms(deps, id)).toBe('done');
    expect(await noticeOf(id)).toMatchObject({ state: 'sent', possiblyDoubled: true });
  });

  it('given another run went on with it while this one had lost its lock, then this one stands back', async () => {
    const id = await effectOf('sendSms');
    await bodyOf(id);
    const stale = await noticeOf(id);
    const overtaken = {
      ...deps,
      clock: {
        ...deps.clock,
        now: async (tx?: Parameters<ActivityDeps['clock']['now']>[0]) => {
          await record.db.notice.update({ where: { id: stale.id }, data: { state: 'sending' } });
          return deps.clock.now(tx);
        },
      },
    };
    await expect(sendSms(overtaken, id)).rejects.toMatchObject({ code: 'effect.busy' });
    expect(carrier.sent).toHaveLength(0);
  });

  it('given the carrier said no for now, then it waits, and goes out unmarked', async () => {
    const id = await effectOf('sendSms');
    carrier.next.push(() => {
      throw new NotTaken('The SMS carrier', '20429');
    });
    await expect(sendSms(deps, id)).rejects.toThrow('20429');
    expect(await noticeOf(id)).toMatchObject({ state: 'queued' });
    await sendSms(deps, id);
    expect(await noticeOf(id)).toMatchObject({ state: 'sent', possiblyDoubled: false });
  });

  it('given the carrier refuses the number for good, then the notice has failed and the order goes on', async () => {
    const id = await effectOf('sendSms');
    const refusing = {
      ...deps,
      sms: { ...deps.sms, send: () => Promise.resolve({ refused: '21211' }) },
    };
    expect(await sendSms(refusing, id)).toBe('failed');
    expect(await noticeOf(id)).toMatchObject({
      state: 'failed',
      problem: '21211',
      effect: { state: 'failed' },
    });
  });

  it('given it goes out late, when the order has moved on, then it says what it was to say', async () => {
    const id = await effectOf('sendSms');
    const { orderNo } = await record.db.effect.findUniqueOrThrow({ where: { id } });
    await tell(record, orderNo, APPLICANT, 'resubmit');
    await sendSms(deps, id);
    // The correction's 45 days, not the two working days of the review that runs by now.
    expect(carrier.sent[0]?.body).toContain('2026-07-16');
  });

  it('given two workers at once, then one sends', async () => {
    const id = await effectOf('sendSms');
    await Promise.allSettled([sendSms(deps, id), sendSms(deps, id), sendSms(deps, id)]);
    expect(carrier.sent).toHaveLength(1);
  });

  async function bodyOf(effectId: string): Promise<string> {
    let body = '';
    const listening = {
      ...deps,
      sms: {
        ...deps.sms,
        send: (message: { body: string }) => {
          ({ body } = message);
          throw new NotTaken('The SMS carrier', 'rehearsal');
        },
      },
    };
    await expect(sendSms(listening, effectId)).rejects.toThrow('rehearsal');
    return body;
  }
});

describe('a notice by e-mail', () => {
  it('given it went out and we died, then the next run sends the same Message-ID again and marks it', async () => {
    const id = await effectOf('sendMail');
    carrier.next.push(taken('applicant@example.com', ''));
    await expect(sendMail(deps, id)).rejects.toThrow();
    expect(await sendMail(deps, id)).toBe('done');
    const notice = await noticeOf(id);
    expect(notice).toMatchObject({ state: 'sent', possiblyDoubled: true });
    expect(notice.carrierId).toBe(`<${notice.id}@example.com>`);
  });

  it('given reasons per field, then the mail names field, reason and remedy', async () => {
    await sendMail(deps, await effectOf('sendMail'));
    expect(carrier.sent[0]?.body).toContain('（服务名称）');
    expect(carrier.sent[0]?.body).toContain('网站名称不符合要求');
    expect(carrier.sent[0]?.body).toMatch(/请于 \d{4}-\d{2}-\d{2} 前/);
  });
});
