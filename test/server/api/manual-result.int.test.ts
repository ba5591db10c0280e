import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { approveManualResult } from '#orders/manual-result.ts';
import { keepResult } from '#orders/kept-results.ts';
import { settleResult } from '#orders/results.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import {
  actor,
  APPLICANT,
  claimReview,
  givenDraft,
  givenStage,
  reportIdOf,
  REVIEWER,
  tell,
} from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { asRead, orderOf } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { dumpOf } from './support/trace.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
afterEach(() => {
  file.record.clock.set(MONDAY);
});

const OPINION = '经办人王某来函：已核对。';
const LETTER = { reference: '津通信管函〔2026〕12号', text: OPINION };
let serial = 0;
const numbers = () => {
  serial += 1;
  const subjectNumber = `津ICP备${String(80000000 + serial)}号`;
  return { subjectNumber, serviceNumber: `${subjectNumber}-1` };
};
const propose = (orderNo: string, body: object, handle = 'clerk') =>
  asRead(file, handle, orderNo, `/orders/${orderNo}/manual-results`, {
    body: { ...LETTER, ...body },
  });
const approve = (id: string, handle = 'manager') =>
  file.as(handle)('POST', `/proposals/${id}/approve`);

async function givenProposed(orderNo: string, body: object): Promise<string> {
  const { status, body: answer } = await propose(orderNo, body);
  expect(status).toBe(201);
  return String(answer.id);
}

/** The same word of the authority’s, through its interface. */
async function said(kind: string, orderNo: string, body = {}) {
  const id = randomUUID();
  await keepResult(file.record, { id, reportId: reportIdOf(orderNo), kind, body });
  return settleResult(file.record, id);
}
const clerksTasks = async (orderNo: string) =>
  (await orderOf(file, orderNo)).tasks.filter(({ kind }) => kind === 'unplacedResult');

describe('a result that came by letter', () => {
  it.each<[string, Stage, Stage]>([
    ['smsVerified', 'smsVerification', 'bureauReview'],
    ['smsExpired', 'smsVerification', 'correction'],
    ['smsFailed', 'smsVerification', 'correction'],
    ['reportRefused', 'bureauReview', 'correction'],
    ['bureauRefused', 'bureauReview', 'correction'],
    ['bureauApproved', 'bureauReview', 'granted'],
    ['bureauApproved', 'smsVerification', 'granted'],
  ])(
    'given %s for an order in %s, when a second person approves, then it is in %s',
    async (result, from, to) => {
      const orderNo = await givenStage(file.record, from);
      const content = { result, ...(result === 'bureauApproved' && numbers()) };
      const id = await givenProposed(orderNo, content);
      expect((await orderOf(file, orderNo)).stage).toBe(from);
      expect((await approve(id)).body).toMatchObject({ stage: to, placed: true });
      const { tasks, timeline } = await orderOf(file, orderNo);
      expect(tasks.filter(({ kind }) => kind === 'manualResultApproval')).toMatchObject([
        { role: 'manager', open: false, closedBy: 'acc-manager' },
      ]);
      expect(timeline.at(-1)).toMatchObject({ type: result, actorRole: 'authority' });
    },
  );

  it('given an approval, then the registry is written under the numbers of the letter', async () => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    const issued = numbers();
    await approve(await givenProposed(orderNo, { result: 'bureauApproved', ...issued }));
    const service = await file.record.db.service.findFirstOrThrow({
      where: { grantedByOrder: orderNo },
      include: { subject: true },
    });
    expect([service.subject.icpNumber, service.icpNumber]).toEqual([
      issued.subjectNumber,
      issued.serviceNumber,
    ]);
  });

  it('given a refusal, then its applicant reads the opinion; elsewhere it is sealed, and who entered and approved it is audited', async () => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    await approve(await givenProposed(orderNo, { result: 'bureauRefused' }));
    const seen = read<OrderView>(await file.as('applicant')('GET', `/orders/${orderNo}`));
    expect(seen.returned).toMatchObject({ how: 'bureauRefused', opinion: OPINION });
    const dump = await dumpOf(
      file.record.db,
      'proposals',
      'audit',
      'timeline',
      'authority_results',
      'tasks',
    );
    expect(dump).not.toContain('王某');
    const deeds = await file.record.db.auditEntry.findMany({
      where: { target: orderNo, action: { startsWith: 'manualResult' } },
      orderBy: { id: 'asc' },
    });
    expect(deeds.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['manualResult.proposed', 'acc-clerk'],
      ['manualResult.approved', 'acc-manager'],
    ]);
    expect(deeds[0]?.after).toMatchObject({ result: 'bureauRefused', reference: LETTER.reference });
  });

  it.each(['bureauApproved', 'bureauRefused', 'smsVerified'])(
    'given %s comes through the interface later, then a clerk looks at it, and nothing happens twice',
    async (result) => {
      const orderNo = await givenStage(file.record, 'smsVerification');
      const issued = result === 'bureauApproved' ? numbers() : {};
      await approve(await givenProposed(orderNo, { result, ...issued }));
      const { revision, effects } = await orderOf(file, orderNo);
      expect(await said(result, orderNo, issued)).toBe('unplaced');
      const after = await orderOf(file, orderNo);
      expect(after.revision).toBe(revision);
      expect(after.effects).toHaveLength(effects.length);
      expect(await clerksTasks(orderNo)).toMatchObject([{ open: true }]);
    },
  );

  it('given a refusal that comes again after the correction was sent in, then the new review is left alone', async () => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    await approve(await givenProposed(orderNo, { result: 'bureauRefused' }));
    await tell(file.record, orderNo, APPLICANT, 'resubmit');
    expect(await said('bureauRefused', orderNo)).toBe('unplaced');
    expect((await orderOf(file, orderNo)).stage).toBe('initialReview');
  });

  it('given it fits nowhere by the time it is approved, then it is kept and a clerk has a task', async () => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const id = await givenProposed(orderNo, { result: 'smsExpired' });
    await said('smsVerified', orderNo);
    expect((await approve(id)).body).toMatchObject({ stage: 'bureauReview', placed: false });
    expect(await clerksTasks(orderNo)).toHaveLength(1);
  });

  it('given a new report was frozen since it was proposed, then it answers the one that was read of', async () => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const id = await givenProposed(orderNo, { result: 'smsFailed' });
    await said('smsExpired', orderNo);
    await tell(file.record, orderNo, APPLICANT, 'resubmit');
    await claimReview(file.record, orderNo);
    await tell(file.record, orderNo, REVIEWER, 'pass');
    const reportId = `second-${orderNo}`;
    await tell(file.record, orderNo, SYSTEM, 'reportFrozen', { reportId });
    await tell(file.record, orderNo, SYSTEM, 'reportAccepted', { reportId });
    expect((await approve(id)).body).toMatchObject({ stage: 'smsVerification', placed: false });
  });
});

describe('a letter that says too much or too little', () => {
  const { subjectNumber, serviceNumber } = numbers();
  it.each([
    ['an approval without numbers', { result: 'bureauApproved' }, '/subjectNumber'],
    ['with one of them', { result: 'bureauApproved', subjectNumber }, '/serviceNumber'],
    [
      'with a malformed one',
      { result: 'bureauApproved', subjectNumber, serviceNumber: '1234' },
      '/serviceNumber',
    ],
    ['a refusal with one', { result: 'bureauRefused', subjectNumber }, '/subjectNumber'],
  ])('given %s, then 422 at its field', async (_, body, field) => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    const refusal = { status: 422, code: 'manual_result.numbers', field };
    await expectRefused(file.record, () => propose(orderNo, body), refusal);
    expect(serviceNumber).toContain(subjectNumber);
  });

  it.each([
    ['no reference', { result: 'smsVerified', reference: '' }, '/reference'],
    ['no opinion', { result: 'smsVerified', text: ' ' }, '/text'],
    ['a result that is none', { result: 'pass' }, '/result'],
  ])('given %s, then 400 at its field', async (_, body, field) => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const refusal = { status: 400, code: 'request.malformed', field };
    await expectRefused(file.record, () => propose(orderNo, body), refusal);
  });

  it.each(['draft', 'initialReview', 'reporting'] as const)(
    'given an order in %s that was never reported, then there is nothing it can have answered',
    async (stage) => {
      const orderNo = await givenStage(file.record, stage);
      const refusal = { status: 409, code: 'manual_result.no_report' };
      await expectRefused(file.record, () => propose(orderNo, { result: 'smsVerified' }), refusal);
    },
  );

  it.each(['manager', 'admin-1', 'reviewer-1'])(
    'given %s, then they enter none',
    async (handle) => {
      const orderNo = await givenStage(file.record, 'smsVerification');
      const refusal = { status: 403, code: 'auth.role' };
      const request = () => propose(orderNo, { result: 'smsVerified' }, handle);
      await expectRefused(file.record, request, refusal);
    },
  );
});

describe('the second person of a letter', () => {
  it('given the clerk who entered it, or an administrator, then it is refused', async () => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const id = await givenProposed(orderNo, { result: 'smsVerified' });
    const own = { status: 403, code: 'proposal.second_person' };
    await expectRefused(file.record, () => approve(id, 'clerk'), own);
    const other = { status: 403, code: 'event.not_yours' };
    await expectRefused(file.record, () => approve(id, 'admin-1'), other);
  });

  it('given the approval again by the same person, then the same answer; by another, then it is decided', async () => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const id = await givenProposed(orderNo, { result: 'smsVerified' });
    const first = await approve(id);
    expect((await approve(id)).body).toEqual(first.body);
    const decided = { status: 409, code: 'proposal.decided' };
    const second = actor('clerk-2', 'authorityClerk');
    await expect(approveManualResult(file.record, id, second)).rejects.toMatchObject({
      code: decided.code,
    });
    expect(
      (await orderOf(file, orderNo)).timeline.filter(({ type }) => type === 'smsVerified'),
    ).toHaveLength(1);
  });

  it('given we died after the approval was written, then whoever asks again brings the result to its order, once', async () => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const id = await givenProposed(orderNo, { result: 'smsVerified' });
    const manager = actor('manager', 'manager');
    // What is read outside of the transaction of the approval comes after it.
    const db = new Proxy(file.record.db, {
      get: (target, name) =>
        name === '$queryRaw'
          ? () => Promise.reject(new Error('the process died'))
          : (Reflect.get(target, name) as unknown),
    });
    await expect(approveManualResult({ ...file.record, db }, id, manager)).rejects.toThrow(
      'the process died',
    );
    const kept = () =>
      file.record.db.authorityResult.findUniqueOrThrow({ where: { id: `manual:${id}` } });
    expect((await kept()).state).toBe('received');
    expect((await orderOf(file, orderNo)).stage).toBe('smsVerification');
    const other = actor('clerk-2', 'authorityClerk');
    expect(await approveManualResult(file.record, id, other)).toBe('applied');
    expect(await approveManualResult(file.record, id, manager)).toBe('applied');
    expect((await kept()).state).toBe('applied');
    const { timeline } = await orderOf(file, orderNo);
    expect(timeline.filter(({ type }) => type === 'smsVerified')).toHaveLength(1);
    const deeds = await file.record.db.auditEntry.count({
      where: { target: orderNo, action: 'manualResult.approved' },
    });
    expect(deeds).toBe(1);
  });

  it('given it is approved and taken back at the same instant, then one of them stands', async () => {
    for (let time = 0; time < 4; time += 1) {
      const orderNo = await givenStage(file.record, 'smsVerification');
      const id = await givenProposed(orderNo, { result: 'smsVerified' });
      const back = () => file.as('clerk')('POST', `/proposals/${id}/decline`);
      const answers = await Promise.all(
        time % 2 === 0 ? [approve(id), back()] : [back(), approve(id)],
      );
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
      const { state } = await file.record.db.proposal.findUniqueOrThrow({ where: { id } });
      expect((await orderOf(file, orderNo)).stage).toBe(
        state === 'approved' ? 'bureauReview' : 'smsVerification',
      );
    }
  });

  it('given an order number of nobody’s, then 404', async () => {
    await givenDraft(file.record);
    const request = () =>
      file.as('clerk')('POST', '/orders/BA1/manual-results', {
        body: { ...LETTER, result: 'smsVerified' },
        etag: '"r1-f1"',
      });
    await expectRefused(file.record, request, { status: 404, code: 'order.not_found' });
  });
});
