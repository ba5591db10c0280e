import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const OF_THE_WHOLE = '请王先生尽快补充，电话 13700001111。';
const OF_THE_FIELD = '与王先生的证件不符。';
let orderNo = '';
let form: NewSubjectForm;

/** What of the form tells of persons. */
const personal = (): string[] => {
  const { subject, subjectOwner, service } = form;
  const owners = [subjectOwner, service.owner].flatMap((one) => [
    ...[one.name, one.mobile, one.email, one.certificateNumber],
  ]);
  return [...owners, subject.certificateNumber, subject.domicile, subject.mailingAddress].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );
};

/** An order that a reviewer returned with words of his own. */
beforeAll(async () => {
  form = freshForm();
  orderNo = await givenStage(file.record, 'initialReview', await givenDraft(file.record, form));
  const { id } = await claimReview(file.record, orderNo);
  const { etag } = await file.as('reviewer-1')('GET', `/orders/${orderNo}`);
  const reasons = [{ field: '/remarks', code: 'other', text: OF_THE_FIELD }];
  const body = { decision: 'returnToComplete', reasons, text: OF_THE_WHOLE };
  const request = { body, etag, key: randomUUID() };
  const decided = await file.as('reviewer-1')('POST', `/tasks/${id}/decide`, request);
  expect(decided.status).toBe(200);
});

describe('support', () => {
  it('given an order, then it is read with its form masked and without anybody’s own words', async () => {
    const answer = await file.as('support')('GET', `/orders/${orderNo}`);
    const order = read<OrderView>(answer);
    expect(order.stage).toBe('correction');
    expect(order.allowed).toEqual([]);
    expect(order.returned?.reasons).toMatchObject([{ code: 'other', text: null }]);
    expect(order.returned?.text).toBeNull();
    const shown = order.form as NewSubjectForm;
    const { mobile } = form.subjectOwner;
    expect(shown.subjectOwner.mobile).toBe(`${mobile.slice(0, 3)}****${mobile.slice(-4)}`);
    expect(shown.service.name).toBe(form.service.name);
    const text = JSON.stringify(answer.body);
    for (const secret of [...personal(), OF_THE_WHOLE, OF_THE_FIELD]) {
      expect(text).not.toContain(secret);
    }
  });

  it('given its timeline, then who acted and what was sent, and no words', async () => {
    const answer = await file.as('support')('GET', `/orders/${orderNo}/timeline`);
    const text = JSON.stringify(answer.body);
    expect(text).toContain('reviewer-1');
    expect(text).toContain('returnToComplete');
    for (const secret of [...personal(), OF_THE_WHOLE, OF_THE_FIELD]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe.each(['manager', 'clerk'])('%s', (handle) => {
  it('given an order, then its form is read masked, and told which fields may be shown', async () => {
    const answer = await file.as(handle)('GET', `/orders/${orderNo}`);
    const { form: shown, masked } = read<OrderView>(answer);
    expect((shown as NewSubjectForm).service.name).toBe(form.service.name);
    expect(masked).toContain('/subjectOwner/mobile');
    const text = JSON.stringify(answer.body);
    for (const secret of personal()) expect(text).not.toContain(secret);
  });
});

describe('a reviewer', () => {
  const readBy = async (handle: string) =>
    JSON.stringify((await file.as(handle)('GET', `/orders/${orderNo}`)).body);

  it('given an order whose review nobody holds, then persons are masked, and the words to the applicant are not', async () => {
    const order = await readBy('reviewer-1');
    for (const secret of personal()) expect(order).not.toContain(secret);
    for (const seen of [OF_THE_WHOLE, OF_THE_FIELD]) expect(order).toContain(seen);
  });

  it('given the next round, then who holds its review reads it in the clear, what changed too, and nobody else', async () => {
    const { etag, body: own } = await file.as('applicant')('GET', `/orders/${orderNo}`);
    const corrected = {
      ...(own.form as unknown as NewSubjectForm),
      remarks: '补充说明：联系人李女士。',
    };
    const edited = await file.as('applicant')('PUT', `/orders/${orderNo}/form`, {
      ...{ body: corrected, etag },
    });
    expect(edited.status).toBe(200);
    const now = await file.as('applicant')('GET', `/orders/${orderNo}`);
    await file.as('applicant')('POST', `/orders/${orderNo}/resubmit`, { etag: now.etag });
    const { id } = await claimReview(file.record, orderNo);
    const held = await readBy('reviewer-1');
    for (const seen of [...personal(), corrected.remarks]) expect(held).toContain(seen);
    for (const handle of ['senior-1', 'reviewer-2', 'support']) {
      const other = await readBy(handle);
      for (const secret of [...personal(), corrected.remarks]) expect(other).not.toContain(secret);
    }

    await file.as('reviewer-1')('POST', `/tasks/${id}/release`);
    const released = await readBy('reviewer-1');
    for (const secret of [...personal(), corrected.remarks]) expect(released).not.toContain(secret);
  });

  it('given what an order changes, then it is masked like the form', async () => {
    const preview = async () =>
      JSON.stringify((await file.as('reviewer-1')('GET', `/orders/${orderNo}/preview`)).body);
    const masked = await preview();
    expect(masked).toContain('***');
    expect(masked).not.toContain(form.subjectOwner.mobile);
    await claimReview(file.record, orderNo);
    expect(await preview()).toContain(form.subjectOwner.mobile);
  });
});
