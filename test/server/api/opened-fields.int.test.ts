import { describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { sealForm } from '#orders/form.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { APPLICANT, claimReview, givenDraft, givenStage, tell } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

async function orderAs(handle: string, orderNo: string) {
  const answer = await file.as(handle)('GET', `/orders/${orderNo}`);
  return { ...read<OrderView>(answer), etag: answer.etag };
}

/** An order that a reviewer returned for these reasons, with the form that its applicant has again. */
async function givenReturned(...reasons: object[]) {
  const form = freshForm();
  const orderNo = await givenDraft(file.record, form);
  await givenStage(file.record, 'initialReview', orderNo);
  const { id } = await claimReview(file.record, orderNo);
  const { etag } = await orderAs('reviewer-1', orderNo);
  const answer = await file.as('reviewer-1')('POST', `/tasks/${id}/decide`, {
    body: { decision: 'returnToComplete', reasons },
    etag,
  });
  expect(answer.status).toBe(200);
  const kept = (await orderAs('applicant', orderNo)).form as NewSubjectForm;
  return { orderNo, form: kept };
}

async function save(orderNo: string, form: unknown) {
  const { etag } = await orderAs('applicant', orderNo);
  return file.as('applicant')('PUT', `/orders/${orderNo}/form`, { body: form, etag });
}

/** In less than three months from the day of the tests. */
const SOON = new Date(MONDAY.getTime() + 10 * 86_400_000).toISOString().slice(0, 10);

const NAME = { field: '/service/name', code: 'serviceNameNotAllowed' };
const DOMICILE = { field: '/subject/domicile', code: 'subjectAddressDiffers' };
const MOBILE = { field: '/subjectOwner/mobile', code: 'phoneUnreachable' };

const named = (form: NewSubjectForm, name: string) => ({
  ...form,
  service: { ...form.service, name },
});

describe('what a return opens', () => {
  it('given three reasons on three fields, then exactly these are open', async () => {
    const { orderNo } = await givenReturned(NAME, DOMICILE, MOBILE);
    expect((await orderAs('applicant', orderNo)).opened).toEqual([
      '/subject/domicile',
      '/subjectOwner/mobile',
      '/service/name',
    ]);
  });

  it('given a correction of an opened field, then it is saved', async () => {
    const { orderNo, form } = await givenReturned(NAME);
    expect((await save(orderNo, named(form, '清禾示例'))).status).toBe(200);
  });

  it('given a change of another field, then it is refused, the field is named, and nothing is saved', async () => {
    const { orderNo, form } = await givenReturned(NAME);
    const answer = await save(orderNo, {
      ...named(form, '清禾示例'),
      subject: { ...form.subject, name: '天津另一示例有限公司' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'form.field_not_opened',
      field: '/subject/name',
      facts: { fields: ['/subject/name'], opened: ['/service/name'] },
    });
    const after = await orderAs('applicant', orderNo);
    expect(after.form).toEqual(form);
  });

  it('given a field that has to agree with an opened one, then it may be corrected with it, or after it', async () => {
    const reason = { field: '/service/domains', code: 'domainNotVerified' };
    const moved = (form: NewSubjectForm, homeUrl: string) => ({
      ...form,
      service: { ...form.service, domains: ['other-name.example.cn'], homeUrl },
      domainRegistrations: (form.domainRegistrations ?? []).map((one) => ({
        ...one,
        domain: 'other-name.example.cn',
      })),
    });
    const together = await givenReturned(reason);
    expect(
      (await save(together.orderNo, moved(together.form, 'https://other-name.example.cn/'))).status,
    ).toBe(200);
    expect((await tell(file.record, together.orderNo, APPLICANT, 'abandon')).stage).toBe(
      'abandoned',
    );

    const after = await givenReturned(reason);
    const { homeUrl = '' } = after.form.service as { homeUrl?: string };
    expect((await save(after.orderNo, moved(after.form, homeUrl))).status).toBe(200);
    expect((await orderAs('applicant', after.orderNo)).opened).toEqual([
      ...['/service/domains', '/service/homeUrl'],
    ]);
    expect(
      (await save(after.orderNo, moved(after.form, 'https://other-name.example.cn/'))).status,
    ).toBe(200);
    expect((await tell(file.record, after.orderNo, APPLICANT, 'resubmit')).stage).toBe(
      'initialReview',
    );
  });

  it('given a reason that a paper cures, then materials are open with its field', async () => {
    const { orderNo } = await givenReturned({
      field: '/subject/certificateNumber',
      code: 'photoOfScreen',
    });
    expect((await orderAs('applicant', orderNo)).opened).toEqual([
      '/subject/certificateNumber',
      '/materials',
    ]);
  });

  it('given a correction that needs another paper, then materials open with it', async () => {
    const { orderNo, form } = await givenReturned({
      field: '/service/owner/certificateNumber',
      code: 'contactProblem',
    });
    expect((await orderAs('applicant', orderNo)).opened).toEqual([
      '/service/owner/certificateNumber',
    ]);
    const owner = { ...form.service.owner, certificateNumber: '420190198509251182' };
    const corrected = { ...form, service: { ...form.service, owner } };
    expect((await save(orderNo, corrected)).body).toMatchObject({ formVersion: 2 });
    expect((await orderAs('applicant', orderNo)).opened).toEqual(
      expect.arrayContaining(['/service/owner/certificateNumber', '/materials']),
    );
  });

  it('given an order of before, whose form has no papers, then they can be handed in', async () => {
    const { orderNo, form } = await givenReturned(NAME);
    const order = await file.record.db.order.findUniqueOrThrow({ where: { orderNo } });
    const { materials: _none, ...bare } = form;
    await file.record.db.order.update({
      where: { orderNo: order.orderNo },
      data: sealForm(file.record.vault, orderNo, bare),
    });
    expect((await orderAs('applicant', orderNo)).opened).toContain('/materials');
    expect((await save(orderNo, form)).status).toBe(200);
  });

  it('given a date that ran short meanwhile, then it is open beside its number', async () => {
    const { orderNo, form } = await givenReturned(NAME);
    const owner = { ...form.subjectOwner, certificateValidUntil: SOON };
    await file.record.db.order.update({
      where: { orderNo },
      data: sealForm(file.record.vault, orderNo, { ...form, subjectOwner: owner }),
    });
    const { opened } = await orderAs('applicant', orderNo);
    expect(opened).toContain('/subjectOwner/certificateValidUntil');
  });

  it('given an order that its applicant withdrew, then all is open', async () => {
    const { orderNo } = await givenReturned(NAME);
    await tell(file.record, orderNo, APPLICANT, 'resubmit');
    await tell(file.record, orderNo, APPLICANT, 'withdraw');
    const { opened, form } = await orderAs('applicant', orderNo);
    expect(opened).toBeNull();
    const { subject } = form as NewSubjectForm;
    const changed = { ...(form as object), subject: { ...subject, domicile: '天津市南开区 1 号' } };
    expect((await save(orderNo, changed)).status).toBe(200);
  });

  it('given a draft, then all is open', async () => {
    const orderNo = await givenDraft(file.record);
    expect((await orderAs('applicant', orderNo)).opened).toBeNull();
  });
});
