import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeText } from '#activities/notice-text.ts';
import { readNoticeEffect } from '#activities/notice-effect.ts';
import type { Actor } from '#domain/roles.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { TermName } from '#domain/terms/terms.ts';
import { openAccount } from '#orders/accounts.ts';
import { fallDue } from '#orders/advance.ts';
import { replayTimeline } from '#orders/replay.ts';
import { givenPassedOf, givenSubmittedOf } from '../support/orders-about.ts';
import { actor, APPLICANT, REVIEWER, tell } from '../support/orders.ts';
import { SENIOR } from '../support/two-people.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const MANAGER = actor('manager', 'manager');

function submitted(type: FilingType, more: object = {}): Promise<string> {
  record.clock.set(MONDAY);
  return givenSubmittedOf(record, type, more);
}

function passed(type: FilingType): Promise<string> {
  record.clock.set(MONDAY);
  return givenPassedOf(record, type);
}

/** A transfer that waits for a receiver of its own. */
async function offered(): Promise<{ orderNo: string; receiver: Actor }> {
  const handle = `r${randomUUID().slice(0, 8)}`;
  const { id } = await openAccount(record.db, record.vault, { handle, role: 'applicant' }, MONDAY);
  const named = { receiver: { account: handle, subjectName: '天津津海示例物流有限公司' } };
  return { orderNo: await submitted('transfer', named), receiver: { id, role: 'applicant' } };
}

const orderOf = (orderNo: string) =>
  record.db.order.findUniqueOrThrow({ where: { orderNo }, include: { dues: true } });

/** The notices of an order in their order, as `template account`. */
async function notices(orderNo: string): Promise<string[]> {
  const effects = await record.db.effect.findMany({
    where: { orderNo, kind: 'sendMail' },
    orderBy: { id: 'asc' },
  });
  return effects.map(readNoticeEffect).map(({ template, to }) => {
    const account = to !== null && 'account' in to ? to.account : 'nobody';
    return `${template} ${account}`;
  });
}

/** Lets a term of an order fall, at its own instant. */
async function fall(orderNo: string, term: TermName) {
  const { dues } = await orderOf(orderNo);
  const due = dues.find((row) => row.term === term)!;
  record.clock.set(due.at);
  return fallDue(record, { orderNo, term, generation: due.generation });
}

describe('a cancelled access, passed by a reviewer', () => {
  it('given its pass, then its applicant is told and has 15 days, and nothing goes to the bureau yet', async () => {
    const orderNo = await passed('cancelAccess');
    const { stage, waitingOn, dues } = await orderOf(orderNo);
    expect([stage, waitingOn]).toEqual(['confirmation', 'applicant']);
    const at = Object.fromEntries(dues.map((row) => [row.term, row.at.toISOString()]));
    expect(at).toEqual({
      confirmationTerm: '2026-06-16T01:00:00.000Z',
      confirmationReminder1: '2026-06-04T01:00:00.000Z',
      confirmationReminder2: '2026-06-11T01:00:00.000Z',
    });
    expect(await notices(orderNo)).toEqual([`confirmationNeeded ${APPLICANT.id}`]);
    const reports = { orderNo, kind: 'reportToAuthority' };
    expect(await record.db.effect.count({ where: reports })).toBe(0);
  });

  it('given its confirmation, then it is queued for the bureau at once; again, it is refused', async () => {
    const orderNo = await passed('cancelAccess');
    const advanced = await tell(record, orderNo, APPLICANT, 'confirm');
    expect(advanced).toMatchObject({ stage: 'reporting', allowed: ['withdraw', 'abandon'] });
    const report = await record.db.effect.findFirstOrThrow({
      where: { orderNo, kind: 'reportToAuthority' },
    });
    expect(report.notBefore).toBeNull();
    await expect(tell(record, orderNo, APPLICANT, 'confirm')).rejects.toMatchObject({
      code: 'order.not_allowed_now',
    });
  });

  it('given another account, a reviewer or a manager, then none of them confirms', async () => {
    const orderNo = await passed('cancelAccess');
    const stranger = actor('applicant-en', 'applicant');
    await expect(tell(record, orderNo, stranger, 'confirm')).rejects.toMatchObject({
      code: 'order.not_found',
    });
    for (const by of [REVIEWER, MANAGER]) {
      await expect(tell(record, orderNo, by, 'confirm')).rejects.toMatchObject({
        code: 'event.not_yours',
      });
    }
    expect((await orderOf(orderNo)).stage).toBe('confirmation');
  });

  it('given nobody’s confirmation, then its applicant is reminded twice, and the order lapses', async () => {
    const orderNo = await passed('cancelAccess');
    for (const term of [
      'confirmationReminder1',
      'confirmationReminder2',
      'confirmationTerm',
    ] as const) {
      expect(await fall(orderNo, term)).toEqual({ fell: 'done' });
    }
    const { outcome, openCertificateIndex } = await orderOf(orderNo);
    expect([outcome, openCertificateIndex]).toEqual(['lapsed', null]);
    expect(await notices(orderNo)).toEqual([
      ...Array.from({ length: 3 }, () => `confirmationNeeded ${APPLICANT.id}`),
      `lapsed ${APPLICANT.id}`,
    ]);
  });

  it('given a manager, then the term is held, released and extended as any other of ours', async () => {
    const orderNo = await passed('cancelAccess');
    await tell(record, orderNo, MANAGER, 'holdTerm');
    record.clock.set('2026-06-03T01:00:00.000Z');
    await tell(record, orderNo, MANAGER, 'releaseTerm');
    await tell(record, orderNo, MANAGER, 'extendTerm', { count: 5 });
    const { dues } = await orderOf(orderNo);
    const due = dues.find(({ term }) => term === 'confirmationTerm');
    // Fifteen days from Monday the 1st, the two that it stood, and five more.
    expect(due?.at.toISOString()).toBe('2026-06-23T01:00:00.000Z');
  });

  it('given the second thoughts of whoever accepted it, then the order is under review again and confirms nothing', async () => {
    const orderNo = await passed('cancelAccess');
    await tell(record, orderNo, SENIOR, 'recall');
    expect((await orderOf(orderNo)).stage).toBe('initialReview');
    await expect(tell(record, orderNo, APPLICANT, 'confirm')).rejects.toMatchObject({
      code: 'order.not_allowed_now',
    });
  });
});

describe('a claim', () => {
  it('given its pass, then it has ended well and nobody reports anything', async () => {
    const orderNo = await passed('claim');
    const { outcome, openCertificateIndex } = await orderOf(orderNo);
    expect([outcome, openCertificateIndex]).toEqual(['granted', null]);
    expect(await record.db.report.count({ where: { orderNo } })).toBe(0);
    expect(await notices(orderNo)).toEqual([`claimed ${APPLICANT.id}`]);
  });
});

describe('a transfer that was sent in', () => {
  it('given its submission, then its receiver is told and has 7 days, and no reviewer has a task', async () => {
    const { orderNo, receiver } = await offered();
    const { stage, waitingOn, receiverId, dues } = await orderOf(orderNo);
    expect([stage, waitingOn, receiverId]).toEqual(['acceptance', 'receiver', receiver.id]);
    const term = dues.find((row) => row.term === 'acceptanceTerm');
    expect(term?.at.toISOString()).toBe('2026-06-08T01:00:00.000Z');
    expect(await notices(orderNo)).toEqual([`acceptanceNeeded ${receiver.id}`]);
    expect(await record.db.task.count({ where: { orderNo } })).toBe(0);
  });

  it('given whoever opened it, then only the receiver accepts or declines', async () => {
    const { orderNo, receiver } = await offered();
    for (const type of ['accept', 'decline'] as const) {
      await expect(tell(record, orderNo, APPLICANT, type)).rejects.toMatchObject({
        code: 'event.of_the_other_side',
      });
    }
    for (const type of ['withdraw', 'abandon'] as const) {
      await expect(tell(record, orderNo, receiver, type)).rejects.toMatchObject({
        code: 'event.of_the_other_side',
      });
    }
    const stranger = actor('applicant-en', 'applicant');
    await expect(tell(record, orderNo, stranger, 'accept')).rejects.toMatchObject({
      code: 'order.not_found',
    });
    expect((await orderOf(orderNo)).revision).toBe(1);
  });

  it('given its acceptance, then both are told, each in words of their own', async () => {
    const { orderNo, receiver } = await offered();
    const advanced = await tell(record, orderNo, receiver, 'accept');
    expect(advanced).toMatchObject({ outcome: 'granted', allowed: [] });
    expect((await notices(orderNo)).slice(1)).toEqual([
      `transferred ${APPLICANT.id}`,
      `transferReceived ${receiver.id}`,
    ]);
  });

  it.each([
    ['declined', 'decline', 'abandoned', '拒绝转入'],
    ['given up', 'abandon', 'abandoned', '放弃订单'],
    ['left alone', 'acceptanceTerm', 'lapsed', '接受期限届满'],
  ] as const)(
    'given one that is %s, then both are told why, and the service stays',
    async (_, how, outcome, why) => {
      const { orderNo, receiver } = await offered();
      if (how === 'acceptanceTerm') await fall(orderNo, how);
      else await tell(record, orderNo, how === 'decline' ? receiver : APPLICANT, how);

      const order = await orderOf(orderNo);
      expect([order.outcome, order.openCertificateIndex]).toEqual([outcome, null]);
      expect((await notices(orderNo)).slice(1)).toEqual([
        `transferNotMade ${APPLICANT.id}`,
        `transferNotMade ${receiver.id}`,
      ]);
      const effects = await record.db.effect.findMany({ where: { orderNo, kind: 'sendMail' } });
      const ends = effects
        .map(readNoticeEffect)
        .filter(({ template }) => template === 'transferNotMade');
      for (const end of ends) {
        const { body } = await noticeText(record, order, end, 'mail', 'zh');
        expect(body).toContain(`“清禾茶业官网”的转移（备案订单 ${orderNo}）未完成：${why}。`);
      }
    },
  );

  it('given that it is taken back, then its receiver hears of it and sees it no more; sent in again, it is asked again', async () => {
    const { orderNo, receiver } = await offered();
    await tell(record, orderNo, APPLICANT, 'withdraw');
    expect((await orderOf(orderNo)).receiverId).toBeNull();
    await expect(tell(record, orderNo, receiver, 'accept')).rejects.toMatchObject({
      code: 'order.not_found',
    });
    await tell(record, orderNo, APPLICANT, 'submit');
    expect(await notices(orderNo)).toEqual([
      `acceptanceNeeded ${receiver.id}`,
      `transferNotMade ${receiver.id}`,
      `acceptanceNeeded ${receiver.id}`,
    ]);
    expect(await tell(record, orderNo, receiver, 'accept')).toMatchObject({ outcome: 'granted' });
  });

  it('given its timeline, then replaying it comes to the same order', async () => {
    const { orderNo, receiver } = await offered();
    await tell(record, orderNo, receiver, 'decline');
    const order = await record.db.order.findUniqueOrThrow({
      where: { orderNo },
      include: { timeline: true },
    });
    expect(JSON.parse(JSON.stringify(replayTimeline(order)))).toEqual(order.snapshot);
  });
});
