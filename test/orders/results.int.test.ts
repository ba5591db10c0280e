import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domain/roles.ts';
import { keepResult } from '#orders/kept-results.ts';
import { settleResult } from '#orders/results.ts';
import { settleTask } from '#orders/settle-task.ts';
import { APPLICANT, actor, givenStage, reportIdOf, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

/** The authority says something; what became of it. */
async function said(kind: string, reportId: string | null, body = {}, id = randomUUID()) {
  await keepResult(record, { id, reportId, kind, body });
  const became = await settleResult(record, id);
  const tasks = await record.db.task.findMany({
    where: { kind: 'unplacedResult', facts: { path: ['resultId'], equals: id } },
  });
  return { id, became, tasks };
}

let serial = 0;
const numbers = () => {
  serial += 1;
  const subjectNumber = `津ICP备${String(70000000 + serial)}号`;
  return { subjectNumber, serviceNumber: `${subjectNumber}-1` };
};

const stageOf = async (orderNo: string) =>
  (await record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;

describe('an answer of the authority’s', () => {
  it('given the report it answers, then it moves the order, and a second time does nothing', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    const first = await said('smsVerified', reportIdOf(orderNo));
    expect(first.became).toBe('applied');
    expect(await stageOf(orderNo)).toBe('bureauReview');
    const rows = await record.db.timelineEntry.count({ where: { orderNo } });
    await said('smsVerified', reportIdOf(orderNo), {}, first.id);
    expect(await record.db.timelineEntry.count({ where: { orderNo } })).toBe(rows);
  });

  it('given it comes before the reply that the report was accepted, then it is accepted all the same', async () => {
    const orderNo = await givenStage(record, 'reporting');
    await tell(record, orderNo, SYSTEM, 'reportFrozen', { reportId: reportIdOf(orderNo) });
    expect((await said('smsVerified', reportIdOf(orderNo))).became).toBe('applied');
    expect(await stageOf(orderNo)).toBe('bureauReview');
  });

  it('given the order was returned because the codes expired, when the bureau approves it late, then it is granted', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    await said('smsExpired', reportIdOf(orderNo));
    expect(await stageOf(orderNo)).toBe('correction');
    await said('bureauApproved', reportIdOf(orderNo), numbers());
    expect(await stageOf(orderNo)).toBe('granted');
  });

  it.each([
    ['the order has ended', 'bureauRefused', 'granted'],
    ['the stage does not expect it', 'smsFailed', 'bureauReview'],
    ['nobody knows the kind', 'somethingNew', 'bureauReview'],
    ['an approval names no numbers', 'bureauApproved', 'bureauReview'],
  ] as const)(
    'given %s, then the order stays and a clerk gets a task with it',
    async (_, kind, stage) => {
      const orderNo = await givenStage(record, stage);
      const { became, tasks } = await said(kind, reportIdOf(orderNo));
      expect(became).toBe('unplaced');
      expect(await stageOf(orderNo)).toBe(stage);
      expect(tasks).toMatchObject([{ orderNo, role: 'authorityClerk', open: true }]);
    },
  );

  it.each(['bureauApproved', 'bureauRefused', 'smsVerified', 'reportRefused'] as const)(
    'given the order was abandoned meanwhile, when %s comes, then a clerk is told, and it stays abandoned',
    async (kind) => {
      const orderNo = await givenStage(record, 'smsVerification');
      await said('smsExpired', reportIdOf(orderNo));
      await tell(record, orderNo, APPLICANT, 'abandon');
      const body = kind === 'bureauApproved' ? numbers() : {};
      const { became, tasks } = await said(kind, reportIdOf(orderNo), body);
      expect(became).toBe('unplaced');
      expect(await stageOf(orderNo)).toBe('abandoned');
      expect(tasks).toMatchObject([
        { orderNo, open: true, facts: { kind, why: 'order.not_allowed_now' } },
      ]);
      expect(await record.db.service.count({ where: { grantedByOrder: orderNo } })).toBe(0);
    },
  );

  it('given “verified” comes after “expired”, then a clerk is told, and the order stays with its applicant', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    await said('smsExpired', reportIdOf(orderNo));
    const { became, tasks } = await said('smsVerified', reportIdOf(orderNo));
    expect(became).toBe('unplaced');
    expect(await stageOf(orderNo)).toBe('correction');
    expect(tasks).toMatchObject([{ orderNo, open: true }]);
  });

  it.each(['bureauRefused', 'bureauApproved', 'smsVerified', 'reportRefused'] as const)(
    'given %s a second time under another id, then it is taken as said, and nothing happens twice',
    async (kind) => {
      const orderNo = await givenStage(
        record,
        kind === 'smsVerified' ? 'smsVerification' : 'bureauReview',
      );
      const body = kind === 'bureauApproved' ? numbers() : {};
      expect((await said(kind, reportIdOf(orderNo), body)).became).toBe('applied');
      const before = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
      const { became, tasks } = await said(kind, reportIdOf(orderNo), body);
      expect(became).toBe('applied');
      expect(tasks).toEqual([]);
      expect(await record.db.order.findUniqueOrThrow({ where: { orderNo } })).toEqual(before);
    },
  );

  it('given an approval a second time with another number, then a clerk is told', async () => {
    const orderNo = await givenStage(record, 'bureauReview');
    await said('bureauApproved', reportIdOf(orderNo), numbers());
    const { became, tasks } = await said('bureauApproved', reportIdOf(orderNo), numbers());
    expect(became).toBe('unplaced');
    expect(tasks).toHaveLength(1);
  });

  it('given the bureau refuses what it refused before, both at once, then one moves the order and the other changes nothing', async () => {
    const orderNo = await givenStage(record, 'bureauReview');
    const both = await Promise.all([
      said('bureauRefused', reportIdOf(orderNo)),
      said('bureauRefused', reportIdOf(orderNo)),
    ]);
    expect(both.map(({ became }) => became)).toEqual(['applied', 'applied']);
    expect(await record.db.timelineEntry.count({ where: { orderNo, type: 'bureauRefused' } })).toBe(
      1,
    );
  });

  it('given a repair between two refusals of one report, then the second counts: the order was looked at since', async () => {
    const orderNo = await givenStage(record, 'bureauReview');
    await said('bureauRefused', reportIdOf(orderNo));
    const admin = actor('admin-1', 'systemAdministrator');
    await tell(record, orderNo, admin, 'repair', { to: 'bureauReview' });
    expect((await said('bureauRefused', reportIdOf(orderNo))).became).toBe('applied');
    expect(await stageOf(orderNo)).toBe('correction');
  });

  it('given the order was corrected and sent in again, when the bureau approves what it had, then it is granted', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    await said('smsExpired', reportIdOf(orderNo));
    await tell(record, orderNo, APPLICANT, 'resubmit');
    expect((await said('bureauApproved', reportIdOf(orderNo), numbers())).became).toBe('applied');
    expect(await stageOf(orderNo)).toBe('granted');
    const open = await record.db.task.count({ where: { orderNo, open: true } });
    expect(open).toBe(0);
  });

  it('given a report of nobody’s, then a clerk gets a task, and later answers are not held up', async () => {
    const { became, tasks } = await said('bureauApproved', 'no-such-report', numbers());
    expect(became).toBe('unplaced');
    expect(tasks).toMatchObject([{ orderNo: null }]);
  });

  it('given a clerk’s task, when it is settled, then task and answer are closed and audited', async () => {
    const { tasks, id } = await said('bureauApproved', 'no-such-report', numbers());
    const clerk = actor('clerk', 'authorityClerk');
    const taskId = tasks[0]?.id ?? '';
    await expect(settleTask(record, taskId, 'x', APPLICANT)).rejects.toMatchObject({
      code: 'task.not_yours',
    });
    await settleTask(record, taskId, '已与管局核对，属测试数据。', clerk);
    const result = await record.db.authorityResult.findUniqueOrThrow({ where: { id } });
    expect(result).toMatchObject({ state: 'settled', settledBy: clerk.id });
    const deeds = await record.db.auditEntry.findMany({ where: { target: taskId } });
    expect(deeds.map(({ action }) => action)).toEqual(['task.settled']);
  });

  it('given two readers at once, then an answer that fits nowhere opens one task', async () => {
    const id = randomUUID();
    await keepResult(record, { id, reportId: null, kind: 'somethingNew', body: {} });
    await Promise.all([settleResult(record, id), settleResult(record, id)]);
    const tasks = await record.db.task.count({
      where: { facts: { path: ['resultId'], equals: id } },
    });
    expect(tasks).toBe(1);
  });
});
