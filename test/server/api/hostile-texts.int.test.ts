import { describe, expect, it } from 'vitest';
import type { OrderView, Timeline } from '#server/orders/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { decideAsTwo } from '../../support/two-people.ts';
import { expectRefusal, expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const HOSTILE = `'; DROP TABLE orders; -- <script>alert(1)</script> {{7*7}} \${7*7} %s \\u0000 ☃𠮷\u0001\u202e`;

/** A complete form with one text in every place that takes any. */
function formWith(text: string) {
  const form = freshForm();
  return {
    ...form,
    remarks: text,
    subject: { ...form.subject, name: text, domicile: text, mailingAddress: text },
    service: { ...form.service, name: text, remarks: text },
  };
}

describe('texts with SQL, HTML and templates in them', () => {
  it('given a form full of them, when it is saved and read, then it is kept letter by letter', async () => {
    const form = formWith(HOSTILE);
    const applicant = file.as('applicant');
    const created = await applicant('POST', '/orders', {
      body: { filingType: 'newSubject', form },
    });
    expect(created.status).toBe(201);
    const seen = await applicant('GET', `/orders/${String(created.body.orderNo)}`);
    expect(read<OrderView>(seen).form).toEqual(form);
    expect(seen.type).toMatch(/^application\/json/);
  });

  it('given one in a decision, then the applicant reads it as it was written', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await claimReview(file.record, orderNo);
    const body = {
      decision: 'reject',
      reasons: [{ field: '/service/name', code: 'other' }],
      text: HOSTILE,
    };
    const decided = await decideAsTwo(file, id, { body, etag: '"r1-f1"' });
    expect(decided.status).toBe(200);
    const applicant = file.as('applicant');
    const { returned } = read<OrderView>(await applicant('GET', `/orders/${orderNo}`));
    expect(returned?.text).toBe(HOSTILE.trim());
    const { timeline } = read<Timeline>(await applicant('GET', `/orders/${orderNo}/timeline`));
    expect(timeline.at(-1)?.text).toBe(HOSTILE.trim());
  });

  it.each([
    ['/orders', 'stage'],
    ['/tasks', 'province'],
    ['/tasks', 'holder'],
    ['/tasks', 'filingType'],
  ])('given one as a filter of %s?%s, then nothing fits', async (path, name) => {
    const handle = path === '/orders' ? 'applicant' : 'reviewer-1';
    const value = encodeURIComponent("' OR '1'='1");
    const answer = await file.as(handle)('GET', `${path}?${name}=${value}`);
    expect(answer.status).toBe(200);
    expect(answer.body['empty']).toMatch(/fits this filter/);
  });

  it('given one as an order number, then there is no such order', async () => {
    const number = encodeURIComponent(`' OR '1'='1`);
    const answer = await file.as('applicant')('GET', `/orders/${number}`);
    expectRefusal(answer, { status: 404, code: 'order.not_found' });
  });
});

describe('texts that no database holds', () => {
  const BROKEN: readonly (readonly [string, string])[] = [
    ['NUL', 'a\u0000b'],
    ['the first half of a surrogate pair', 'a\ud840'],
    ['the second half of one', '\udfb7b'],
  ];
  const code = 'request.malformed';

  it.each(BROKEN)('given %s in a form, then it is refused before it is saved', async (_, text) => {
    const form = { service: { kind: 'website', name: text } };
    const applicant = file.as('applicant');
    await expectRefused(
      file.record,
      () => applicant('POST', '/orders', { body: { filingType: 'newSubject', form } }),
      { status: 400, code, field: '/form/service/name' },
    );
    const orderNo = await givenDraft(file.record);
    await expectRefused(
      file.record,
      () => applicant('PUT', `/orders/${orderNo}/form`, { body: form, etag: '"r0-f1"' }),
      { status: 400, code, field: '/service/name' },
    );
  });

  it.each(BROKEN)('given %s in a key, then it is refused', async (_, text) => {
    const body = { filingType: 'newSubject', form: { [text]: 1 } };
    const create = () => file.as('applicant')('POST', '/orders', { body });
    await expectRefused(file.record, create, { status: 400, code });
  });

  it.each(BROKEN)(
    'given %s in what a reviewer or a clerk writes, then it is refused',
    async (_, text) => {
      const orderNo = await givenStage(file.record, 'initialReview');
      const { id } = await claimReview(file.record, orderNo);
      const body = {
        decision: 'reject',
        reasons: [{ field: '/service/name', code: 'other' }],
        text,
      };
      const reviewer = file.as('reviewer-1');
      await expectRefused(
        file.record,
        () => reviewer('POST', `/tasks/${id}/decide`, { body, etag: '"r1-f1"' }),
        { status: 400, code, field: '/text' },
      );
      await expectRefused(
        file.record,
        () => reviewer('POST', '/tasks/next', { body: { province: text } }),
        { status: 400, code, field: '/province' },
      );
      await expectRefused(
        file.record,
        () => file.as('clerk')('POST', `/tasks/${id}/settle`, { body: { text } }),
        { status: 400, code, field: '/text' },
      );
    },
  );
});
