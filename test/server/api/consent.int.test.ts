import { describe, expect, it } from 'vitest';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { CONSENTS } from '#domain/consents/texts.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import {
  actor,
  APPLICANT,
  claimReview,
  givenDraft,
  givenStage,
  reportIdOf,
  REVIEWER,
  tell,
} from '../../support/orders.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { randomUUID } from 'node:crypto';
import { MONDAY } from '../../support/record.ts';
import { asRead, WHY } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const test = useApi();

interface Consents {
  readonly consents: readonly { purpose: string; version: string }[];
}

const submit = (orderNo: string, body: object, handle = 'applicant') =>
  test.as(handle)('POST', `/orders/${orderNo}/submit`, { body });
const consentsOf = (orderNo: string) =>
  test.record.db.consent.findMany({ where: { orderNo }, orderBy: { id: 'asc' } });
const stageOf = async (orderNo: string) =>
  (await test.record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;
/** What was accepted, was another text. */
const givenOlderText = (orderNo: string) =>
  test.record.db.consent.updateMany({ where: { orderNo }, data: { version: '2020-01-01' } });

const RECALL = { body: { reason: WHY } };
const REQUIRED = { status: 422, code: 'consent.required', field: '/consent' };

describe('sending an order in', () => {
  it('given the text that holds, when an order is sent in with its version, then it is recorded with the submission', async () => {
    const { record } = test;
    const orderNo = await givenDraft(record);
    const { consents } = read<Consents>(await test.as('applicant')('GET', '/consents'));
    const { version } = consents.find(({ purpose }) => purpose === 'sensitiveData')!;
    expect((await submit(orderNo, { consent: version })).status).toBe(200);
    const [row] = await consentsOf(orderNo);
    expect(row).toMatchObject({ accountId: APPLICANT.id, inNameOf: APPLICANT.id, version });
    expect(row?.textHash).toMatch(/^[0-9a-f]{64}$/);
    const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    expect(row?.acceptedAt).toEqual(order.submittedAt);
    const deeds = { target: orderNo, action: 'consent.given', actorId: APPLICANT.id };
    expect(await record.db.auditEntry.count({ where: deeds })).toBe(1);
  });

  it('given no consent, then it is refused with where to read the text, and nothing is sent in', async () => {
    const orderNo = await givenDraft(test.record);
    await expectRefused(test.record, () => submit(orderNo, {}), REQUIRED);
    const answer = await submit(orderNo, {});
    const { version } = CONSENTS.sensitiveData;
    expect(answer.body.facts).toEqual({
      ...{ purpose: 'sensitiveData', version, read: '/api/v1/consents' },
    });
    expect(answer.body.remedy).toContain('GET /api/v1/consents');
    expect(await stageOf(orderNo)).toBe('draft');
  });

  it('given another version, then it is refused with the one that holds, and nothing is sent in', async () => {
    const orderNo = await givenDraft(test.record);
    const outdated = { status: 409, code: 'consent.outdated', field: '/consent' };
    const old = { consent: '2020-01-01' };
    await expectRefused(test.record, () => submit(orderNo, old), outdated);
    expect(await stageOf(orderNo)).toBe('draft');
  });

  it('given a submission that is refused, then no consent is recorded', async () => {
    const orderNo = await givenDraft(test.record, {});
    expect((await submit(orderNo, CONSENTING)).body.code).toBe('form.incomplete');
    expect(await consentsOf(orderNo)).toEqual([]);
  });

  it('given the consent of another order of the same account, then it says nothing of this one', async () => {
    await givenStage(test.record, 'initialReview');
    const orderNo = await givenDraft(test.record);
    expect((await submit(orderNo, {})).body.code).toBe('consent.required');
  });
});

describe('sending an order in again', () => {
  const resubmit = (orderNo: string, body: object = {}) =>
    test.as('applicant')('POST', `/orders/${orderNo}/resubmit`, { body });

  it('given the consent of the first time, then none is asked for', async () => {
    const orderNo = await givenStage(test.record, 'correction');
    expect((await resubmit(orderNo)).status).toBe(200);
    expect(await consentsOf(orderNo)).toHaveLength(1);
  });

  it('given a newer text, then it is asked for again, and kept beside the first', async () => {
    const orderNo = await givenStage(test.record, 'correction');
    await givenOlderText(orderNo);
    await expectRefused(test.record, () => resubmit(orderNo), REQUIRED);
    expect((await resubmit(orderNo, CONSENTING)).status).toBe(200);
    const versions = (await consentsOf(orderNo)).map(({ version }) => version);
    expect(versions).toEqual(['2020-01-01', CONSENTING.consent]);
  });

  it('given the consent of an account that the order was taken from, then the new one’s is asked for', async () => {
    const orderNo = await givenStage(test.record, 'correction');
    await test.record.db.consent.updateMany({
      where: { orderNo },
      data: { inNameOf: 'acc-applicant-en' },
    });
    await expectRefused(test.record, () => resubmit(orderNo), REQUIRED);
  });

  it('given expired codes and a newer text, when it is to be reported again, then the text is asked for', async () => {
    const { record } = test;
    const orderNo = await givenStage(record, 'smsVerification');
    const facts = { reportId: reportIdOf(orderNo), resultId: randomUUID() };
    await tell(record, orderNo, AUTHORITY, 'smsExpired', facts);
    await givenOlderText(orderNo);
    const again = (body: object) =>
      test.as('applicant')('POST', `/orders/${orderNo}/report-again`, { body });
    await expectRefused(record, () => again({}), REQUIRED);
    expect((await again(CONSENTING)).status).toBe(200);
  });
});

describe('withdrawing the consent', () => {
  const withdraw = (orderNo: string, handle = 'applicant') =>
    test.as(handle)('POST', `/orders/${orderNo}/withdraw-consent`);

  it.each(['initialReview', 'reporting'] as const)(
    'given an order in %s, then it comes back to editing, and goes in only with a new consent',
    async (stage) => {
      const orderNo = await givenStage(test.record, stage);
      expect(await withdraw(orderNo)).toMatchObject({ status: 200, body: { stage: 'draft' } });
      expect((await consentsOf(orderNo))[0]?.withdrawnAt).not.toBeNull();
      expect((await submit(orderNo, {})).body.code).toBe('consent.required');
      expect((await submit(orderNo, CONSENTING)).status).toBe(200);
    },
  );

  it('given an order that is being corrected, then it stays where it is, and goes in only with a new consent', async () => {
    const orderNo = await givenStage(test.record, 'correction');
    expect(await withdraw(orderNo)).toMatchObject({ status: 200, body: { stage: 'correction' } });
    const sent = await test.as('applicant')('POST', `/orders/${orderNo}/resubmit`);
    expect(sent.body.code).toBe('consent.required');
  });

  it('given it was withdrawn, then nobody sends the order in instead of its applicant', async () => {
    const orderNo = await givenStage(test.record, 'correction');
    await withdraw(orderNo);
    const admin = actor('admin-1', 'systemAdministrator');
    const repair = tell(test.record, orderNo, admin, 'repair', { to: 'initialReview' });
    await expect(repair).rejects.toMatchObject({ code: 'consent.withdrawn' });
  });

  it('given it was withdrawn after a return, then the return can’t be recalled, and that is not offered', async () => {
    const orderNo = await givenStage(test.record, 'correction');
    const offered = async () =>
      read<OrderView>(await test.as('reviewer-1')('GET', `/orders/${orderNo}`)).allowed;
    expect(await offered()).toEqual(['recall']);
    await withdraw(orderNo);
    expect(await offered()).toEqual([]);
    const recall = () => asRead(test, 'reviewer-1', orderNo, `/orders/${orderNo}/recall`, RECALL);
    await expectRefused(test.record, recall, { status: 409, code: 'consent.withdrawn' });
    expect(await stageOf(orderNo)).toBe('correction');
  });

  it('given no consent stands while an order is reviewed, however that came, then it is not passed on', async () => {
    const orderNo = await givenStage(test.record, 'initialReview');
    await test.record.db.consent.updateMany({ where: { orderNo }, data: { withdrawnAt: MONDAY } });
    await claimReview(test.record, orderNo);
    const pass = tell(test.record, orderNo, REVIEWER, 'pass');
    await expect(pass).rejects.toMatchObject({ code: 'consent.withdrawn' });
    expect(await stageOf(orderNo)).toBe('initialReview');
  });

  it('given it was withdrawn already, then a second time changes nothing and is no deed', async () => {
    const orderNo = await givenStage(test.record, 'initialReview');
    await withdraw(orderNo);
    expect((await withdraw(orderNo)).status).toBe(200);
    const where = { target: orderNo, action: 'consent.withdrawn' };
    expect(await test.record.db.auditEntry.count({ where })).toBe(1);
  });

  it.each(['smsVerification', 'bureauReview', 'granted', 'abandoned'] as const)(
    'given an order in %s, then it is refused with what can still be done',
    async (stage) => {
      const orderNo = await givenStage(test.record, stage);
      const refused = { status: 409, code: 'consent.passed_on' };
      await expectRefused(test.record, () => withdraw(orderNo), refused);
      expect((await consentsOf(orderNo)).filter((one) => one.withdrawnAt !== null)).toEqual([]);
    },
  );

  it('given a stranger, then there is no such order', async () => {
    const orderNo = await givenStage(test.record, 'initialReview');
    const hidden = { status: 404, code: 'order.not_found' };
    await expectRefused(test.record, () => withdraw(orderNo, 'applicant-en'), hidden);
  });
});
