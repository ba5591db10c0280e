import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { createTestApi, type TestApi } from '../support/api.ts';
import { givenDraft, givenStage } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { askPages } from './support/ask-pages.ts';

let record: TestRecord;
let api: TestApi;
beforeAll(async () => {
  record = await createTestRecord();
  api = await createTestApi(record);
});
afterAll(async () => {
  await api.app.close();
  await record.close();
});

const pages = askPages(() => api);
const signIn = () => pages.signIn({ token: record.tokens['applicant'] ?? '' });
const stageOf = async (orderNo: string) =>
  (await record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;
const olderText = (orderNo: string) =>
  record.db.consent.updateMany({ where: { orderNo }, data: { version: '2020-01-01' } });

/** The mark of what is saved meanwhile. */
const savedIn = (body: string) => ({
  _base: /name="_base" value="([^"]*)"/.exec(body)?.[1] ?? '',
});

describe('the text on sensitive data at the pages', () => {
  it('given an order to be corrected and a newer text, then the text is shown, and accepted with the next try', async () => {
    const orderNo = await givenStage(record, 'correction');
    await olderText(orderNo);
    const visitor = await signIn();
    const page = `/pages/orders/${orderNo}/correct`;
    const { body } = await pages.get(page, visitor.cookie);
    expect(body).not.toContain('name="consent"');
    const fields = { go: 'resubmit', ...savedIn(body), '/service/name': '津海示例物流' };
    const refused = await pages.post(page, fields, visitor);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Consent to sensitive personal data');
    expect(refused.body).toContain(`name="consent" value="${CONSENTING.consent}"`);
    expect(await stageOf(orderNo)).toBe('correction');
    const sent = await pages.post(
      page,
      { ...fields, ...savedIn(refused.body), ...CONSENTING },
      visitor,
    );
    expect(sent.statusCode).toBe(303);
    expect(await stageOf(orderNo)).toBe('initialReview');
  });

  it('given a check page that was open while the text changed, then the new one is shown', async () => {
    const orderNo = await givenDraft(record);
    const visitor = await signIn();
    const fields = { _etag: '"r0-f1"', confirmed: 'yes', consent: '2020-01-01' };
    const refused = await pages.post(`/pages/orders/${orderNo}/submit`, fields, visitor);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain(`name="consent" value="${CONSENTING.consent}"`);
  });

  it('given an order under review, then the consent can be withdrawn, and the order is back', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const visitor = await signIn();
    const order = `/pages/orders/${orderNo}`;
    const { body } = await pages.get(order, visitor.cookie);
    expect(body).toContain(`${order}/end/withdraw-consent`);
    const asked = await pages.get(`${order}/end/withdraw-consent`, visitor.cookie);
    const etag = /name="_etag" value="([^"]*)"/.exec(asked.body)?.[1] ?? '';
    const done = await pages.post(
      `${order}/end/withdraw-consent`,
      { _etag: etag.replaceAll('&quot;', '"') },
      visitor,
    );
    expect(done.headers.location).toContain('done=consentWithdrawn');
    expect(await stageOf(orderNo)).toBe('draft');
  });
});
