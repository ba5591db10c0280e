import { describe, expect, it } from 'vitest';
import type { TestRequest } from '../../support/api.ts';
import { freshForm } from '../../support/forms.ts';
import { givenStage } from '../../support/orders.ts';
import { expectRefused } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();
const NOT_FOUND = { status: 404, code: 'order.not_found' };

/** Every address that takes an order's number. */
const ADDRESSES: ['GET' | 'PUT' | 'POST', string, TestRequest?][] = [
  ['GET', ''],
  ['GET', '/timeline'],
  ['PUT', '/form', { body: freshForm(), etag: '"r1-f1"' }],
  ['PUT', '/form', { body: { nonsense: true }, etag: '"r9-f9"' }],
  ['POST', '/submit'],
  ['POST', '/resubmit'],
  ['POST', '/withdraw', { etag: '"r7-f7"' }],
  ['POST', '/abandon'],
  ['POST', '/confirm'],
  ['POST', '/accept'],
  ['POST', '/decline'],
];

describe('another applicant’s order', () => {
  it.each(ADDRESSES)('given %s …%s, then it looks as if it did not exist', async (...address) => {
    const [method, path, request] = address;
    const theirs = await givenStage(file.record, 'initialReview');
    const nobodys = `${theirs.slice(0, -1)}X`;
    const ask = (orderNo: string) => () =>
      file.as('applicant-en')(method, `/orders/${orderNo}${path}`, request);
    const one = await expectRefused(file.record, ask(theirs), NOT_FOUND);
    const other = await expectRefused(file.record, ask(nobodys), NOT_FOUND);
    expect(JSON.stringify(one).replaceAll(theirs, nobodys)).toBe(JSON.stringify(other));
  });
});

describe('an order number', () => {
  it.each([
    ['that nobody was given', 'BA20260601999999', NOT_FOUND],
    ['of one letter', 'x', NOT_FOUND],
    ['in Chinese', encodeURIComponent('订单'), NOT_FOUND],
    ['that climbs', encodeURIComponent('../../metrics'), NOT_FOUND],
    [
      'of 41 characters',
      'x'.repeat(41),
      { status: 400, code: 'request.malformed', field: 'orderNo' },
    ],
    ['of 5000 characters', 'x'.repeat(5000), { status: 404, code: 'route.not_found' }],
    ['with a NUL', 'BA%00', { status: 400, code: 'request.malformed', field: 'orderNo' }],
    ['that is no UTF-8', '%ff', { status: 400, code: 'request.malformed' }],
    ['with half an escape', '%4', { status: 400, code: 'request.malformed' }],
  ])('given one %s, then it is refused', async (_, orderNo, refusal) => {
    await expectRefused(
      file.record,
      () => file.as('applicant')('GET', `/orders/${orderNo}`),
      refusal,
    );
    await expectRefused(
      file.record,
      () => file.as('applicant')('POST', `/orders/${orderNo}/submit`),
      refusal,
    );
  });
});
