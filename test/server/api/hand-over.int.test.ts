import { describe, expect, it } from 'vitest';
import { AUTHORITY } from '#domain/roles.ts';
import { keepResult } from '#orders/kept-results.ts';
import { settleResult } from '#orders/results.ts';
import {
  actor,
  claimReview,
  givenStage,
  OTHER_REVIEWER,
  reportIdOf,
  REVIEWER,
  tell,
} from '../../support/orders.ts';
import { orderOf } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const handOver = (from: string, to: string | null, handle = 'manager') =>
  file.as(handle)('POST', '/tasks/hand-over', { body: { from, to } });
const holderOf = async (id: string) =>
  (await file.record.db.task.findUniqueOrThrow({ where: { id } })).holderId;

/** Tasks of reviewer-1's, and nobody else's. */
async function givenHeld(count: number): Promise<{ orderNo: string; id: string }[]> {
  await handOver('reviewer-1', null);
  const held: { orderNo: string; id: string }[] = [];
  while (held.length < count) {
    const orderNo = await givenStage(file.record, 'initialReview');
    held.push({ orderNo, id: (await claimReview(file.record, orderNo)).id });
  }
  return held;
}

describe('the tasks of a colleague who is away', () => {
  it('given a colleague of the same role, then the open ones are theirs, each audited, and they decide them', async () => {
    const [one, two] = await givenHeld(2);
    const others = await givenStage(file.record, 'initialReview');
    const { id: untouched } = await claimReview(file.record, others, OTHER_REVIEWER);
    const { body } = await handOver('reviewer-1', 'reviewer-2');
    expect(read<{ taskIds: string[] }>({ body } as never).taskIds.sort()).toEqual(
      [one!.id, two!.id].sort(),
    );
    for (const { id } of [one!, two!]) {
      expect(await holderOf(id)).toBe(OTHER_REVIEWER.id);
      const deeds = await file.record.db.auditEntry.findMany({
        where: { target: id, action: 'task.handed_over' },
      });
      expect(deeds).toMatchObject([
        {
          actorId: 'acc-manager',
          before: { holderId: REVIEWER.id },
          after: { holderId: OTHER_REVIEWER.id },
        },
      ]);
    }
    expect(await holderOf(untouched)).toBe(OTHER_REVIEWER.id);
    await expect(tell(file.record, one!.orderNo, REVIEWER, 'pass')).rejects.toMatchObject({
      code: 'task.held',
    });
    expect((await tell(file.record, one!.orderNo, OTHER_REVIEWER, 'pass')).stage).toBe('reporting');
  });

  it('given the queue, then they are free for whoever asks next', async () => {
    const [task] = await givenHeld(1);
    await handOver('reviewer-1', null);
    const row = await file.record.db.task.findUniqueOrThrow({ where: { id: task!.id } });
    expect(row).toMatchObject({ holderId: null, claimedAt: null, open: true });
    expect((await claimReview(file.record, task!.orderNo, OTHER_REVIEWER)).id).toBe(task!.id);
  });

  it('given nothing to hand over, then nothing happens', async () => {
    await givenHeld(0);
    expect((await handOver('reviewer-1', 'reviewer-2')).body).toEqual({ taskIds: [] });
  });

  it('given the colleague’s account is disabled already, then it works all the same', async () => {
    const [task] = await givenHeld(1);
    const where = { handle: 'reviewer-1' };
    await file.record.db.account.update({ where, data: { disabledAt: new Date() } });
    const { status } = await handOver('reviewer-1', 'reviewer-2');
    const back = await handOver('reviewer-2', 'reviewer-1');
    await file.record.db.account.update({ where, data: { disabledAt: null } });
    expect([status, back.status, back.body.code]).toEqual([
      200,
      422,
      'hand_over.unknown_colleague',
    ]);
    expect(await holderOf(task!.id)).toBe(OTHER_REVIEWER.id);
  });

  it.each([
    ['an unknown colleague', 'nobody', null, 'hand_over.unknown_colleague', '/from'],
    ['an applicant', 'applicant', null, 'hand_over.unknown_colleague', '/from'],
    ['an unknown heir', 'reviewer-1', 'nobody', 'hand_over.unknown_colleague', '/to'],
    [
      'an heir who is an applicant',
      'reviewer-1',
      'applicant',
      'hand_over.unknown_colleague',
      '/to',
    ],
    ['an heir of another role', 'reviewer-1', 'clerk', 'hand_over.other_role', '/to'],
  ] as const)('given %s, then 422 and every task stays', async (_, from, to, code, field) => {
    await givenHeld(1);
    await expectRefused(file.record, () => handOver(from, to), { status: 422, code, field });
  });

  it.each(['reviewer-1', 'clerk', 'admin-1'])(
    'given %s asks, then it is a manager’s to do',
    async (handle) => {
      const refusal = { status: 403, code: 'auth.role' };
      await expectRefused(file.record, () => handOver('reviewer-1', null, handle), refusal);
    },
  );
});

describe('an answer that fitted nowhere, brought to its order again', () => {
  const applyAgain = (id: string, handle = 'clerk') =>
    file.as(handle)('POST', `/tasks/${id}/apply-again`);
  const tasksOf = async (orderNo: string) =>
    (await orderOf(file, orderNo)).tasks.filter(({ kind }) => kind === 'unplacedResult');

  /** “Verified” came when the order had been returned by mistake. */
  async function givenUnplaced() {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const reportId = reportIdOf(orderNo);
    await tell(file.record, orderNo, AUTHORITY, 'smsExpired', {
      reportId,
      resultId: `x-${orderNo}`,
    });
    const resultId = `late-${orderNo}`;
    await keepResult(file.record, { id: resultId, reportId, kind: 'smsVerified', body: {} });
    expect(await settleResult(file.record, resultId)).toBe('unplaced');
    const [task] = await tasksOf(orderNo);
    return { orderNo, resultId, id: task!.id };
  }
  const repair = (orderNo: string) =>
    tell(file.record, orderNo, actor('admin-1', 'systemAdministrator'), 'repair', {
      to: 'smsVerification',
    });

  it('given it still fits nowhere, then the task stays and says why', async () => {
    const { orderNo, id } = await givenUnplaced();
    const { status, body } = await applyAgain(id);
    expect({ status, body }).toEqual({
      status: 200,
      body: { applied: false, why: 'order.not_allowed_now' },
    });
    expect(await tasksOf(orderNo)).toMatchObject([{ open: true }]);
  });

  it('given it fits now, then it is applied, its task closed and audited; a second time there is nothing to do', async () => {
    const { orderNo, resultId, id } = await givenUnplaced();
    await repair(orderNo);
    expect((await applyAgain(id)).body).toEqual({ applied: true, why: null });
    expect((await orderOf(file, orderNo)).stage).toBe('bureauReview');
    const result = await file.record.db.authorityResult.findUniqueOrThrow({
      where: { id: resultId },
    });
    expect(result).toMatchObject({ state: 'applied', why: null });
    expect(await tasksOf(orderNo)).toMatchObject([{ open: false, closedBy: 'acc-clerk' }]);
    const deeds = await file.record.db.auditEntry.findMany({ where: { target: id } });
    expect(deeds).toMatchObject([{ action: 'task.applied', after: { resultId } }]);
    const refusal = { status: 409, code: 'task.closed' };
    await expectRefused(file.record, () => applyAgain(id), refusal);
  });

  it('given we died before the task was closed, then asking again closes it, and the order moves once', async () => {
    const { orderNo, resultId, id } = await givenUnplaced();
    await repair(orderNo);
    await settleResult(file.record, resultId, 'unplaced');
    const { revision } = await orderOf(file, orderNo);
    expect((await applyAgain(id)).body).toEqual({ applied: true, why: null });
    expect((await orderOf(file, orderNo)).revision).toBe(revision);
    expect(await tasksOf(orderNo)).toMatchObject([{ open: false }]);
  });

  it('given it is asked for twice at once, then the order moves once and one deed is audited', async () => {
    const { orderNo, id } = await givenUnplaced();
    await repair(orderNo);
    await Promise.all([applyAgain(id), applyAgain(id)]);
    const { timeline } = await orderOf(file, orderNo);
    expect(timeline.filter(({ type }) => type === 'smsVerified')).toHaveLength(1);
    expect(await file.record.db.auditEntry.count({ where: { target: id } })).toBe(1);
  });

  it('given a task of another kind, or another role, then it is refused', async () => {
    const { id } = await givenUnplaced();
    const role = { status: 403, code: 'auth.role' };
    await expectRefused(file.record, () => applyAgain(id, 'manager'), role);
    const orderNo = await givenStage(file.record, 'smsVerification');
    const silent = { kind: 'silentVerification', role: 'authorityClerk' };
    const { id: other } = await file.record.db.task.findFirstOrThrow({ where: { orderNo } });
    await file.record.db.task.update({ where: { id: other }, data: { ...silent, open: true } });
    const refusal = { status: 409, code: 'task.not_to_apply' };
    await expectRefused(file.record, () => applyAgain(other), refusal);
  });
});
