import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { grantService, withdrawGrant } from '#orders/grants.ts';
import { openSubUser } from '#orders/sub-users.ts';
import type { OrderView, Timeline } from '#server/orders/schemas.ts';
import {
  approved,
  givenBeforeBureau,
  NEW_NAME,
  unknownHere,
  type Corrections,
} from '../../support/corrected-access.ts';
import { APPLICANT } from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

const viewOf = async (orderNo: string, token = 'applicant') => {
  const answer = await file.as(token)('GET', `/orders/${orderNo}`);
  expect(answer.status).toBe(200);
  return read<OrderView>(answer);
};

const draftAfter = (orderNo: string) =>
  file.record.db.order.findUniqueOrThrow({ where: { afterOrderNo: orderNo } });

describe('a new access that corrects what is filed, to its applicant', () => {
  it.each<[string, Corrections, boolean]>([
    ['with corrections, then its check says that they follow as a change', NEW_NAME, true],
    ['without, then it says nothing of a change', undefined, false],
  ])('given one %s, and so does its preview', async (_, changes, follows) => {
    const { orderNo } = await givenBeforeBureau(file.record, changes);
    const ask = file.as('applicant');
    const { body: checks } = await ask('GET', `/orders/${orderNo}/checks`);
    expect(JSON.stringify(checks).includes('form.corrections_follow_as_change')).toBe(follows);
    const { body: preview } = await ask('GET', `/orders/${orderNo}/preview`);
    expect(preview).toMatchObject({
      ...{ state: 'planned', afterwards: follows ? { zh: /./, en: /./ } : null },
    });
  });

  it('given it is granted, then both orders name each other, and the draft’s timeline says where it is from', async () => {
    const { orderNo } = await givenBeforeBureau(file.record, NEW_NAME);
    expect(await viewOf(orderNo)).toMatchObject({ nextOrder: null, afterOrder: null });
    await approved(file.record, orderNo);
    const { orderNo: next } = await draftAfter(orderNo);
    expect(await viewOf(orderNo)).toMatchObject({ nextOrder: next, afterOrder: null });
    expect(await viewOf(next)).toMatchObject({
      ...{ afterOrder: orderNo, nextOrder: null, filingType: 'change', stage: 'draft' },
      form: { changes: NEW_NAME },
    });
    const { timeline } = read<Timeline>(
      await file.as('applicant')('GET', `/orders/${next}/timeline`),
    );
    expect(timeline).toMatchObject([
      { type: 'created', actorRole: 'system', facts: { afterOrderNo: orderNo } },
    ]);
    const { body } = await file.as('applicant')('GET', `/orders/${orderNo}/preview`);
    expect(body).toMatchObject({ state: 'written' });
    expect(JSON.stringify(body['afterwards'])).toContain('draft of a change');
  });

  it('given a service that is filed elsewhere alone, then the draft’s check names what the record lacks', async () => {
    const { orderNo, filed } = await givenBeforeBureau(file.record, NEW_NAME);
    await unknownHere(file.record, filed);
    await approved(file.record, orderNo);
    const { orderNo: next } = await draftAfter(orderNo);
    const { findings } = read<{
      findings: { code: string; field: string; severity: string }[];
    }>(await file.as('applicant')('GET', `/orders/${next}/checks`));
    const gaps = findings.filter(({ code }) => code === 'record.known_in_part');
    expect(gaps.map(({ severity, field }) => `${severity} ${field}`)).toEqual([
      ...['contentTypes', 'languages'].map((key) => `warns /changes/service/${key}`),
      ...['name', 'mobile', 'emergencyNumber', 'email'].map(
        (key) => `warns /changes/service/owner/${key}`,
      ),
    ]);
  });

  it('given a sub-user that may not order the change any more, then the draft is not named to it, but to its main account', async () => {
    const name = `n${randomUUID().slice(0, 8)}`;
    const { id, token } = await openSubUser(file.record, { name }, APPLICANT);
    const { orderNo, filed } = await givenBeforeBureau(
      file.record,
      NEW_NAME,
      async ({ icpNumber }) => {
        await grantService(file.record, { subUserId: id, icpNumber, actor: APPLICANT });
        return { id, role: 'applicant' };
      },
    );
    const { icpNumber } = filed;
    await withdrawGrant(file.record, { subUserId: id, icpNumber, actor: APPLICANT });
    await approved(file.record, orderNo);
    const { orderNo: next } = await draftAfter(orderNo);
    expect((await viewOf(orderNo, token)).nextOrder).toBeNull();
    expect((await file.as(token)('GET', `/orders/${next}`)).status).toBe(404);
    expect((await viewOf(orderNo)).nextOrder).toBe(next);
  });
});
