import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeTemplate } from '#domain/notices.ts';
import { noteDelivery } from '#orders/deliveries.ts';
import { noticeRecipientPlace } from '#orders/notice-recipient.ts';
import { settleTask } from '#orders/settle-task.ts';
import { actor, APPLICANT, givenStage, REVIEWER, tell } from '../support/orders.ts';
import { createTestApi, type TestApi } from '../support/api.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';

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

/** A message of an order's that a carrier has taken. */
async function givenSent(
  orderNo: string,
  mobile = '13900000001',
  template: NoticeTemplate = 'rejected',
) {
  const { db, vault } = record;
  const [id, carrierId] = [randomUUID(), `SM${randomUUID()}`];
  const effectId = `${orderNo}:0:${id}`;
  await db.effect.create({
    data: { id: effectId, orderNo, kind: 'sendSms', params: {}, state: 'done', createdAt: MONDAY },
  });
  await db.notice.create({
    data: {
      id,
      effectId,
      orderNo,
      carrierId,
      template,
      channel: 'sms',
      locale: 'zh',
      textCipher: Uint8Array.of(0),
      keyId: vault.keyId,
      recipientCipher: vault.seal(noticeRecipientPlace(id), mobile),
      recipientIndex: vault.index('mobile', mobile),
      segments: 1,
      state: 'sent',
      createdAt: MONDAY,
      sentAt: MONDAY,
    },
  });
  return carrierId;
}

const bad = (carrierId: string) =>
  noteDelivery(record, { carrierId, status: 'undelivered', problem: '30005' });
const tasksOf = (orderNo: string) =>
  record.db.task.findMany({
    where: { orderNo, kind: 'undeliverable' },
    orderBy: { openedAt: 'asc' },
  });

describe('a number that a carrier gives up', () => {
  it('given one message, then one task for a reviewer, due by the end of the next working day, and the order goes on', async () => {
    const orderNo = await givenStage(record, 'correction');
    await bad(await givenSent(orderNo));
    const tasks = await tasksOf(orderNo);
    expect(tasks).toEqual([
      expect.objectContaining({ role: 'reviewer', open: true, stage: 'correction' }),
    ]);
    expect(tasks[0]?.urgentAt).toEqual(new Date('2026-06-02T16:00:00.000Z'));
    expect(JSON.stringify(tasks[0]?.facts)).not.toContain('1390000');
    expect((await tell(record, orderNo, APPLICANT, 'resubmit')).stage).toBe('initialReview');
  });

  it('given more of them to the same number, also at once, then the one task; to another number, another', async () => {
    const orderNo = await givenStage(record, 'correction');
    const ids = [await givenSent(orderNo), await givenSent(orderNo), await givenSent(orderNo)];
    await Promise.all(ids.map(bad));
    expect(await tasksOf(orderNo)).toHaveLength(1);
    await bad(await givenSent(orderNo, '18800000101'));
    expect(await tasksOf(orderNo)).toHaveLength(2);
  });

  it('given the same word twice, then nothing more', async () => {
    const orderNo = await givenStage(record, 'correction');
    const id = await givenSent(orderNo);
    await bad(id);
    const [task] = await tasksOf(orderNo);
    await settleTask(record, task!.id, '已电话联系。', REVIEWER);
    await bad(id);
    expect(await tasksOf(orderNo)).toHaveLength(1);
  });

  it('given a notice to staff, then no task', async () => {
    const orderNo = await givenStage(record, 'correction');
    await bad(await givenSent(orderNo, '13900000009', 'reviewOverdue'));
    expect(await tasksOf(orderNo)).toEqual([]);
  });

  it('given it arrived, then no task', async () => {
    const orderNo = await givenStage(record, 'correction');
    const carrierId = await givenSent(orderNo);
    await noteDelivery(record, { carrierId, status: 'delivered', problem: null });
    expect(await tasksOf(orderNo)).toEqual([]);
  });
});

describe('the task about it', () => {
  it('given a reviewer who found another number, then it is settled with a sealed note, and the next failure opens a new one', async () => {
    const orderNo = await givenStage(record, 'correction');
    await bad(await givenSent(orderNo));
    const [task] = await tasksOf(orderNo);
    const clerk = actor('clerk', 'authorityClerk');
    await expect(settleTask(record, task!.id, 'x', clerk)).rejects.toMatchObject({
      code: 'task.not_yours',
    });
    const settled = await api.as('reviewer-1')('POST', `/tasks/${task!.id}/settle`, {
      body: { text: '王某改用 13900000002' },
    });
    expect(settled.status).toBe(204);
    const [done] = await tasksOf(orderNo);
    expect(done).toMatchObject({ open: false, closedBy: REVIEWER.id });
    expect(Buffer.from(done!.noteCipher!).toString('utf8')).not.toContain('王某');
    const deeds = await record.db.auditEntry.findMany({ where: { target: task!.id } });
    expect(deeds.map(({ action }) => action)).toEqual(['task.settled']);
    expect(JSON.stringify(deeds[0]?.after)).not.toContain('王某');
    await bad(await givenSent(orderNo));
    expect(await tasksOf(orderNo)).toHaveLength(2);
  });
});

describe('the order as people see it', () => {
  it('given a number given up, then the order shows it masked and in words; its task and note to staff alone', async () => {
    const orderNo = await givenStage(record, 'correction');
    await givenSent(orderNo);
    await bad(await givenSent(orderNo, '18800000101'));
    const [task] = await tasksOf(orderNo);
    await settleTask(record, task!.id, '已电话联系。', REVIEWER);
    const seen = async (handle: string) =>
      (await api.as(handle)('GET', `/orders/${orderNo}`)).body.undelivered;
    const shown = {
      channel: 'sms',
      template: 'rejected',
      recipient: '188****0101',
      state: 'undelivered',
      possiblyDoubled: false,
      segments: 1,
      problem: '30005',
      problemText: { zh: '空号或已停机', en: 'The number is unknown or no longer in service' },
      notBefore: null,
    };
    expect(await seen('applicant')).toEqual([expect.objectContaining({ ...shown, task: null })]);
    expect(await seen('reviewer-1')).toEqual([
      expect.objectContaining({
        ...shown,
        task: { id: task!.id, open: false, note: '已电话联系。' },
      }),
    ]);
    const timeline = await api.as('applicant')('GET', `/orders/${orderNo}/timeline`);
    expect(timeline.body.notices).toHaveLength(2);
  });
});
