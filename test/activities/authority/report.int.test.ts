import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportToAuthority } from '#activities/authority/report.ts';
import { APPLICANT, givenStage, tell } from '../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../support/record.ts';
import { worldOf } from '../support/world.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const reportOf = async (orderNo: string) =>
  record.db.effect.findFirstOrThrow({ where: { orderNo, kind: 'reportToAuthority' } });
const run = (id: string) => reportToAuthority(worldOf(record).deps, id);
const LATEST = '2026-06-01T01:05:00.000Z';

async function givenPassed(at: string | Date = LATEST) {
  record.clock.set(MONDAY);
  const orderNo = await givenStage(record, 'reporting');
  record.clock.set(at);
  return orderNo;
}

describe('a report that is asked for', () => {
  it('given the pass may still be recalled, then it waits, and whoever carries it out comes back then', async () => {
    const orderNo = await givenPassed('2026-06-01T01:04:59.999Z');
    const { id } = await reportOf(orderNo);
    expect(await run(id)).toEqual({ notBefore: LATEST });
    expect(await reportOf(orderNo)).toMatchObject({ state: 'pending' });
  });

  it('given it can’t be recalled any more, then it stands in its bureau’s queue, and a second run does nothing', async () => {
    const orderNo = await givenPassed();
    const { id } = await reportOf(orderNo);
    expect(await run(id)).toBe('done');
    expect(await reportOf(orderNo)).toMatchObject({ state: 'queued', settledAt: null });
    expect(await run(id)).toBe('doneBefore');
    expect(await record.db.report.count({ where: { orderNo } })).toBe(0);
  });

  it('given the order was withdrawn, before or in the queue, then it is out of it', async () => {
    const orderNo = await givenPassed();
    const { id } = await reportOf(orderNo);
    await run(id);
    await tell(record, orderNo, APPLICANT, 'withdraw');
    expect(await reportOf(orderNo)).toMatchObject({ state: 'dropped', why: 'order.taken_back' });
    expect(await run(id)).toBe('doneBefore');
  });
});
