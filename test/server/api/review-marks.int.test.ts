import { describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import {
  APPLICANT,
  claimReview,
  givenDraft,
  givenStage,
  OTHER_REVIEWER,
  tell,
} from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const NAME = { field: '/service/name', code: 'serviceNameNotAllowed' };
const LOOKED_AT = ['/service/name', '/subject/name', '/subject/domicile'];

async function orderAs(handle: string, orderNo: string) {
  const answer = await file.as(handle)('GET', `/orders/${orderNo}`);
  return { ...read<OrderView>(answer), etag: answer.etag };
}

async function givenClaimed() {
  const orderNo = await givenStage(file.record, 'initialReview');
  const { id } = await claimReview(file.record, orderNo);
  return { orderNo, id };
}

const mark = (orderNo: string, checked: string[], handle = 'reviewer-1') =>
  file.as(handle)('PUT', `/orders/${orderNo}/marks`, { body: { checked } });

describe('the marks of what was checked', () => {
  it('given marks, then every reviewer sees them, the applicant does not', async () => {
    const { orderNo } = await givenClaimed();
    const answer = await mark(orderNo, LOOKED_AT);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ checked: [...LOOKED_AT].sort() });
    expect((await orderAs('reviewer-2', orderNo)).checked).toEqual([...LOOKED_AT].sort());
    expect(await orderAs('applicant', orderNo)).not.toHaveProperty('checked');
  });

  it('given fewer than before, then the others are taken away', async () => {
    const { orderNo } = await givenClaimed();
    await mark(orderNo, LOOKED_AT);
    await mark(orderNo, ['/service/name']);
    expect((await orderAs('reviewer-1', orderNo)).checked).toEqual(['/service/name']);
  });

  it('given a return and a correction, then the marks stand where nothing changed, for another reviewer as well', async () => {
    const { orderNo, id } = await givenClaimed();
    await mark(orderNo, LOOKED_AT);
    const { etag } = await orderAs('reviewer-1', orderNo);
    const body = { decision: 'returnToComplete', reasons: [NAME] };
    await file.as('reviewer-1')('POST', `/tasks/${id}/decide`, { body, etag });
    const returned = await orderAs('applicant', orderNo);
    const form = returned.form as NewSubjectForm;
    const corrected = { ...form, service: { ...form.service, name: '清禾示例' } };
    await file.as('applicant')('PUT', `/orders/${orderNo}/form`, {
      body: corrected,
      etag: returned.etag,
    });
    await tell(file.record, orderNo, APPLICANT, 'resubmit');
    await claimReview(file.record, orderNo, OTHER_REVIEWER);
    expect((await orderAs('reviewer-2', orderNo)).checked).toEqual([
      '/subject/domicile',
      '/subject/name',
    ]);
  });

  it('given a field that the form does not have, then it is refused and nothing is marked', async () => {
    const { orderNo } = await givenClaimed();
    const answer = await mark(orderNo, ['/subject/name', '/subject/colour']);
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([
      ...[422, 'mark.field_unknown', '/checked/1'],
    ]);
    expect((await orderAs('reviewer-1', orderNo)).checked).toEqual([]);
  });

  it('given a task that another holds, or an order that nobody reviews, then it is refused', async () => {
    const { orderNo } = await givenClaimed();
    expect((await mark(orderNo, LOOKED_AT, 'reviewer-2')).body.code).toBe('task.held');
    const draft = await givenDraft(file.record);
    expect((await mark(draft, LOOKED_AT)).body.code).toBe('mark.not_now');
    expect((await mark(draft, LOOKED_AT, 'applicant')).status).toBe(403);
  });
});
