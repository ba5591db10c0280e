import { beforeEach, describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import { advance } from '#orders/advance.ts';
import type { OrderView, Timeline } from '#server/orders/schemas.ts';
import type { ProposalView } from '#server/proposals/schemas.ts';
import type { TestRequest } from '../../support/api.ts';
import { APPLICANT, claimReview, givenStage, REVIEWER, tell } from '../../support/orders.ts';
import { givenSubmittedOf } from '../../support/orders-about.ts';
import { SENIOR } from '../../support/two-people.ts';
import { orderOf } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { dumpOf } from './support/trace.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const NAME = {
  field: '/service/name',
  code: 'serviceNameNotAllowed',
  text: '与王某所办单位不符。',
};
const MOBILE = { field: '/subjectOwner/mobile', code: 'phoneUnreachable', text: '王某电话不通。' };
const REJECT = { decision: 'reject', reasons: [NAME], text: '请见王某来函。' };

/** Another senior reviewer, signed in by a token. */
let second = '';
beforeEach(async () => {
  const body = { handle: `senior-${crypto.randomUUID().slice(0, 8)}`, role: 'seniorReviewer' };
  second = String((await file.as('security')('POST', '/accounts', { body })).body.token);
});

interface Given {
  readonly orderNo: string;
  readonly taskId: string;
  readonly etag: string;
}

/** A review that somebody holds and has read. */
async function givenHeld(type?: FilingType, by = REVIEWER): Promise<Given> {
  const orderNo =
    type === undefined
      ? await givenStage(file.record, 'initialReview')
      : await givenSubmittedOf(file.record, type);
  const { id: taskId } = await claimReview(file.record, orderNo, by);
  const { etag } = await file.as('reviewer-1')('GET', `/orders/${orderNo}`);
  return { orderNo, taskId, etag };
}

const decide = ({ taskId, etag }: Given, body: object, handle = 'reviewer-1', key?: string) =>
  file.as(handle)('POST', `/tasks/${taskId}/decide`, { body, etag, ...(key && { key }) });

async function givenRecommended(held: Given, body: object = REJECT, handle = 'reviewer-1') {
  const answer = await decide(held, body, handle);
  expect(answer.status).toBe(202);
  return { ...held, id: String(answer.body.id) };
}

const act = (id: string, how: string, handle: string, request: TestRequest = {}) =>
  file.as(handle)('POST', `/recommendations/${id}/${how}`, request);
const accept = ({ id, etag }: { id: string; etag: string }, handle = 'senior-1') =>
  act(id, 'accept', handle, { etag });
const back = ({ id }: { id: string }, handle = 'senior-1') =>
  act(id, 'send-back', handle, { body: { text: '请王某补充依据。' } });

const proposalsOf = async (orderNo: string, handle = 'senior-1') =>
  read<{ proposals: ProposalView[] }>(await file.as(handle)('GET', `/orders/${orderNo}/proposals`))
    .proposals;
const deedsOf = async (orderNo: string) =>
  (
    await file.record.db.auditEntry.findMany({ where: { target: orderNo }, orderBy: { id: 'asc' } })
  ).map(({ action, actorId }) => [action, actorId]);
const approvalOf = async (orderNo: string) =>
  (await orderOf(file, orderNo)).tasks.filter(({ kind }) => kind === 'reviewApproval');

describe('a recommendation', () => {
  it.each([
    ['reject', undefined],
    ['pass', 'deregisterService'],
    ['pass', 'deregisterSubject'],
    ['pass', 'cancelAccess'],
    ['pass', 'claim'],
  ] as const)(
    'given a %s of %s, then 202: the order stays, its term runs, a second person has a task, and the applicant is told nothing',
    async (decision, type) => {
      const held = await givenHeld(type);
      const { orderNo } = held;
      const seen = async (path: string) => (await file.as('applicant')('GET', path)).body;
      const before = await orderOf(file, orderNo);
      const view = await seen(`/orders/${orderNo}`);
      const answer = await decide(held, decision === 'pass' ? { decision } : REJECT);
      expect(answer.status).toBe(202);
      expect(answer.body).toMatchObject({ orderNo, decision, waitsFor: ['seniorReviewer'] });

      const after = await orderOf(file, orderNo);
      for (const part of ['revision', 'stage', 'dues', 'effects', 'timeline'] as const) {
        expect(after[part], part).toEqual(before[part]);
      }
      expect(await seen(`/orders/${orderNo}`)).toEqual(view);
      const urgentAt = after.dues.find(({ term }) => term === 'initialReviewTerm')?.at;
      expect(await approvalOf(orderNo)).toMatchObject([
        { role: 'seniorReviewer', open: true, urgentAt },
      ]);
      expect(await deedsOf(orderNo)).toContainEqual(['review.proposed', 'acc-reviewer-1']);
    },
  );

  it('given a return for correction, then it takes one', async () => {
    const held = await givenHeld('deregisterService');
    const reasons = [{ field: '/remarks', code: 'other', text: '请补充。' }];
    expect((await decide(held, { decision: 'returnToComplete', reasons })).status).toBe(200);
  });

  it('given its words, then colleagues read them, and nowhere do they lie in the clear', async () => {
    const { orderNo } = await givenRecommended(await givenHeld());
    expect(await proposalsOf(orderNo)).toMatchObject([
      {
        ...{ kind: 'review', state: 'open', text: REJECT.text, proposedBy: 'reviewer-1' },
        content: { decision: 'reject' },
        reasons: [{ field: NAME.field, code: NAME.code, text: NAME.text }],
        mayApprove: true,
      },
    ]);
    expect((await proposalsOf(orderNo, 'reviewer-1'))[0]).toMatchObject({ mayApprove: false });
    const dump = await dumpOf(file.record.db, 'proposals', 'audit', 'timeline', 'tasks');
    expect(dump).not.toContain('王某');
    const refusal = { status: 403, code: 'auth.role' };
    const applicant = () => file.as('applicant')('GET', `/orders/${orderNo}/proposals`);
    await expectRefused(file.record, applicant, refusal);
  });

  it('given the same request again, then the same answer; another recommendation waits for the first', async () => {
    const held = await givenHeld();
    const key = 'a-key-of-the-reviewer-0001';
    const first = await decide(held, REJECT, 'reviewer-1', key);
    expect(first.status).toBe(202);
    expect((await decide(held, REJECT, 'reviewer-1', key)).body).toEqual(first.body);
    const refusal = { status: 409, code: 'proposal.open_already' };
    await expectRefused(file.record, () => decide(held, REJECT), refusal);
  });

  it('given a review that another holds, or an order that moved on, then it is refused as a decision is', async () => {
    const held = await givenHeld();
    const other = () => decide(held, REJECT, 'reviewer-2');
    await expectRefused(file.record, other, { status: 409, code: 'task.held' });
    const stale = () => decide({ ...held, etag: '"r0-f1"' }, REJECT);
    await expectRefused(file.record, stale, { status: 412, code: 'order.changed_meanwhile' });
  });

  it('given its preview, then what acceptance would send, and that it takes two; nothing is written', async () => {
    const { taskId, etag, orderNo } = await givenHeld();
    const path = `/tasks/${taskId}/preview`;
    const shown = await file.as('reviewer-1')('POST', path, { body: REJECT, etag });
    expect(shown.body).toMatchObject({ stage: 'correction', takesTwo: true });
    expect(await proposalsOf(orderNo)).toEqual([]);
  });
});

describe('the second person', () => {
  it('given acceptance, then the order moves once, with both people and the first one’s words; the applicant sees the decision alone', async () => {
    const recommended = await givenRecommended(await givenHeld());
    const { orderNo, id } = recommended;
    const key = 'a-key-of-the-senior-0001';
    const request = { etag: recommended.etag, key };
    const answer = await act(id, 'accept', 'senior-1', request);
    expect({ status: answer.status, stage: answer.body.stage }).toEqual({
      ...{ status: 200, stage: 'correction' },
    });
    expect((await act(id, 'accept', 'senior-1', request)).body).toEqual(answer.body);

    const staff = await file.as('reviewer-2')('GET', `/orders/${orderNo}/timeline`);
    const rejected = read<Timeline>(staff).timeline.filter(({ type }) => type === 'reject');
    expect(rejected).toMatchObject([
      { actor: 'senior-1', recommendedBy: 'reviewer-1', text: REJECT.text },
    ]);
    const own = await file.as('applicant')('GET', `/orders/${orderNo}/timeline`);
    expect(read<Timeline>(own).timeline.at(-1)).toMatchObject({
      ...{ type: 'reject', actor: null, recommendedBy: null, text: REJECT.text },
      reasons: [{ field: NAME.field, text: NAME.text }],
    });
    expect(JSON.stringify(own.body)).not.toMatch(/proposalId|acc-reviewer-1/);
    expect(await approvalOf(orderNo)).toMatchObject([{ open: false, closedBy: SENIOR.id }]);
    const deeds = await deedsOf(orderNo);
    expect(deeds).toContainEqual(['review.approved', SENIOR.id]);
    expect(deeds).toContainEqual(['reject', SENIOR.id]);
  });

  it('given other reasons, then the applicant reads these; what was recommended stays in the proposal', async () => {
    const { orderNo, id, etag } = await givenRecommended(await givenHeld());
    const body = { reasons: [MOBILE], text: '请见附件。' };
    const shown = await act(id, 'preview', 'senior-1', { body, etag });
    expect(shown.body).toMatchObject({ stage: 'correction', opened: [MOBILE.field] });
    expect((await act(id, 'edit', 'senior-1', { body, etag })).status).toBe(200);
    const { returned } = read<OrderView>(await file.as('applicant')('GET', `/orders/${orderNo}`));
    expect(returned).toMatchObject({ text: body.text, reasons: [{ field: MOBILE.field }] });
    expect(await proposalsOf(orderNo)).toMatchObject([
      { state: 'edited', decidedBy: 'senior-1', reasons: [{ field: NAME.field }] },
    ]);
    expect(await deedsOf(orderNo)).toContainEqual(['review.edited', SENIOR.id]);
  });

  it('given reasons that don’t fit, then they are refused as a decision’s are', async () => {
    const { id, etag } = await givenRecommended(await givenHeld());
    const edit = () => act(id, 'edit', 'senior-1', { body: { reasons: [] }, etag });
    await expectRefused(file.record, edit, { status: 422, code: 'decision.reasons_missing' });
  });

  it('given it is sent back, then its reviewer reads the comment and may recommend anew; without a comment it is not', async () => {
    const held = await givenHeld();
    const recommended = await givenRecommended(held);
    const { orderNo, id } = recommended;
    const bare = () => act(id, 'send-back', 'senior-1', { body: { text: ' ' } });
    await expectRefused(file.record, bare, { status: 400, code: 'request.malformed' });
    expect((await back(recommended)).status).toBe(204);

    expect(await proposalsOf(orderNo, 'reviewer-1')).toMatchObject([
      { state: 'declined', comment: '请王某补充依据。' },
    ]);
    const { stage, tasks, revision } = await orderOf(file, orderNo);
    expect({ stage, revision }).toEqual({ stage: 'initialReview', revision: 1 });
    expect(tasks.find(({ kind }) => kind === 'initialReview')).toMatchObject({
      ...{ open: true, holderId: REVIEWER.id, facts: { sentBack: id } },
    });
    expect(await dumpOf(file.record.db, 'proposals', 'audit', 'tasks')).not.toContain('王某');
    expect(await deedsOf(orderNo)).toContainEqual(['review.declined', SENIOR.id]);
    expect((await decide(held, REJECT)).status).toBe(202);
  });

  it('given the one who accepted it, then the recall is theirs, and the review begins anew', async () => {
    const recommended = await givenRecommended(await givenHeld());
    await accept(recommended);
    const { orderNo } = recommended;
    const recall = (handle: string) =>
      file.as(handle)('POST', `/orders/${orderNo}/recall`, { body: { reason: '误操作' } });
    const refusal = { status: 403, code: 'recall.not_yours' };
    await expectRefused(file.record, () => recall('reviewer-1'), refusal);
    expect((await recall('senior-1')).body.stage).toBe('initialReview');
  });
});

describe('nobody is their own second', () => {
  it('given a senior reviewer’s own recommendation, then it is refused with a way out, and another accepts it', async () => {
    const recommended = await givenRecommended(
      await givenHeld(undefined, SENIOR),
      REJECT,
      'senior-1',
    );
    const own = { status: 403, code: 'proposal.second_person' };
    const { body } = await expectRefused(file.record, () => accept(recommended), own);
    expect(body.remedy).toContain('seniorReviewer');
    await expectRefused(file.record, () => back(recommended), own);
    expect((await accept(recommended, second)).status).toBe(200);
  });

  it('given their review went to a colleague meanwhile, or their role changed, then it is still their own', async () => {
    const recommended = await givenRecommended(await givenHeld());
    const { taskId } = recommended;
    await file.as('reviewer-1')('POST', `/tasks/${taskId}/release`);
    await file.as('reviewer-2')('POST', `/tasks/${taskId}/claim`);
    const become = (role: string) =>
      file.as('security')('PATCH', '/accounts/acc-reviewer-1', { body: { role } });
    await become('seniorReviewer');
    const refusal = { status: 403, code: 'proposal.second_person' };
    await expectRefused(file.record, () => accept(recommended, 'reviewer-1'), refusal);
    await become('reviewer');
  });

  it('given the next task, then nobody is handed their own recommendation', async () => {
    const { orderNo } = await givenRecommended(
      await givenHeld(undefined, SENIOR),
      REJECT,
      'senior-1',
    );
    const [{ id } = { id: '' }] = await approvalOf(orderNo);
    const taken = new Set<string>();
    for (;;) {
      const { body } = await file.as('senior-1')('POST', '/tasks/next');
      const { task } = body as unknown as { task: { id: string } | null };
      if (task === null) break;
      taken.add(task.id);
    }
    expect(taken).not.toContain(id);
  });

  it('given a rejection past the reviewers’ way, then advance itself refuses it', async () => {
    const { orderNo } = await givenHeld();
    const event = { type: 'reject', reasons: [NAME] } as const;
    const alone = { orderNo, event, actor: REVIEWER, requestId: crypto.randomUUID() };
    await expect(advance(file.record, alone)).rejects.toMatchObject({
      code: 'review.second_person_needed',
    });
    expect((await orderOf(file, orderNo)).stage).toBe('initialReview');
  });
});

describe('what happens to a recommendation meanwhile', () => {
  it('given the applicant withdraws, then it is overtaken, and nothing is left to accept', async () => {
    const recommended = await givenRecommended(await givenHeld());
    const { orderNo } = recommended;
    await tell(file.record, orderNo, APPLICANT, 'withdraw');
    expect((await approvalOf(orderNo)).map(({ open }) => open)).toEqual([false]);
    expect(await proposalsOf(orderNo)).toMatchObject([{ state: 'overtaken' }]);
    const refusal = { status: 409, code: 'proposal.decided' };
    await expectRefused(file.record, () => accept(recommended), refusal);
    await expectRefused(file.record, () => back(recommended), refusal);
  });

  it('given its reviewer passes the order after all, then it is overtaken, and nothing is left to accept', async () => {
    const recommended = await givenRecommended(await givenHeld());
    const { orderNo } = recommended;
    expect((await decide(recommended, { decision: 'pass' })).status).toBe(200);
    expect((await approvalOf(orderNo)).map(({ open }) => open)).toEqual([false]);
    expect(await proposalsOf(orderNo)).toMatchObject([{ state: 'overtaken' }]);
    const refusal = { status: 409, code: 'proposal.decided' };
    await expectRefused(file.record, () => accept(recommended), refusal);
  });

  it('given its role was taken from the second person, then 403', async () => {
    const recommended = await givenRecommended(await givenHeld());
    const become = (role: string) =>
      file.as('security')('PATCH', '/accounts/acc-senior-1', { body: { role } });
    await become('reviewer');
    const refusal = { status: 403, code: 'auth.role' };
    await expectRefused(file.record, () => accept(recommended), refusal);
    await become('seniorReviewer');
    expect((await accept(recommended)).status).toBe(200);
  });

  it('given a second person of another province, then there is no such order for them', async () => {
    const recommended = await givenRecommended(await givenHeld());
    const give = (scopes: object[]) =>
      file.as('security')('PATCH', '/accounts/acc-senior-1', { body: { scopes } });
    await give([{ province: '广东', filingType: null }]);
    const refusal = { status: 404, code: 'order.not_found' };
    await expectRefused(file.record, () => accept(recommended), refusal);
    await expectRefused(file.record, () => back(recommended), refusal);
    await give([]);
  });

  it('given two second persons at once, then one decides and the other hears that it is decided', async () => {
    const recommended = await givenRecommended(await givenHeld());
    const answers = await Promise.all([accept(recommended), accept(recommended, second)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const { timeline } = await orderOf(file, recommended.orderNo);
    expect(timeline.filter(({ type }) => type === 'reject')).toHaveLength(1);
  });

  it('given another kind of proposal, or one that a clerk’s address is asked for, then it is not this', async () => {
    const { id } = await givenRecommended(await givenHeld());
    const refusal = { status: 403, code: 'event.not_yours' };
    const manager = (how: string) => () => file.as('manager')('POST', `/proposals/${id}/${how}`);
    await expectRefused(file.record, manager('approve'), refusal);
    await expectRefused(file.record, manager('decline'), refusal);
  });
});
