import { describe, expect, it } from 'vitest';
import { reportToAuthority } from '#activities/authority/report.ts';
import { APPLICANT, claimReview, REVIEWER, tell } from '../../support/orders.ts';
import { worldOf } from '../support/world.ts';
import { reportedOrders, type Word } from './support/reported-orders.ts';

const { world, says, settle, givenReported, stageOf, approvals } = reportedOrders();

const HOUR_MS = 3_600_000;
const nowPlus = async (hours: number) =>
  new Date((await world.record.clock.now()).getTime() + hours * HOUR_MS);
/** As the interface has it. */
const inBeijing = (at: Date) =>
  `${new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`;

/** What the bureau says of a change: by the subject's id at the bureau alone. */
const words = (recordId: number) => ({
  refusedIn: {
    decision: (at: Date): Word => ({
      ...{ kind: 'decision', approved: false, operation: 4, recordId, at: inBeijing(at) },
    }),
    result: (): Word => ({
      ...{ kind: 'result', codes: [{ code: 1002, text: '不予通过' }] },
      ...{ operation: 4, ref: String(recordId) },
    }),
  },
  refusedByData: (): Word => ({
    ...{ kind: 'result', codes: [{ code: 1018, text: undefined }] },
    ...{ operation: 4, ref: String(recordId) },
  }),
  approvedIn: {
    decision: (at: string): Word => ({
      ...{ kind: 'decision', approved: true, operation: 4, recordId, at },
    }),
    result: (): Word => ({
      ...{ kind: 'result', codes: [{ code: 1001, text: undefined }] },
      ...{ operation: 4, ref: String(recordId) },
    }),
  },
});

/** A change whose first report the bureau answered like this, and that lies there in a second one, two days later. */
async function givenCorrected(first: (say: ReturnType<typeof words>, at: Date) => Word[]) {
  const order = await givenReported('change');
  const { orderNo, filed } = order;
  const say = words(filed.ids.subject);
  const answeredAt = await nowPlus(5);
  world.record.clock.set(answeredAt);
  expect(await says(...first(say, answeredAt))).toEqual([]);
  expect(await stageOf(orderNo)).toBe('correction');

  world.record.clock.set(await nowPlus(24));
  await tell(world.record, orderNo, APPLICANT, 'resubmit');
  await claimReview(world.record, orderNo);
  await tell(world.record, orderNo, REVIEWER, 'pass');
  world.record.clock.set(await nowPlus(1));
  const { id: second } = await world.record.db.effect.findFirstOrThrow({
    where: { orderNo, kind: 'reportToAuthority', id: { not: order.reportId } },
  });
  await reportToAuthority(worldOf(world.record).deps, second);
  await settle();
  world.record.clock.set(await nowPlus(24));
  return { orderNo, first: order.reportId, second, say, answeredAt, stage: await stageOf(orderNo) };
}
const resultsOf = (reportId: string) =>
  world.record.db.authorityResult.count({ where: { reportId } });

describe('a word that names a record by the bureau’s id, after its order was corrected and reported again', () => {
  it('given the opinion of the first refusal comes late, dated before the second report, then the second is left alone and nobody is called', async () => {
    const { orderNo, first, second, say, answeredAt, stage } = await givenCorrected((say) => [
      say.refusedIn.result(),
    ]);
    expect(await says(say.refusedIn.decision(answeredAt))).toEqual([]);
    expect(await stageOf(orderNo)).toBe(stage);
    expect([await resultsOf(first), await resultsOf(second)]).toEqual([2, 0]);
  });

  it('given the same without a time, then a clerk is shown the order, and nothing is written to it', async () => {
    const { orderNo, second, say, stage } = await givenCorrected((say, at) => [
      say.refusedIn.decision(at),
    ]);
    expect(await says(say.refusedIn.result())).toMatchObject([
      { orderNo: null, facts: { why: 'result.several_reports', couldMean: [orderNo] } },
    ]);
    expect(await stageOf(orderNo)).toBe(stage);
    expect(await resultsOf(second)).toBe(0);
  });

  it('given an opinion dated after the second report, then it is the second’s', async () => {
    const { orderNo, say } = await givenCorrected((say, at) => [say.refusedIn.decision(at)]);
    const at = inBeijing(await world.record.clock.now());
    expect(await says(say.approvedIn.decision(at))).toEqual([]);
    expect(await stageOf(orderNo)).toBe('granted');
  });

  it('given a day alone, of days later, then it is the second’s as well', async () => {
    const { orderNo, say } = await givenCorrected((say, at) => [say.refusedIn.decision(at)]);
    const day = inBeijing(await world.record.clock.now()).slice(0, 10);
    expect(await says(say.approvedIn.decision(day))).toEqual([]);
    expect(await stageOf(orderNo)).toBe('granted');
  });

  it('given the first was refused in both lists, when a refusal without a time comes, then only the second can be meant', async () => {
    const { orderNo, second, say } = await givenCorrected((say, at) => [
      ...[say.refusedIn.decision(at), say.refusedIn.result()],
    ]);
    expect(await says(say.refusedIn.result())).toEqual([]);
    expect(await stageOf(orderNo)).toBe('correction');
    expect(await resultsOf(second)).toBe(1);
  });

  it('given the first was refused by the bureau, when its computers find an error, then only the second can be meant', async () => {
    const { orderNo, say } = await givenCorrected((say, at) => [say.refusedIn.decision(at)]);
    expect(await says(say.refusedByData())).toEqual([]);
    expect(await stageOf(orderNo)).toBe('correction');
  });

  it('given the second was approved by opinion, when the code comes as well, then nothing happens twice and nobody is called', async () => {
    const { orderNo, say } = await givenCorrected((say, at) => [say.refusedIn.decision(at)]);
    await says(say.approvedIn.decision(inBeijing(await world.record.clock.now())));
    expect(await says(say.approvedIn.result())).toEqual([]);
    expect(await approvals(orderNo)).toBe(1);
  });

  it('given an opinion dated before we reported anything, then it is nothing of ours', async () => {
    const { orderNo, filed } = await givenReported('change');
    const before = await nowPlus(-48);
    expect(await says(words(filed.ids.subject).refusedIn.decision(before))).toMatchObject([
      { facts: { why: 'result.several_reports', couldMean: [orderNo] } },
    ]);
    expect(await stageOf(orderNo)).not.toBe('correction');
  });
});
