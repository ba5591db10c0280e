import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityDeps } from '#activities/deps.ts';
import { sendMail } from '#activities/mail.ts';
import { sendSms } from '#activities/sms.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { freshForm } from '../support/forms.ts';
import {
  APPLICANT,
  claimReview,
  givenDraft,
  givenStage,
  REVIEWER,
  reportIdOf,
  tell,
} from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { givenEffect, standing, worldOf, type Taken } from './support/world.ts';

let record: TestRecord;
let deps: ActivityDeps;
let taken: Taken[];
beforeAll(async () => {
  record = await createTestRecord();
  ({ deps, taken } = worldOf(record));
});
afterAll(() => record.close());
beforeEach(async () => {
  record.clock.set(MONDAY);
  taken.length = 0;
  // Each test begins a day of its own.
  await record.db.notice.updateMany({ data: { sendingAt: null } });
});

const REMIND = { template: 'correctionReminder', whileIn: 'correction' } as const;
const reminderOf = (orderNo: string, more = {}) =>
  givenEffect(record, orderNo, { ...REMIND, ...more });

describe('a reminder', () => {
  it('given its order still waits, then it goes to the applicant', async () => {
    const id = await reminderOf(await givenStage(record, 'correction'));
    expect(await sendSms(deps, id)).toBe('done');
    expect(taken).toEqual([{ to: '+8613900000001', text: expect.stringContaining('仍待修改') }]);
    expect((await standing(record, id)).notice).toMatchObject({ state: 'sent', segments: 1 });
  });

  it('given the order moved on, then nothing goes out and no notice is left', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await reminderOf(orderNo);
    await tell(record, orderNo, APPLICANT, 'resubmit');
    expect(await sendSms(deps, id)).toBe('dropped');
    expect(await standing(record, id)).toMatchObject({
      state: 'dropped',
      why: 'reason.gone',
      notice: null,
    });
    expect(taken).toEqual([]);
  });

  it('given the order left the stage and came back, then the old reminder is over: the new return has its own', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await reminderOf(orderNo);
    await tell(record, orderNo, APPLICANT, 'resubmit');
    await claimReview(record, orderNo);
    const reasons = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];
    await tell(record, orderNo, REVIEWER, 'returnToComplete', { reasons });
    expect(await sendSms(deps, id)).toBe('dropped');
    expect((await standing(record, id)).why).toBe('reason.gone');
    expect(await sendSms(deps, await reminderOf(orderNo))).toBe('done');
  });

  it('given a later one of the same kind to the same recipient, then only that one goes', async () => {
    const orderNo = await givenStage(record, 'correction');
    const first = await reminderOf(orderNo);
    const second = await reminderOf(orderNo);
    expect(await sendSms(deps, first)).toBe('dropped');
    expect((await standing(record, first)).why).toBe('replaced.by_later');
    expect(await sendSms(deps, second)).toBe('done');
    expect(taken).toHaveLength(1);
  });

  it('given a later one of another kind, channel or recipient, then both go', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await reminderOf(orderNo);
    await reminderOf(orderNo, { kind: 'sendMail' });
    await reminderOf(orderNo, { to: { account: 'acc-applicant-en' } });
    await givenEffect(record, orderNo, { template: 'decisionRecalled' });
    expect(await sendSms(deps, id)).toBe('done');
  });

  it('given what is no reminder, then it goes although the order has moved on', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await givenEffect(record, orderNo, { template: 'decisionRecalled' });
    await tell(record, orderNo, APPLICANT, 'resubmit');
    expect(await sendSms(deps, id)).toBe('done');
  });

  it('given a crash in mid-call and an order that moved on, then it is not sent again, and its row says that we don’t know', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await reminderOf(orderNo, { kind: 'sendMail' });
    const breaking = { ...deps, mail: { send: () => Promise.reject(new Error('the line broke')) } };
    await expect(sendMail(breaking, id)).rejects.toThrow();
    await tell(record, orderNo, APPLICANT, 'resubmit');
    expect(await sendMail(deps, id)).toBe('dropped');
    expect(await standing(record, id)).toMatchObject({
      state: 'dropped',
      notice: { state: 'failed', problem: 'unknown_and_over' },
    });
    expect(taken).toEqual([]);
  });
});

describe('quiet hours', () => {
  const EVENING = '2026-06-01T21:30:00+08:00';
  const MORNING = '2026-06-02T00:00:00.000Z';

  it('given a reminder at night, then it waits for the morning, and goes then', async () => {
    const id = await reminderOf(await givenStage(record, 'correction'));
    record.clock.set(EVENING);
    expect(await sendSms(deps, id)).toEqual({ notBefore: MORNING });
    expect(await sendSms(deps, id)).toEqual({ notBefore: MORNING });
    expect(await standing(record, id)).toMatchObject({
      state: 'pending',
      notBefore: new Date(MORNING),
      notice: { state: 'queued' },
    });
    expect(taken).toEqual([]);
    record.clock.set(MORNING);
    expect(await sendSms(deps, id)).toBe('done');
  });

  it('given the reason goes in the night, then in the morning nothing is sent and nothing is left queued', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await reminderOf(orderNo);
    record.clock.set(EVENING);
    await sendSms(deps, id);
    await tell(record, orderNo, APPLICANT, 'resubmit');
    record.clock.set(MORNING);
    expect(await sendSms(deps, id)).toBe('dropped');
    expect((await standing(record, id)).notice).toBeNull();
  });

  it('given what is no reminder, or no quiet hours, then it goes at once', async () => {
    const orderNo = await givenStage(record, 'correction');
    const [said, reminder] = [
      await givenEffect(record, orderNo, { template: 'decisionRecalled' }),
      await reminderOf(orderNo),
    ];
    record.clock.set(EVENING);
    expect(await sendSms(deps, said)).toBe('done');
    const never = { ...deps, policy: { ...deps.policy, quietHours: null } };
    expect(await sendSms(never, reminder)).toBe('done');
  });
});

describe('the limit per recipient and day', () => {
  const twoADay = () => ({
    ...deps,
    policy: { ...deps.policy, noticeLimits: { sms: 2, mail: 1 } },
  });
  const said = (orderNo: string, more = {}) =>
    givenEffect(record, orderNo, { template: 'decisionRecalled', ...more });

  it('given a number that had its messages, then the next waits for tomorrow’s eight o’clock, and goes then', async () => {
    const orderNo = await givenStage(record, 'correction');
    for (let sent = 0; sent < 2; sent += 1) {
      expect(await sendSms(twoADay(), await said(orderNo))).toBe('done');
    }
    const third = await said(orderNo);
    const next = '2026-06-02T00:00:00.000Z';
    expect(await sendSms(twoADay(), third)).toEqual({ notBefore: next });
    expect((await standing(record, third)).notice).toMatchObject({ state: 'queued' });
    // Long after midnight, and before eight: it was told to wait.
    record.clock.set('2026-06-01T20:00:00Z');
    expect(await sendSms(twoADay(), third)).toEqual({ notBefore: next });
    record.clock.set(next);
    expect(await sendSms(twoADay(), third)).toBe('done');
  });

  it('given a reminder beyond it, then it is dropped', async () => {
    const orderNo = await givenStage(record, 'correction');
    await sendSms(twoADay(), await said(orderNo));
    await sendSms(twoADay(), await said(orderNo));
    const id = await reminderOf(orderNo);
    expect(await sendSms(twoADay(), id)).toBe('dropped');
    expect(await standing(record, id)).toMatchObject({ why: 'limit.reached', notice: null });
  });

  it('given other numbers, the other channel, and what never went out, then none of them counts', async () => {
    const orderNo = await givenStage(record, 'correction');
    await sendSms(twoADay(), await said(orderNo, { to: { account: 'acc-applicant-en' } }));
    await sendMail(twoADay(), await said(orderNo, { kind: 'sendMail' }));
    const refusing = {
      ...twoADay(),
      sms: { ...deps.sms, send: () => Promise.resolve({ refused: '21211' }) },
    };
    await sendSms(refusing, await said(orderNo));
    expect(await sendSms(twoADay(), await said(orderNo))).toBe('done');
    expect(await sendSms(twoADay(), await said(orderNo))).toBe('done');
  });

  it('given several at once, then no more go out than may', async () => {
    const orderNo = await givenStage(record, 'correction');
    const ids = [
      await said(orderNo),
      await said(orderNo),
      await said(orderNo),
      await said(orderNo),
    ];
    const results = await Promise.all(ids.map((id) => sendSms(twoADay(), id)));
    expect(results.filter((result) => result === 'done')).toHaveLength(2);
    expect(taken).toHaveLength(2);
  });
});

describe('whom a notice goes to', () => {
  /** An order whose two owners have a number each, which their verification knows. */
  async function givenVerifying(): Promise<{ orderNo: string; persons: { id: string }[] }> {
    const form = freshForm('jiangsu-enterprise-website');
    const owner = { ...form.service.owner, mobile: '18800000102' };
    const service = { ...form.service, owner };
    const orderNo = await givenDraft(record, { ...form, service });
    await givenStage(record, 'smsVerification', orderNo);
    const where = { orderNo, roles: { has: 'serviceOwner' } };
    return { orderNo, persons: await record.db.verificationPerson.findMany({ where }) };
  }
  const remindersTo = async (orderNo: string, person: string) => {
    const rows = await record.db.effect.findMany({ where: { orderNo, kind: 'sendSms' } });
    return rows.filter(
      ({ params }) => (params as { to?: { person?: string } }).to?.person === person,
    );
  };

  it('given a person who must verify, then their own number is told by when', async () => {
    const { orderNo, persons } = await givenVerifying();
    const [effect, ...more] = await remindersTo(orderNo, persons[0]!.id);
    expect(more).toEqual([]);
    expect(await sendSms(deps, effect!.id)).toBe('done');
    expect(taken).toEqual([
      { to: '+8618800000102', text: expect.stringMatching(/12381.*2026-06-02 09:00前/) },
    ]);
  });

  it.each([
    ['passed', 'smsVerified'],
    ['expired', 'smsExpired'],
    ['failed', 'smsFailed'],
  ] as const)('given one who has %s, then they are left alone', async (state, answer) => {
    const { orderNo, persons } = await givenVerifying();
    const [effect] = await remindersTo(orderNo, persons[0]!.id);
    await tell(record, orderNo, AUTHORITY, answer, {
      reportId: reportIdOf(orderNo),
      resultId: randomUUID(),
    });
    const person = await record.db.verificationPerson.findUniqueOrThrow({
      where: { id: persons[0]!.id },
    });
    expect(person.state).toBe(state);
    expect(await sendSms(deps, effect!.id)).toBe('dropped');
    expect((await standing(record, effect!.id)).why).toBe('reason.gone');
  });

  it('given a member of staff, then the mail goes to them in their language, with the order’s number alone', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const id = await givenEffect(record, orderNo, {
      template: 'reviewReminder',
      kind: 'sendMail',
      to: { account: REVIEWER.id },
      whileIn: 'initialReview',
    });
    expect(await sendMail(deps, id)).toBe('done');
    expect(taken[0]?.to).toBe('reviewer-1@example.com');
    expect(taken[0]?.text).toContain(orderNo);
    expect(taken[0]?.text).not.toContain('清禾');
  });

  it('given a row of the release before, which names nobody, then the order’s own account', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = `${orderNo}:9:0`;
    await record.db.effect.create({
      data: {
        id,
        orderNo,
        kind: 'sendSms',
        params: { template: 'rejected', dueDay: '2026-07-16' },
        createdAt: MONDAY,
      },
    });
    expect(await sendSms(deps, id)).toBe('done');
    expect(taken[0]?.to).toBe('+8613900000001');
  });

  it('given an account without a number, then it has failed, and nobody is asked to phone a number that is not there', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await givenEffect(record, orderNo, {
      template: 'decisionRecalled',
      to: { account: 'acc-clerk' },
    });
    expect(await sendSms(deps, id)).toBe('failed');
    expect((await standing(record, id)).notice).toMatchObject({ problem: 'no_number' });
    expect(await record.db.task.count({ where: { orderNo, kind: 'undeliverable' } })).toBe(0);
  });
});
