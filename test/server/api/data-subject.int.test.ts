import { describe, expect, it } from 'vitest';
import { CONSENTS } from '#domain/consents/texts.ts';
import { freshForm } from '../../support/forms.ts';
import { APPLICANT, givenDraft, givenStage } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { read, useApi } from './support/use-api.ts';

const test = useApi();

interface Copy {
  readonly madeFor: string;
  readonly account: object;
  readonly orders: readonly { orderNo: string; form: object; consents: object[] }[];
  readonly filings: readonly { name: string; services: object[] }[];
}
interface Consents {
  readonly consents: readonly { purpose: string; version: string }[];
}

describe('consent to sensitive data', () => {
  it('given the text that holds, when an order is sent in with its version, then it is recorded with the submission', async () => {
    const { record } = test;
    const orderNo = await givenDraft(record);
    const { consents } = read<Consents>(await test.as('applicant')('GET', '/consents'));
    const { version } = consents.find(({ purpose }) => purpose === 'sensitiveData')!;
    const sent = await test.as('applicant')('POST', `/orders/${orderNo}/submit`, {
      body: { consent: version },
    });
    expect(sent.status).toBe(200);
    const rows = await record.db.consent.findMany({ where: { orderNo } });
    expect(rows).toMatchObject([{ accountId: APPLICANT.id, purpose: 'sensitiveData', version }]);
    expect(rows[0]?.textHash).toMatch(/^[0-9a-f]{64}$/);
    const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    expect(rows[0]?.acceptedAt).toEqual(order.submittedAt);
    const deeds = { target: orderNo, action: 'consent.given', actorId: APPLICANT.id };
    expect(await record.db.auditEntry.count({ where: deeds })).toBe(1);
  });

  it('given another version, then it is refused with the one that holds, and nothing is sent in', async () => {
    const { record } = test;
    const orderNo = await givenDraft(record);
    const answer = await test.as('applicant')('POST', `/orders/${orderNo}/submit`, {
      body: { consent: '2020-01-01' },
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'consent.outdated' } });
    expect(answer.body.facts).toEqual({ version: CONSENTS.sensitiveData.version });
    expect(await record.db.consent.count({ where: { orderNo } })).toBe(0);
    const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    expect(order.stage).toBe('draft');
  });

  it('given a submission that is refused, then no consent is recorded', async () => {
    const { record } = test;
    const orderNo = await givenDraft(record, {});
    const answer = await test.as('applicant')('POST', `/orders/${orderNo}/submit`, {
      body: { consent: CONSENTS.sensitiveData.version },
    });
    expect(answer.body.code).toBe('form.incomplete');
    expect(await record.db.consent.count({ where: { orderNo } })).toBe(0);
  });
});

describe('a copy of one’s data', () => {
  it('given an account with orders and a filing, then it has all of it, and that it was made is recorded', async () => {
    const { record } = test;
    const orderNo = await givenStage(record, 'granted');
    const answer = await test.as('applicant')('GET', '/account/data');
    const copy = read<Copy>(answer);
    expect(answer.status).toBe(200);
    expect(copy.madeFor).toBe('applicant');
    expect(copy.account).toMatchObject({ id: APPLICANT.id, mobile: expect.any(String) as unknown });
    const own = await record.db.order.findMany({ where: { accountId: APPLICANT.id } });
    expect(copy.orders.map((one) => one.orderNo)).toEqual(own.map((one) => one.orderNo));
    const granted = copy.orders.find((one) => one.orderNo === orderNo);
    expect(granted?.form).toMatchObject({ subject: { name: expect.any(String) as unknown } });
    expect(copy.orders.flatMap(({ consents }) => consents)).toHaveLength(1);
    expect(copy.filings).toHaveLength(1);
    expect(copy.filings[0]?.services).toHaveLength(1);
    const deeds = { action: 'data.copied', actorId: APPLICANT.id, target: APPLICANT.id };
    expect(await record.db.auditEntry.count({ where: deeds })).toBe(1);
  });

  it('given another account, then nothing of it stands in the copy', async () => {
    const answer = await test.as('applicant-en')('GET', '/account/data');
    expect(read<Copy>(answer)).toMatchObject({ orders: [], filings: [] });
  });

  it.each(['reviewer-1', 'clerk'])('given %s, then there is none to be had', async (handle) => {
    const answer = await test.as(handle)('GET', '/account/data');
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth.role' } });
  });
});

interface Erasure {
  readonly classes: readonly { name: string; erased: number | null; grounds: object[] }[];
}

describe('erasure at the request of whom it is about', () => {
  it('given drafts and an order under way, then the drafts are emptied, the rest stays, and each class says why', async () => {
    const { record } = test;
    record.clock.set(MONDAY);
    const draft = await givenDraft(record);
    const underWay = await givenStage(record, 'initialReview');
    const form = { filingType: 'newSubject', form: freshForm() };
    const others = await test.as('applicant-en')('POST', '/orders', { body: form });
    const { orderNo: another } = read<{ orderNo: string }>(others);
    record.clock.set(new Date(MONDAY.getTime() + 60_000));

    const answer = await test.as('applicant')('POST', '/account/erasure');

    expect(answer.status).toBe(200);
    const { classes } = read<Erasure>(answer);
    const of = (name: string) => classes.find((one) => one.name === name);
    expect(of('drafts')?.erased).toBeGreaterThan(0);
    for (const name of ['materials', 'forms', 'filings', 'audit']) {
      expect(of(name)?.erased, name).toBeNull();
      expect(of(name)?.grounds.length, name).toBeGreaterThan(0);
    }
    const formOf = async (handle: string, orderNo: string) =>
      read<{ form: object }>(await test.as(handle)('GET', `/orders/${orderNo}`)).form;
    expect(await formOf('applicant', draft)).toEqual({});
    expect(await formOf('applicant', underWay)).toHaveProperty('subject');
    expect(await formOf('applicant-en', another)).toHaveProperty('subject');
    const asked = { action: 'erasure.asked', actorId: APPLICANT.id, target: 'drafts' };
    expect(await record.db.auditEntry.count({ where: asked })).toBe(1);

    const again = read<Erasure>(await test.as('applicant')('POST', '/account/erasure'));
    expect(again.classes.find(({ name }) => name === 'drafts')?.erased).toBe(0);
  });

  it('given an order that ended, then the mobiles that were asked for codes go at once', async () => {
    const { record } = test;
    record.clock.set(MONDAY);
    const orderNo = await givenStage(record, 'smsVerification');
    const ended = { endedAt: MONDAY, outcome: 'lapsed', stage: 'lapsed' };
    await record.db.order.update({ where: { orderNo }, data: ended });
    record.clock.set(new Date(MONDAY.getTime() + 60_000));
    await test.as('applicant')('POST', '/account/erasure');
    const persons = await record.db.verificationPerson.findMany({ where: { orderNo } });
    expect(persons.length).toBeGreaterThan(0);
    for (const { id, mobileIndex } of persons) expect(mobileIndex).toBe(`erased:${id}`);
  });

  it('given staff, then it is not theirs to ask', async () => {
    const answer = await test.as('reviewer-1')('POST', '/account/erasure');
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth.role' } });
  });
});
