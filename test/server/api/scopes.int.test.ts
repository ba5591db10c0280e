import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrderView } from '#server/orders/schemas.ts';
import { claimReview, givenStage, REVIEWER } from '../../support/orders.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const HERE = [{ province: '天津', filingType: null }];
const ELSEWHERE = [{ province: '广东', filingType: null }];
const OTHER_TYPE = [{ province: '天津', filingType: 'transfer' }];

const give = async (handle: string, scopes: readonly object[]) => {
  const body = { scopes };
  const answer = await file.as('security')('PATCH', `/accounts/acc-${handle}`, { body });
  expect(answer.status).toBe(200);
  return read<{ releasedTasks: string[] }>(answer);
};

/** A review that nobody holds. */
async function given(): Promise<{ orderNo: string; taskId: string }> {
  const orderNo = await givenStage(file.record, 'initialReview');
  const where = { orderNo, kind: 'initialReview' };
  const { id } = await file.record.db.task.findFirstOrThrow({ where });
  return { orderNo, taskId: id };
}

beforeAll(async () => {
  const { orderNo } = await given();
  const order = await file.record.db.order.findUniqueOrThrow({ where: { orderNo } });
  expect([order.province, order.filingType]).toEqual(['天津', 'newSubject']);
});

beforeEach(async () => {
  for (const handle of ['reviewer-1', 'reviewer-2', 'senior-1']) await give(handle, []);
});

describe.each([
  ['another province', ELSEWHERE],
  ['another type', OTHER_TYPE],
])('an order that is of %s than a reviewer reviews', (_, scopes) => {
  it.each(['reviewer-1', 'senior-1'])(
    'given %s, then nothing of it exists for them, and nothing can be done to it',
    async (handle) => {
      const { orderNo, taskId } = await given();
      await give(handle, scopes);
      const ask = file.as(handle);
      const decide = { body: { decision: 'pass' }, etag: '"r1-f1"' };
      for (const path of [
        '',
        '/timeline',
        '/checks',
        '/materials',
        '/letter',
        '/preview',
        '/proposals',
      ]) {
        const answer = await ask('GET', `/orders/${orderNo}${path}`);
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      }
      const requests = [
        () => ask('PUT', `/orders/${orderNo}/marks`, { body: { checked: [] } }),
        () => ask('POST', `/orders/${orderNo}/recall`, { body: { reason: '说明' } }),
        () => ask('POST', `/orders/${orderNo}/authority-status`),
        () => ask('POST', `/tasks/${taskId}/claim`),
        () => ask('POST', `/tasks/${taskId}/release`),
        () => ask('POST', `/tasks/${taskId}/decide`, decide),
        () => ask('POST', `/tasks/${taskId}/preview`, decide),
        () => ask('POST', `/tasks/${taskId}/settle`, { body: { text: '已核对' } }),
      ];
      for (const request of requests) {
        await expectRefused(file.record, request, {
          status: 404,
          code: expect.stringMatching(/^(order|task)\.not_found$/),
        });
      }
      const list = read<{ orders: OrderView[] }>(await ask('GET', '/orders?limit=100'));
      expect(list.orders).toEqual([]);
      expect(read<{ tasks: object[] }>(await ask('GET', '/tasks?limit=100')).tasks).toEqual([]);
      expect(read<{ task: null }>(await ask('POST', '/tasks/next')).task).toBeNull();
    },
  );
});

describe('an order that is of what a reviewer reviews', () => {
  it('given one of several scopes, then it is seen, taken and decided', async () => {
    const { orderNo } = await given();
    await give('reviewer-1', [...ELSEWHERE, ...HERE]);
    const ask = file.as('reviewer-1');
    const { task } = read<{ task: { id: string; orderNo: string } }>(
      await ask('POST', '/tasks/next'),
    );
    const { etag, status } = await ask('GET', `/orders/${task.orderNo}`);
    expect(status).toBe(200);
    const decide = { body: { decision: 'pass' }, etag };
    expect((await ask('POST', `/tasks/${task.id}/decide`, decide)).status).toBe(200);
    expect(read<OrderView>(await ask('GET', `/orders/${orderNo}`)).orderNo).toBe(orderNo);
  });

  it('given the senior reviewer without a scope, then the reviewers’ queue is theirs too', async () => {
    await given();
    const { task } = read<{ task: { id: string } }>(
      await file.as('senior-1')('POST', '/tasks/next'),
    );
    expect(task.id).toMatch(/-/);
  });
});

describe('a scope that is taken away', () => {
  it('given a review that is held, then it goes back to its queue in the same step', async () => {
    const { orderNo, taskId } = await given();
    await claimReview(file.record, orderNo, REVIEWER);
    const { releasedTasks } = await give('reviewer-1', ELSEWHERE);
    expect(releasedTasks).toContain(taskId);
    const { holderId } = await file.record.db.task.findUniqueOrThrow({ where: { id: taskId } });
    expect(holderId).toBeNull();
  });
});

describe('a hand-over', () => {
  it('given somebody who does not review the orders, then it is refused with the tasks, and nothing moves', async () => {
    const { orderNo, taskId } = await given();
    await claimReview(file.record, orderNo, REVIEWER);
    await give('reviewer-2', ELSEWHERE);
    const body = { from: 'reviewer-1', to: 'reviewer-2' };
    const ask = () => file.as('manager')('POST', '/tasks/hand-over', { body });
    const refusal = { status: 422, code: 'hand_over.out_of_scope', field: '/to' };
    const answer = await expectRefused(file.record, ask, refusal);
    expect(answer.body.facts).toMatchObject({ taskIds: [taskId] });
    await give('reviewer-2', HERE);
    expect(read<{ taskIds: string[] }>(await ask()).taskIds).toEqual([taskId]);
  });
});
