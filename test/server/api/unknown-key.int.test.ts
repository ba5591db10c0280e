import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVault } from '#prisma/vault.ts';
import { givenDraft } from '../../support/orders.ts';
import { useApi } from './support/use-api.ts';

// An API that was not told of the key that another process seals with by now.
const [key, index] = [randomBytes(32), randomBytes(32)];
const test = useApi({ vault: createVault({ data: [{ id: 'old', key }], index }) });

describe('a process that lacks a data key', () => {
  it('given an order under a key that it does not know, then it says so, to be tried again, and nothing else', async () => {
    const orderNo = await givenDraft(test.record);
    const answer = await test.as('applicant')('GET', `/orders/${orderNo}`);
    expect(answer).toMatchObject({ status: 503, body: { code: 'vault.unknown_key' } });
    expect(answer.body.field).toBe('BEIAN_DATA_KEYS');
  });

  it('given an order under a key that it does not know, when it is sent in, then nothing of it is changed', async () => {
    const { record } = test;
    const orderNo = await givenDraft(record);
    const before = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    const answer = await test.as('applicant')('POST', `/orders/${orderNo}/submit`);
    expect(answer).toMatchObject({ status: 503, body: { code: 'vault.unknown_key' } });
    expect(await record.db.order.findUniqueOrThrow({ where: { orderNo } })).toEqual(before);
  });
});
