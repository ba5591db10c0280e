import { describe, expect, it } from 'vitest';
import type { OrderView } from '#server/orders/schemas.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { APPLICANT, claimReview, givenStage, OTHER_REVIEWER, tell } from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const NAME = { field: '/service/name', code: 'serviceNameNotAllowed', text: '请用单位简称。' };

async function orderAs(handle: string, orderNo: string) {
  const answer = await file.as(handle)('GET', `/orders/${orderNo}`);
  return { ...read<OrderView>(answer), etag: answer.etag };
}

/** A fresh order in initial review, with its form. */
async function givenInReview() {
  const orderNo = await givenStage(file.record, 'initialReview');
  const { form } = await orderAs('applicant', orderNo);
  return { orderNo, form: form as NewSubjectForm };
}

async function returnIt(orderNo: string, reasons: object[] = [NAME]) {
  const { id } = await claimReview(file.record, orderNo);
  const { etag } = await orderAs('reviewer-1', orderNo);
  const body = { decision: 'returnToComplete', reasons };
  const answer = await file.as('reviewer-1')('POST', `/tasks/${id}/decide`, { body, etag });
  expect(answer.status).toBe(200);
}

async function edit(orderNo: string, form: unknown) {
  const { etag } = await orderAs('applicant', orderNo);
  const answer = await file.as('applicant')('PUT', `/orders/${orderNo}/form`, { body: form, etag });
  expect(answer.status).toBe(200);
}

const resubmit = (orderNo: string) => tell(file.record, orderNo, APPLICANT, 'resubmit');

const named = <F extends { service: object }>(form: F, name: string) => ({
  ...form,
  service: { ...form.service, name },
});

describe('what a reviewer sees in the next round', () => {
  it('given a first round, then there is none before it', async () => {
    const { orderNo } = await givenInReview();
    expect((await orderAs('reviewer-1', orderNo)).previousRound).toBeNull();
  });

  it('given three reasons and three corrections, then why it came back, and the old and new value of each field', async () => {
    const { orderNo, form } = await givenInReview();
    await returnIt(orderNo, [
      NAME,
      { field: '/subject/domicile', code: 'subjectAddressDiffers' },
      { field: '/subjectOwner/mobile', code: 'phoneUnreachable' },
    ]);
    await edit(orderNo, {
      ...named(form, '清禾示例'),
      subject: { ...form.subject, domicile: '天津市南开区示例路 20 号' },
      subjectOwner: { ...form.subjectOwner, mobile: '18800000199' },
    });
    await resubmit(orderNo);
    await claimReview(file.record, orderNo, OTHER_REVIEWER);

    const { previousRound, returned } = await orderAs('reviewer-2', orderNo);
    expect(returned).toBeNull();
    expect(previousRound).toMatchObject({
      returned: {
        how: 'returnToComplete',
        reasons: [
          { field: '/service/name', text: '请用单位简称。' },
          { field: '/subject/domicile' },
          { field: '/subjectOwner/mobile' },
        ],
      },
    });
    expect(previousRound?.changes).toEqual([
      {
        field: '/subject/domicile',
        label: { zh: '证件住所', en: 'Domicile on the certificate' },
        before: form.subject.domicile,
        after: '天津市南开区示例路 20 号',
      },
      {
        field: '/subjectOwner/mobile',
        label: { zh: '主体负责人手机号码', en: 'Subject owner: mobile number' },
        before: form.subjectOwner.mobile,
        after: '18800000199',
      },
      {
        field: '/service/name',
        label: { zh: '服务名称', en: 'Name of the service' },
        before: form.service.name,
        after: '清禾示例',
      },
    ]);
  });

  it('given it was sent in again as it was, then nothing changed', async () => {
    const { orderNo } = await givenInReview();
    await returnIt(orderNo);
    await resubmit(orderNo);
    expect((await orderAs('reviewer-1', orderNo)).previousRound?.changes).toEqual([]);
  });

  it('given a third round, then what changed since the second', async () => {
    const { orderNo, form } = await givenInReview();
    for (const name of ['清禾示例甲', '清禾示例乙']) {
      await returnIt(orderNo);
      await edit(orderNo, named(form, name));
      await resubmit(orderNo);
    }
    expect((await orderAs('reviewer-1', orderNo)).previousRound?.changes).toMatchObject([
      { field: '/service/name', before: '清禾示例甲', after: '清禾示例乙' },
    ]);
  });

  it('given an order that its applicant took back unread and changed, then since the last return all the same', async () => {
    const { orderNo, form } = await givenInReview();
    await returnIt(orderNo);
    await edit(orderNo, named(form, '清禾示例甲'));
    await resubmit(orderNo);
    await tell(file.record, orderNo, APPLICANT, 'withdraw');
    await edit(orderNo, named(form, '清禾示例乙'));
    await tell(file.record, orderNo, APPLICANT, 'submit');
    expect((await orderAs('reviewer-1', orderNo)).previousRound?.changes).toMatchObject([
      { before: form.service.name, after: '清禾示例乙' },
    ]);
  });

  it('given a return that was recalled, then it was no round', async () => {
    const { orderNo } = await givenInReview();
    await returnIt(orderNo);
    const { etag } = await orderAs('reviewer-1', orderNo);
    const recalled = await file.as('reviewer-1')('POST', `/orders/${orderNo}/recall`, {
      etag,
      body: { reason: '误操作。' },
    });
    expect(recalled.body).toMatchObject({ stage: 'initialReview' });
    expect((await orderAs('reviewer-1', orderNo)).previousRound).toBeNull();
  });

  it('given the applicant is at it, then not yet; and nobody but reviewers ever sees the values', async () => {
    const { orderNo, form } = await givenInReview();
    await returnIt(orderNo);
    await edit(orderNo, named(form, '清禾示例'));
    expect((await orderAs('reviewer-1', orderNo)).previousRound).toBeNull();
    await resubmit(orderNo);
    for (const handle of ['applicant', 'manager', 'clerk', 'admin-1']) {
      expect(await orderAs(handle, orderNo)).not.toHaveProperty('previousRound');
    }
  });

  it('given the form that came back, then it is kept sealed', async () => {
    const { orderNo, form } = await givenInReview();
    await returnIt(orderNo);
    const [kept] = await file.record.db.returnedForm.findMany({ where: { orderNo } });
    expect(kept).toMatchObject({ revision: 2, formVersion: 1 });
    expect(Buffer.from(kept!.formCipher).toString('utf8')).not.toContain(form.subject.name);
  });
});
