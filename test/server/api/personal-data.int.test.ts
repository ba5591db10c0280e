import { describe, expect, it } from 'vitest';
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

  it('given another account, then nothing of it stands in the copy', async () => {
    const answer = await test.as('applicant-en')('GET', '/account/data');
    expect(read<Copy>(answer)).toMatchObject({ orders: [], filings: [] });
  });

  it.each(['reviewer-1', 'clerk'])('given %s, then there is none to be had', async (handle) => {
    const answer = await test.as(handle)('GET', '/account/data');
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth.role' } });
  });
});
