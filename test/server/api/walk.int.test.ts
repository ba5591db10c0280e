import { describe, expect, it } from 'vitest';
import type { OrderView, Timeline } from '#server/orders/schemas.ts';
import type { TaskView } from '#server/tasks/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const form = freshForm();
let orderNo: string;
let etag: string;

const order = async (handle = 'applicant') => {
  const answer = await file.as(handle)('GET', `/orders/${orderNo}`);
  return { ...read<OrderView>(answer), etag: answer.etag };
};

/** The reviewers' open task of the order, claimed by the first of them. */
async function claim(): Promise<TaskView> {
  const reviewer = file.as('reviewer-1');
  const { tasks } = read<{ tasks: TaskView[] }>(await reviewer('GET', '/tasks'));
  const task = tasks.find((one) => one.orderNo === orderNo);
  const claimed = await reviewer('POST', `/tasks/${task?.id ?? ''}/claim`);
  expect(claimed.status).toBe(200);
  return read<TaskView>(claimed);
}

describe('a filing that is returned once, step by step over HTTP', () => {
  it('given an applicant, when he opens an order, then it is a draft at an address of its own', async () => {
    const body = { filingType: 'newSubject', form: { subject: { name: '未写完' } } };
    const created = await file.as('applicant')('POST', '/orders', { body });
    expect(created.status).toBe(201);
    expect(read<OrderView>(created)).toMatchObject({
      stage: 'draft',
      waitingOn: 'applicant',
      allowed: ['submit', 'abandon'],
      expected: null,
      form: { subject: { name: '未写完' } },
    });
    orderNo = String(created.body.orderNo);
    etag = created.etag;
    expect((await order()).etag).toBe(etag);
  });

  it('given the draft, when he saves its form under its ETag, then the ETag changes and the form is kept as typed', async () => {
    const saved = await file.as('applicant')('PUT', `/orders/${orderNo}/form`, {
      body: form,
      etag,
    });
    expect(saved.status).toBe(200);
    expect(saved.etag).not.toBe(etag);
    expect(await order()).toMatchObject({ etag: saved.etag, formVersion: 2, form });
    etag = saved.etag;
  });

  it('given the complete form, when he submits it, then a reviewer acts next, and by which day', async () => {
    const submitted = await file.as('applicant')('POST', `/orders/${orderNo}/submit`, { etag });
    expect(submitted.body).toMatchObject({ stage: 'initialReview', waitingOn: 'reviewer' });
    const seen = await order();
    expect(seen.etag).toBe(submitted.etag);
    expect(seen).toMatchObject({
      province: '天津',
      allowed: ['withdraw', 'abandon'],
      expected: {
        day: '2026-06-03',
        at: '2026-06-03T16:00:00.000Z',
        provisional: false,
        overdue: false,
      },
    });
  });

  it('given a reviewer who claimed it, when he returns it with reasons, then the applicant reads them in both languages', async () => {
    const task = await claim();
    expect(task).toMatchObject({ holder: 'reviewer-1', kind: 'initialReview', province: '天津' });
    const read1 = await order('reviewer-1');
    expect(read1.form).toEqual(form);
    const decided = await file.as('reviewer-1')('POST', `/tasks/${task.id}/decide`, {
      etag: read1.etag,
      body: {
        decision: 'returnToComplete',
        reasons: [
          { field: '/service/name', code: 'serviceNameNotAllowed' },
          { field: '/subject/domicile', code: 'other' },
        ],
        text: '  住所请写到门牌号。 ',
      },
    });
    expect(decided.body).toMatchObject({
      stage: 'correction',
      waitingOn: 'applicant',
      allowed: ['recall'],
    });
    expect((await order()).returned).toMatchObject({
      how: 'returnToComplete',
      text: '住所请写到门牌号。',
      opinion: null,
      reasons: [
        {
          field: '/service/name',
          title: { zh: '网站名称不符合要求', en: 'Service name not allowed' },
          remedy: {
            zh: expect.stringContaining('名称') as string,
            en: expect.stringContaining('names') as string,
          },
        },
        { field: '/subject/domicile', code: 'other' },
      ],
    });
  });

  it('given the correction, when he edits and sends it in again, then a second review passes it on', async () => {
    const applicant = file.as('applicant');
    const body = { ...form, service: { ...form.service, name: '清禾示例茶业官网' } };
    const { etag: returned } = await order();
    const saved = await applicant('PUT', `/orders/${orderNo}/form`, { body, etag: returned });
    const again = await applicant('POST', `/orders/${orderNo}/resubmit`, { etag: saved.etag });
    expect(again.body).toMatchObject({ stage: 'initialReview' });
    expect(await order()).toMatchObject({ returned: null, form: body });

    const task = await claim();
    const passed = await file.as('reviewer-1')('POST', `/tasks/${task.id}/decide`, {
      etag: again.etag,
      body: { decision: 'pass' },
    });
    expect(passed.body).toMatchObject({ stage: 'reporting', waitingOn: 'system' });
  });

  it('given its timeline, then staff see who did what and its applicant sees roles', async () => {
    const path = `/orders/${orderNo}/timeline`;
    const mine = read<Timeline>(await file.as('applicant')('GET', path)).timeline;
    expect(mine.map(({ type, actorRole }) => [type, actorRole])).toEqual([
      ['created', 'applicant'],
      ['submit', 'applicant'],
      ['returnToComplete', 'reviewer'],
      ['resubmit', 'applicant'],
      ['pass', 'reviewer'],
    ]);
    expect(mine.map(({ actor }) => actor)).toEqual(mine.map(() => null));
    expect(mine[2]).toMatchObject({ text: '住所请写到门牌号。', title: { zh: '退回待修改' } });
    const theirs = read<Timeline>(await file.as('manager')('GET', path)).timeline;
    expect(theirs.map(({ actor }) => actor)).toContain('reviewer-1');
  });

  it('given those who do not decide on it, when they read the order, then they see its state, and its form masked or not at all', async () => {
    for (const handle of ['manager', 'clerk', 'admin-1']) {
      const seen = await order(handle);
      const allowed = handle === 'admin-1' ? ['repair'] : [];
      expect(seen).toMatchObject({ orderNo, stage: 'reporting', allowed });
      // The system administrator repairs, and needs no form for it.
      if (handle === 'admin-1') expect(seen).not.toHaveProperty('form');
      else expect(seen.masked).toContain('/subjectOwner/mobile');
    }
  });
});
