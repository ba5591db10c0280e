import { afterEach, describe, expect, it } from 'vitest';
import type { TermName } from '#domain/terms/terms.ts';
import { fallDue } from '#orders/advance.ts';
import { followerState } from '#orders/follower-state.ts';
import { loadCalendar } from '#orders/load-calendar.ts';
import { replayTimeline } from '#orders/replay.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import { claimReview, givenStage, REVIEWER, tell } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { WHY, instantsOf, lastSignal, orderOf } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
afterEach(() => {
  file.record.clock.set(MONDAY);
});

const act = (orderNo: string, name: string, more = {}, handle = 'manager') =>
  file.as(handle)('POST', `/orders/${orderNo}/${name}`, {
    ...(name !== 'release' && { body: { reason: WHY, ...more } }),
  });
const expectedOf = async (orderNo: string) =>
  read<OrderView>(await file.as('applicant')('GET', `/orders/${orderNo}`)).expected;
/** Lets a term fall, as its follower would. */
async function fall(orderNo: string, term: TermName) {
  const row = await file.record.db.due.findUnique({ where: { orderNo_term: { orderNo, term } } });
  return fallDue(file.record, { orderNo, term, generation: row?.generation ?? -1 });
}

describe('a review whose clock is held', () => {
  it('given two working days of it, then the deadline and its reminder are two working days later', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    file.record.clock.set('2026-06-02T02:00:00Z');
    const held = await act(orderNo, 'hold');
    expect(held.body).toMatchObject({ stage: 'initialReview', allowed: ['releaseTerm'] });
    expect((await lastSignal(file, orderNo)).dues).toEqual([]);
    expect((await followerState(file.record.db, orderNo)).dues).toEqual([]);
    expect(await expectedOf(orderNo)).toMatchObject({ held: true, overdue: false });

    // Long after it would have been over: nothing falls, and nobody is told that it is overdue.
    file.record.clock.set('2026-06-04T02:00:00Z');
    expect(await fall(orderNo, 'initialReviewTerm')).toEqual({ fell: 'stale' });
    expect(await fall(orderNo, 'reviewReminder')).toEqual({ fell: 'stale' });
    expect(await expectedOf(orderNo)).toMatchObject({ held: true, overdue: false });

    await act(orderNo, 'release');
    // Tuesday and Wednesday were lost: Wednesday's end becomes Friday's.
    const moved = {
      initialReviewTerm: '2026-06-05T16:00:00.000Z',
      reviewReminder: '2026-06-05T01:00:00.000Z',
    };
    expect(await instantsOf(file, orderNo)).toEqual(moved);
    expect(await expectedOf(orderNo)).toMatchObject({ day: '2026-06-05', held: false });
    const { dues, name } = await lastSignal(file, orderNo);
    expect(name).toBe('releaseTerm');
    expect(Object.fromEntries(dues.map(({ term, at }) => [term, at]))).toEqual(moved);
    const { tasks } = await orderOf(file, orderNo);
    expect(tasks[0]?.urgentAt).toEqual(new Date(moved.initialReviewTerm));
  });

  it('given hold and release within one day, then nothing is lost', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const before = await instantsOf(file, orderNo);
    await act(orderNo, 'hold');
    file.record.clock.set('2026-06-01T09:00:00Z');
    await act(orderNo, 'release');
    expect(await instantsOf(file, orderNo)).toEqual(before);
  });

  it('given a timer that was set before the hold, when it comes after the release, then it does nothing', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    await act(orderNo, 'hold');
    await act(orderNo, 'release');
    file.record.clock.set('2026-06-30T00:00:00Z');
    const old = { orderNo, term: 'initialReviewTerm' as const, generation: 1 };
    expect(await fallDue(file.record, old)).toEqual({ fell: 'stale' });
    expect(await fall(orderNo, 'initialReviewTerm')).toEqual({ fell: 'done' });
  });

  it('given the review is decided meanwhile, then the hold ends with it, and the next stage’s clock runs', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    await act(orderNo, 'hold');
    await claimReview(file.record, orderNo);
    const reasons = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];
    await tell(file.record, orderNo, REVIEWER, 'returnToComplete', { reasons });
    expect(await expectedOf(orderNo)).toMatchObject({
      term: 'correctionTerm',
      at: '2026-07-16T01:00:00.000Z',
      held: false,
    });
    const refusal = { status: 409, code: 'order.not_allowed_now' };
    await expectRefused(file.record, () => act(orderNo, 'release'), refusal);
  });
});

describe('a correction whose clock is held', () => {
  it('given a time, then deadline and open reminders are later by exactly that, and what was reminded is not again', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    file.record.clock.set('2026-06-08T01:00:00Z');
    expect(await fall(orderNo, 'correctionReminder1')).toEqual({ fell: 'done' });
    file.record.clock.set('2026-06-10T00:00:00Z');
    await act(orderNo, 'hold');
    file.record.clock.set('2026-06-20T12:34:56.789Z');
    expect(await fall(orderNo, 'correctionReminder2')).toEqual({ fell: 'stale' });
    await act(orderNo, 'release');
    const heldMs = Date.parse('2026-06-20T12:34:56.789Z') - Date.parse('2026-06-10T00:00:00Z');
    const later = (days: number) =>
      new Date(MONDAY.getTime() + days * 86_400_000 + heldMs).toISOString();
    expect(await instantsOf(file, orderNo)).toMatchObject({
      correctionTerm: later(45),
      correctionReminder2: later(15),
      correctionReminder3: later(30),
    });
    expect(await fall(orderNo, 'correctionReminder1')).toEqual({ fell: 'stale' });
    file.record.clock.set(later(15));
    expect(await fall(orderNo, 'correctionReminder2')).toEqual({ fell: 'done' });
    expect(await fall(orderNo, 'correctionReminder2')).toEqual({ fell: 'stale' });
    const reminders = (await orderOf(file, orderNo)).effects.filter(
      ({ kind, params }) =>
        kind === 'sendSms' && (params as { template: string }).template === 'correctionReminder',
    );
    expect(reminders).toHaveLength(2);
  });

  it('given it was held all the while, then it does not lapse', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    await act(orderNo, 'hold');
    file.record.clock.set('2026-09-01T00:00:00Z');
    expect(await fall(orderNo, 'correctionTerm')).toEqual({ fell: 'stale' });
    await act(orderNo, 'release');
    expect((await instantsOf(file, orderNo)).correctionTerm).toBe('2026-10-16T00:00:00.000Z');
  });

  it('given it is held twice, then both times count', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    for (const day of ['2026-06-02', '2026-06-12']) {
      file.record.clock.set(`${day}T00:00:00Z`);
      await act(orderNo, 'hold');
      file.record.clock.set(`${day}T06:00:00Z`);
      await act(orderNo, 'release');
    }
    expect((await instantsOf(file, orderNo)).correctionTerm).toBe('2026-07-16T13:00:00.000Z');
  });
});

describe('more time', () => {
  it('given a review that runs, then it has so many working days more, and its reminder moves with it', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const extended = await act(orderNo, 'extend', { count: 3 });
    expect(extended.status).toBe(200);
    expect(await instantsOf(file, orderNo)).toEqual({
      initialReviewTerm: '2026-06-08T16:00:00.000Z',
      reviewReminder: '2026-06-08T01:00:00.000Z',
    });
    file.record.clock.set('2026-06-04T00:00:00Z');
    expect(await fall(orderNo, 'initialReviewTerm')).toMatchObject({ fell: 'notYet' });
  });

  it('given a correction, then the reminders stay where they are', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    const before = await instantsOf(file, orderNo);
    await act(orderNo, 'extend', { count: 10 });
    expect(await instantsOf(file, orderNo)).toEqual({
      ...before,
      correctionTerm: '2026-07-26T01:00:00.000Z',
    });
  });

  it('given an overdue review, then its task is closed, it is overdue no more, and falls again', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    file.record.clock.set('2026-06-04T02:00:00Z');
    await fall(orderNo, 'initialReviewTerm');
    const overdue = async () =>
      (await orderOf(file, orderNo)).tasks
        .filter(({ kind }) => kind === 'overdueReview')
        .map(({ open }) => open);
    expect(await overdue()).toEqual([true]);
    await act(orderNo, 'extend', { count: 2 });
    expect(await overdue()).toEqual([false]);
    expect(await expectedOf(orderNo)).toMatchObject({ day: '2026-06-05', overdue: false });
    file.record.clock.set('2026-06-05T16:00:00Z');
    expect(await fall(orderNo, 'initialReviewTerm')).toEqual({ fell: 'done' });
    expect(await overdue()).toEqual([false, true]);
  });

  it('given an extension that would be over already, then it is refused', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    file.record.clock.set('2026-06-12T02:00:00Z');
    await fall(orderNo, 'initialReviewTerm');
    const refusal = { status: 422, code: 'extension.too_short', field: '/count' };
    await expectRefused(file.record, () => act(orderNo, 'extend', { count: 1 }), refusal);
  });

  it.each([0, -1, 61])('given %i, then 422 names the range', async (count) => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const refusal = { status: 422, code: 'extension.out_of_range', field: '/count' };
    await expectRefused(file.record, () => act(orderNo, 'extend', { count }), refusal);
  });

  it('given a held clock, then it is let go on first', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    await act(orderNo, 'hold');
    const refusal = { status: 409, code: 'order.not_allowed_now' };
    await expectRefused(file.record, () => act(orderNo, 'extend', { count: 1 }), refusal);
  });
});

describe('whose clock it is', () => {
  it.each(['applicant', 'reviewer-1', 'clerk', 'admin-1'])('given %s, then 403', async (handle) => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const refusal = { status: 403, code: 'event.not_yours' };
    for (const [name, more] of [
      ['hold', {}],
      ['release', {}],
      ['extend', { count: 1 }],
    ] as const) {
      await expectRefused(file.record, () => act(orderNo, name, more, handle), refusal);
    }
  });

  it.each(['draft', 'reporting', 'smsVerification', 'bureauReview', 'granted'] as const)(
    'given an order in %s, then no deadline of the provider’s runs',
    async (stage) => {
      const orderNo = await givenStage(file.record, stage);
      const refusal = { status: 409, code: 'order.not_allowed_now' };
      for (const [name, more] of [
        ['hold', {}],
        ['release', {}],
        ['extend', { count: 1 }],
      ] as const) {
        await expectRefused(file.record, () => act(orderNo, name, more), refusal);
      }
    },
  );

  it.each(['hold', 'extend'])('given no reason, when told to %s, then 400', async (name) => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const body = name === 'extend' ? { count: 1 } : {};
    const request = () => file.as('manager')('POST', `/orders/${orderNo}/${name}`, { body });
    const refusal = { status: 400, code: 'request.malformed', field: '/reason' };
    await expectRefused(file.record, request, refusal);
  });

  it('given two managers at once, then one holds and the other reads that it stands', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const answers = await Promise.all([act(orderNo, 'hold'), act(orderNo, 'hold')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const { timeline } = await orderOf(file, orderNo);
    expect(timeline.filter(({ type }) => type === 'holdTerm')).toHaveLength(1);
  });

  it('given all of it, then the timeline replayed gives the snapshot', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    await act(orderNo, 'hold');
    await act(orderNo, 'release');
    await act(orderNo, 'extend', { count: 1 });
    const order = await orderOf(file, orderNo);
    expect(JSON.parse(JSON.stringify(replayTimeline(order)))).toEqual(order.snapshot);
  });
});

describe('a calendar that is loaded meanwhile', () => {
  const notice = (holidays: string[]) => ({
    year: 2027,
    source: 'a notice of this test',
    holidays,
    makeUpDays: [],
  });

  it('given a review that was given more time, then it keeps it', async () => {
    file.record.clock.set('2027-03-01T02:00:00Z');
    const orderNo = await givenStage(file.record, 'initialReview');
    await act(orderNo, 'extend', { count: 2 });
    // From Monday: Tuesday to Friday.
    expect((await instantsOf(file, orderNo)).initialReviewTerm).toBe('2027-03-05T16:00:00.000Z');
    await loadCalendar(file.record, notice(['2027-03-03']), { dryRun: false });
    expect(await instantsOf(file, orderNo)).toEqual({
      initialReviewTerm: '2027-03-08T16:00:00.000Z',
      reviewReminder: '2027-03-08T01:00:00.000Z',
    });
    await tell(file.record, orderNo, { id: 'acc-applicant', role: 'applicant' }, 'abandon');
  });

  it('given a review that is held, then it stays held, and is released by the new calendar', async () => {
    file.record.clock.set('2027-04-05T02:00:00Z');
    const orderNo = await givenStage(file.record, 'initialReview');
    await act(orderNo, 'hold');
    await loadCalendar(file.record, notice(['2027-03-03', '2027-04-06']), { dryRun: false });
    expect(await expectedOf(orderNo)).toMatchObject({ held: true });
    expect((await followerState(file.record.db, orderNo)).dues).toEqual([]);
    file.record.clock.set('2027-04-08T02:00:00Z');
    await act(orderNo, 'release');
    // Lost: Monday and Wednesday; Tuesday is a holiday now. Two days of its own and those two: 7, 8, 9, 12.
    expect((await instantsOf(file, orderNo)).initialReviewTerm).toBe('2027-04-12T16:00:00.000Z');
  });
});
