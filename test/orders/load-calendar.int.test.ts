import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '#orders/load-calendar.ts';
import { replayTimeline } from '#orders/replay.ts';
import { givenStage } from '../support/orders.ts';
import { MONDAY, createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const NOTICE = {
  year: 2027,
  source: 'a notice of this test',
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
  makeUpDays: ['2027-01-09'],
};

const orderOf = (orderNo: string) =>
  record.db.order.findUniqueOrThrow({
    where: { orderNo },
    include: { dues: { orderBy: { term: 'asc' } }, timeline: true },
  });

describe('the notice of a year without a calendar', () => {
  let orderNo: string;

  it('given an order whose review reaches into that year, then its deadline is provisional', async () => {
    record.clock.set('2026-12-31T02:00:00Z');
    orderNo = await givenStage(record, 'initialReview');
    const { dues } = await orderOf(orderNo);
    // By weekends alone: Friday the 1st and Monday the 4th.
    expect(dues).toMatchObject([
      { term: 'initialReviewTerm', provisional: true, at: new Date('2027-01-04T16:00:00Z') },
      { term: 'reviewReminder', provisional: true, at: new Date('2027-01-04T01:00:00Z') },
    ]);
  });

  it('when it is only tried, then the move is told and nothing is written', async () => {
    const before = await orderOf(orderNo);
    const moved = await loadCalendar(record, NOTICE, { dryRun: true });
    expect(moved).toEqual([
      {
        orderNo,
        term: 'initialReviewTerm',
        from: new Date('2027-01-04T16:00:00Z'),
        to: new Date('2027-01-06T16:00:00Z'),
      },
    ]);
    expect(await orderOf(orderNo)).toEqual(before);
  });

  it('when it is loaded, then the deadline moves, for sure now, and the follower hears of it', async () => {
    await record.db.signal.deleteMany();
    expect(await loadCalendar(record, NOTICE, { dryRun: false })).toHaveLength(1);
    const order = await orderOf(orderNo);
    expect(order).toMatchObject({ stage: 'initialReview', revision: 2 });
    expect(order.dues).toMatchObject([
      { provisional: false, at: new Date('2027-01-06T16:00:00Z'), generation: 2 },
      { provisional: false, at: new Date('2027-01-06T01:00:00Z'), generation: 2 },
    ]);
    const task = await record.db.task.findFirstOrThrow({ where: { orderNo } });
    expect(task.urgentAt).toEqual(new Date('2027-01-06T16:00:00Z'));
    expect(await record.db.signal.findMany()).toMatchObject([
      { orderNo, name: 'calendarLoaded', payload: { revision: 2 } },
    ]);
    expect(await record.db.auditEntry.findMany({ where: { target: '2027' } })).toHaveLength(1);
  });

  it('then the timeline replayed still gives the snapshot', async () => {
    const order = await orderOf(orderNo);
    expect(JSON.parse(JSON.stringify(replayTimeline(order)))).toEqual(order.snapshot);
  });

  it('when it is loaded again, then nothing moves', async () => {
    expect(await loadCalendar(record, NOTICE, { dryRun: false })).toEqual([]);
    expect((await orderOf(orderNo)).revision).toBe(2);
    record.clock.set(MONDAY);
  });
});
