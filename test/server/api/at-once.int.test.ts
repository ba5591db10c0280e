import { describe, expect, it } from 'vitest';
import { freshForm } from '../../support/forms.ts';
import { withOwnMaterials } from '../../support/materials.ts';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { expectRefusal } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

const because = (decision: 'returnToComplete' | 'reject') => ({
  decision,
  reasons: [{ field: '/service/name', code: 'serviceNameNotAllowed' }],
});

/** A reviewer's two decisions on the review they hold, sent in the same instant under one ETag. */
async function decideAtOnce(...decisions: object[]) {
  const orderNo = await givenStage(file.record, 'initialReview');
  const { id } = await claimReview(file.record, orderNo);
  const answers = await Promise.all(
    decisions.map((body) =>
      file.as('reviewer-1')('POST', `/tasks/${id}/decide`, { body, etag: '"r1-f1"' }),
    ),
  );
  return { orderNo, answers };
}

async function expectOneDecision(orderNo: string) {
  const { revision } = await file.record.db.order.findUniqueOrThrow({ where: { orderNo } });
  expect(revision).toBe(2);
}

describe('two at the same instant', () => {
  it('given one certificate in the drafts of two accounts, when both submit, then one passes and the other reads why', async () => {
    const form = freshForm();
    const drafts = await Promise.all(
      ['applicant', 'applicant-en'].map(async (handle) => {
        const body = { filingType: 'newSubject', form: withOwnMaterials(form) };
        const created = await file.as(handle)('POST', '/orders', { body });
        return { handle, orderNo: String(created.body.orderNo) };
      }),
    );
    const answers = await Promise.all(
      drafts.map(({ handle, orderNo }) => file.as(handle)('POST', `/orders/${orderNo}/submit`)),
    );
    const [passed, refused] = answers.sort((a, b) => a.status - b.status);
    expect(passed?.status).toBe(200);
    if (refused === undefined) return;
    expectRefusal(refused, {
      status: 409,
      code: 'order.certificate_in_progress',
      field: '/subject/certificateNumber',
    });
    // It tells that there is one, and nothing of whose or which.
    expect(JSON.stringify(refused.body)).not.toMatch(/BA\d|applicant/);
    const numbers = drafts.map(({ orderNo }) => orderNo);
    const where = { orderNo: { in: numbers } };
    expect(await file.record.db.task.count({ where })).toBe(1);
    expect(await file.record.db.signal.count({ where })).toBe(1);
    expect(await file.record.db.order.count({ where: { ...where, stage: 'draft' } })).toBe(1);
  });

  it('given a free task, when two reviewers claim it, then one has it and the other reads who', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await file.record.db.task.findFirstOrThrow({ where: { orderNo } });
    const handles = ['reviewer-1', 'reviewer-2'];
    const answers = await Promise.all(
      handles.map((handle) => file.as(handle)('POST', `/tasks/${id}/claim`)),
    );
    const winner = handles[answers.findIndex(({ status }) => status === 200)];
    const lost = answers.filter(({ status }) => status !== 200);
    expect(lost).toHaveLength(1);
    for (const answer of lost) {
      expectRefusal(answer, { status: 409, code: 'task.held' });
      expect(answer.body.facts).toMatchObject({ holder: winner });
    }
  });

  it('given two free tasks, when two ask for the next, then they get different ones', async () => {
    for (let n = 0; n < 2; n += 1) await givenStage(file.record, 'initialReview');
    const answers = await Promise.all(
      ['reviewer-1', 'reviewer-2'].map((handle) => file.as(handle)('POST', '/tasks/next')),
    );
    const taken = answers.map(
      (answer) => read<{ task: { id: string; holder: string } }>(answer).task,
    );
    expect(taken.map(({ holder }) => holder)).toEqual(['reviewer-1', 'reviewer-2']);
    expect(taken[0]?.id).not.toBe(taken[1]?.id);
  });

  it('given a held task, when its reviewer decides twice in two ways, then one decision stands', async () => {
    const { orderNo, answers } = await decideAtOnce(
      { decision: 'pass' },
      because('returnToComplete'),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    await expectOneDecision(orderNo);
  });

  it('given a held task, when its reviewer passes and rejects, then whichever came first, it is passed', async () => {
    const { orderNo, answers } = await decideAtOnce({ decision: 'pass' }, because('reject'));
    const [passed, rejected] = answers.map(({ status }) => status);
    expect(passed).toBe(200);
    // A rejection takes two people: one that comes first is a recommendation, and the pass overtakes it.
    expect([202, 412]).toContain(rejected);
    await expectOneDecision(orderNo);
    const where = { orderNo };
    const proposals = await file.record.db.proposal.findMany({ where, select: { state: true } });
    expect(proposals).toEqual(rejected === 202 ? [{ state: 'overtaken' }] : []);
    const left = { orderNo, kind: 'reviewApproval', open: true };
    expect(await file.record.db.task.count({ where: left })).toBe(0);
  });

  it('given a held task, when it is decided while the order is abandoned, then one of them stands', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await claimReview(file.record, orderNo);
    const [decided, abandoned] = await Promise.all([
      file.as('reviewer-1')('POST', `/tasks/${id}/decide`, {
        body: { decision: 'pass' },
        etag: '"r1-f1"',
      }),
      file.as('applicant')('POST', `/orders/${orderNo}/abandon`, { etag: '"r1-f1"' }),
    ]);
    expect(new Set([decided.status, abandoned.status])).toEqual(new Set([200, 412]));
  });

  it('given a draft, when it is saved twice under one ETag, then one form stands whole', async () => {
    const orderNo = await givenDraft(file.record, {});
    const forms = [freshForm(), freshForm()];
    const answers = await Promise.all(
      forms.map((body) =>
        file.as('applicant')('PUT', `/orders/${orderNo}/form`, { body, etag: '"r0-f1"' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    const winner = forms[answers.findIndex(({ status }) => status === 200)];
    const seen = await file.as('applicant')('GET', `/orders/${orderNo}`);
    expect(seen.body['form']).toEqual(winner);
    expect(seen.etag).toBe('"r0-f2"');
  });
});
