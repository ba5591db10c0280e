import { afterEach, describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import { SYSTEM } from '#domain/roles.ts';
import { fallDue } from '#orders/advance.ts';
import { registerLinks } from '#orders/links.ts';
import { replayTimeline } from '#orders/replay.ts';
import type { OrderView, Timeline } from '#server/orders/schemas.ts';
import { scriptedBureau } from '../../activities/authority/support/scripted-bureau.ts';
import { worldOf } from '../../activities/support/world.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { actor, claimReview, givenStage, REVIEWER, tell } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { WHY, asRead, instantsOf, orderOf } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
afterEach(() => {
  file.record.clock.set(MONDAY);
});

const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000);
const recall = (orderNo: string, handle = 'reviewer-1') =>
  asRead(file, handle, orderNo, `/orders/${orderNo}/recall`, { body: { reason: WHY } });
const reportsOf = async (orderNo: string) =>
  (await orderOf(file, orderNo)).effects.filter(({ kind }) => kind === 'reportToAuthority');
const allowedTo = async (handle: string, orderNo: string) =>
  read<OrderView>(await file.as(handle)('GET', `/orders/${orderNo}`)).allowed;

/** Carries a report out; what its bureau was given. */
async function carryOut(effectId: string) {
  const { deps } = worldOf(file.record);
  const { bureau, connector } = scriptedBureau();
  const result = await reportToAuthority(deps, effectId);
  await registerLinks(file.record.db, [connector.endpoint]);
  await exchange({ ...deps, connector });
  return { result, given: bureau.taken.flatMap(({ reports }) => reports) };
}

describe('a pass that is recalled within minutes', () => {
  it('given its report waits, then the review goes on by its own deadline, and nothing is ever reported', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const dues = await instantsOf(file, orderNo);
    await claimReview(file.record, orderNo);
    file.record.clock.set(minutes(60));
    await tell(file.record, orderNo, REVIEWER, 'pass');
    const [report] = await reportsOf(orderNo);
    expect(report).toMatchObject({ state: 'pending', notBefore: minutes(65) });

    file.record.clock.set(minutes(64));
    const recalled = await recall(orderNo);
    expect(recalled).toMatchObject({ status: 200, body: { stage: 'initialReview' } });
    expect(await instantsOf(file, orderNo)).toEqual(dues);
    const order = await orderOf(file, orderNo);
    expect(order.tasks.map(({ kind, open, urgentAt }) => [kind, open, urgentAt])).toEqual([
      ['initialReview', false, new Date(dues.initialReviewTerm ?? '')],
      ['initialReview', true, new Date(dues.initialReviewTerm ?? '')],
    ]);
    expect(JSON.parse(JSON.stringify(replayTimeline(order)))).toEqual(order.snapshot);

    file.record.clock.set(minutes(120));
    expect(await carryOut(report!.id)).toEqual({ result: 'doneBefore', given: [] });
    expect(await reportsOf(orderNo)).toMatchObject([{ state: 'dropped' }]);
    // Of a pass the applicant was never told, so of its recall neither.
    expect(order.effects.map(({ kind }) => kind)).toEqual(['reportToAuthority']);
  });

  it('given it is passed again, then there is one report, under the new effect', async () => {
    const orderNo = await givenStage(file.record, 'reporting');
    await recall(orderNo);
    await claimReview(file.record, orderNo);
    await tell(file.record, orderNo, REVIEWER, 'pass');
    file.record.clock.set(minutes(10));
    const [first, second] = await reportsOf(orderNo);
    expect((await carryOut(first!.id)).given).toEqual([]);
    expect(await carryOut(second!.id)).toEqual({ result: 'done', given: [second!.id] });
    expect((await orderOf(file, orderNo)).reports.map(({ id }) => id)).toEqual([second!.id]);
  });

  it('given the activity that froze the old one comes late, then it freezes nothing', async () => {
    const orderNo = await givenStage(file.record, 'reporting');
    const [first] = await reportsOf(orderNo);
    await recall(orderNo);
    await claimReview(file.record, orderNo);
    await tell(file.record, orderNo, REVIEWER, 'pass');
    await expect(
      tell(file.record, orderNo, SYSTEM, 'reportFrozen', { reportId: first!.id }),
    ).rejects.toMatchObject({ code: 'order.not_allowed_now' });
  });

  it('given a manager had given the review more time, then it keeps it', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const manager = actor('manager', 'manager');
    await tell(file.record, orderNo, manager, 'extendTerm', { count: 2 });
    await tell(file.record, orderNo, manager, 'holdTerm');
    file.record.clock.set(minutes(24 * 60));
    await tell(file.record, orderNo, manager, 'releaseTerm');
    const dues = await instantsOf(file, orderNo);
    expect(dues.initialReviewTerm).toBe('2026-06-08T16:00:00.000Z');
    await claimReview(file.record, orderNo);
    await tell(file.record, orderNo, REVIEWER, 'pass');
    await recall(orderNo);
    expect(await instantsOf(file, orderNo)).toEqual(dues);
  });

  it('given a review that a repair began anew, then it goes on from there, not from the submission', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    file.record.clock.set('2026-06-04T02:00:00Z');
    await tell(file.record, orderNo, actor('admin-1', 'systemAdministrator'), 'repair', {
      to: 'initialReview',
    });
    const dues = await instantsOf(file, orderNo);
    await claimReview(file.record, orderNo);
    await tell(file.record, orderNo, REVIEWER, 'pass');
    await recall(orderNo);
    expect(await instantsOf(file, orderNo)).toEqual(dues);
  });

  it('given the review was overdue by then, then it is so again, and its reminder is not repeated', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    file.record.clock.set('2026-06-03T16:30:00Z');
    for (const term of ['reviewReminder', 'initialReviewTerm'] as const) {
      expect(await fallDue(file.record, { orderNo, term, generation: 1 })).toEqual({
        fell: 'done',
      });
    }
    await claimReview(file.record, orderNo);
    await tell(file.record, orderNo, REVIEWER, 'pass');
    await recall(orderNo);
    const { dues, revision } = await orderOf(file, orderNo);
    expect(dues.map(({ term }) => term)).toEqual(['initialReviewTerm']);
    const again = { orderNo, term: 'initialReviewTerm' as const, generation: revision };
    expect(await fallDue(file.record, again)).toEqual({ fell: 'done' });
    const { tasks } = await orderOf(file, orderNo);
    expect(tasks.filter(({ kind, open }) => kind === 'overdueReview' && open)).toHaveLength(1);
  });
});

describe('a return that is recalled', () => {
  it('given nobody edited since, then the review goes on and its applicant is told', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    expect((await recall(orderNo)).body).toMatchObject({ stage: 'initialReview' });
    const order = await orderOf(file, orderNo);
    expect(await instantsOf(file, orderNo)).toEqual({
      initialReviewTerm: '2026-06-03T16:00:00.000Z',
      reviewReminder: '2026-06-03T01:00:00.000Z',
    });
    const told = order.effects.map(({ params }) => (params as { template?: string }).template);
    expect(new Set(told)).toEqual(new Set(['returnedToComplete', 'decisionRecalled']));
    const seen = read<OrderView>(await file.as('applicant')('GET', `/orders/${orderNo}`));
    expect(seen.returned).toBeNull();
  });

  it('given its reason, then staff read it, its applicant does not, and it is sealed', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    await recall(orderNo);
    const texts = async (handle: string) => {
      const answer = await file.as(handle)('GET', `/orders/${orderNo}/timeline`);
      return read<Timeline>(answer).timeline.map(({ text }) => text);
    };
    expect(await texts('reviewer-2')).toContain(WHY);
    expect(await texts('applicant')).not.toContain(WHY);
    const entry = (await orderOf(file, orderNo)).timeline.at(-1);
    expect(JSON.stringify(entry?.facts)).not.toContain(WHY);
    expect(Buffer.from(entry!.noteCipher!).toString('utf8')).not.toContain(WHY);
  });
});

describe('a decision that can’t be recalled', () => {
  it.each(['reporting', 'correction'] as const)(
    'given an order in %s whose time is over, then it is too late, and it is not offered',
    async (stage) => {
      const orderNo = await givenStage(file.record, stage);
      expect(await allowedTo('reviewer-1', orderNo)).toEqual(['recall']);
      file.record.clock.set(minutes(5));
      expect(await allowedTo('reviewer-1', orderNo)).toEqual([]);
      const refusal = { status: 409, code: 'recall.too_late' };
      await expectRefused(file.record, () => recall(orderNo), refusal);
    },
  );

  it('given another reviewer, then it is not theirs, and not offered', async () => {
    const orderNo = await givenStage(file.record, 'reporting');
    expect(await allowedTo('reviewer-2', orderNo)).toEqual([]);
    const refusal = { status: 403, code: 'recall.not_yours' };
    await expectRefused(file.record, () => recall(orderNo, 'reviewer-2'), refusal);
  });

  it('given its applicant has begun to correct, then it stays returned', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    const { etag, body } = await file.as('applicant')('GET', `/orders/${orderNo}`);
    const { form: before } = body as unknown as { form: NewSubjectForm };
    const form = { ...before, service: { ...before.service, name: '清禾示例' } };
    const saved = await file.as('applicant')('PUT', `/orders/${orderNo}/form`, {
      body: form,
      etag,
    });
    expect(saved.status).toBe(200);
    expect(await allowedTo('reviewer-1', orderNo)).toEqual([]);
    const refusal = { status: 409, code: 'recall.edited' };
    await expectRefused(file.record, () => recall(orderNo), refusal);
  });

  it('given the report is frozen, then only the authority moves it on', async () => {
    const orderNo = await givenStage(file.record, 'reporting');
    await tell(file.record, orderNo, SYSTEM, 'reportFrozen', { reportId: 'frozen-early' });
    const refusal = { status: 409, code: 'order.not_allowed_now' };
    await expectRefused(file.record, () => recall(orderNo), refusal);
  });

  it('given a provider who leaves no time, then it is neither offered nor possible', async () => {
    const never = { ...file.record, policy: { ...file.record.policy, recallMs: 0 } };
    const orderNo = await givenStage(never, 'initialReview');
    await claimReview(never, orderNo);
    expect((await tell(never, orderNo, REVIEWER, 'pass')).allowed).toEqual([]);
    await expect(tell(never, orderNo, REVIEWER, 'recall')).rejects.toMatchObject({
      code: 'recall.too_late',
    });
    expect((await reportsOf(orderNo))[0]?.notBefore).toBeNull();
  });

  it.each([{}, { reason: '' }, { reason: ' \n ' }])(
    'given the reason %j, then 400',
    async (body) => {
      const orderNo = await givenStage(file.record, 'reporting');
      const request = () => file.as('reviewer-1')('POST', `/orders/${orderNo}/recall`, { body });
      const refusal = { status: 400, code: 'request.malformed', field: '/reason' };
      await expectRefused(file.record, request, refusal);
    },
  );
});

describe('a recall while the report is being frozen', () => {
  it('given both at the same instant, time and again, then one of them stands, and never both', async () => {
    for (let time = 0; time < 6; time += 1) {
      const orderNo = await givenStage(file.record, 'reporting');
      const [report] = await reportsOf(orderNo);
      const freeze = () =>
        tell(file.record, orderNo, SYSTEM, 'reportFrozen', { reportId: report!.id });
      const back = () => tell(file.record, orderNo, REVIEWER, 'recall');
      const acts = time % 2 === 0 ? [freeze(), back()] : [back(), freeze()];
      const results = await Promise.allSettled(acts);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { stage, reports } = await orderOf(file, orderNo);
      expect(['reporting', 'initialReview']).toContain(stage);
      expect(reports).toHaveLength(stage === 'reporting' ? 1 : 0);
    }
  });
});
