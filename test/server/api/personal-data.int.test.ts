import { describe, expect, it } from 'vitest';
import { CONSENTS } from '#domain/consents/texts.ts';
import { APPLICANT, givenStage } from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';

const test = useApi();

interface Copy {
  readonly madeFor: string;
  readonly account: object;
  readonly orders: readonly { orderNo: string; form: object; consents: object[] }[];
  readonly filings: readonly { name: string; services: object[] }[];
}

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

  it('given a consent, then its words and whether it was taken back are in there', async () => {
    const orderNo = await givenStage(test.record, 'initialReview');
    const consentOf = async () => {
      const { orders } = read<Copy>(await test.as('applicant')('GET', '/account/data'));
      return orders.find((one) => one.orderNo === orderNo)?.consents;
    };
    const { version, text } = CONSENTS.sensitiveData;
    expect(await consentOf()).toMatchObject([{ version, text, withdrawnAt: null }]);
    await test.as('applicant')('POST', `/orders/${orderNo}/withdraw-consent`);
    const row = await test.record.db.consent.findFirstOrThrow({ where: { orderNo } });
    expect(row.withdrawnAt).not.toBeNull();
    expect(await consentOf()).toMatchObject([{ withdrawnAt: row.withdrawnAt?.toISOString() }]);
  });

  it('given keys and sessions, then their names and times are in there, and nothing that opens anything', async () => {
    const answer = await test.as('applicant')('GET', '/account/data');
    const { keys, sessions } = read<Copy>(answer).account as Record<string, object[]>;
    const [key] = await test.record.db.apiKey.findMany({ where: { accountId: APPLICANT.id } });
    expect(sessions).toEqual([]);
    expect(keys).toMatchObject([{ name: 'first', createdAt: key?.createdAt.toISOString() }]);
    expect(JSON.stringify(answer.body)).not.toContain(key?.keyHash ?? '');
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
