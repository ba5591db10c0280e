import { describe, expect, it } from 'vitest';
import { givenStage, reportIdOf } from '../../support/orders.ts';
import { expectRefusal, expectRefused } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const HOUR_MS = 3_600_000;
const file = useApi();

/** An order that the bureau has; this API knows no bureau that would answer. */
async function givenReported(): Promise<string> {
  const orderNo = await givenStage(file.record, 'bureauReview');
  const sentAt = await file.record.clock.now();
  await file.record.db.report.update({ where: { id: reportIdOf(orderNo) }, data: { sentAt } });
  return orderNo;
}
const ask = (orderNo: string, handle = 'applicant') =>
  file.api.as(handle)('POST', `/orders/${orderNo}/authority-status`);

describe('asking the bureau how an order stands', () => {
  it.each(['applicant', 'reviewer-1', 'clerk', 'manager'])(
    'given %s, then it is asked, what came of it is said, and who asked is recorded',
    async (handle) => {
      const orderNo = await givenReported();
      expect(await ask(orderNo, handle)).toMatchObject({
        status: 200,
        body: {
          ...{ orderNo, found: 'noAnswer', stage: 'bureauReview' },
          text: { zh: expect.stringContaining('管局') as string },
          // What is told of such an order at all, and that a refusal is not.
          tells: { en: expect.stringContaining('It tells of no refusal') as string },
        },
      });
      expect(
        await file.record.db.auditEntry.findMany({
          where: { action: 'order.status_asked', target: orderNo },
        }),
      ).toMatchObject([{ actorId: `acc-${handle}` }]);
    },
  );

  it('given an order that is not with the bureau, then that is said', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    expect(await ask(orderNo)).toMatchObject({ status: 200, body: { found: 'notThere' } });
  });

  it('given three times within an hour, then the fourth is refused until the first is an hour ago', async () => {
    const start = await file.record.clock.now();
    const orderNo = await givenReported();
    for (let asked = 0; asked < 3; asked += 1) expect((await ask(orderNo)).status).toBe(200);
    const refused = await expectRefused(file.record, () => ask(orderNo), {
      ...{ status: 429, code: 'status.asked_too_often' },
    });
    const possibleFrom = new Date(start.getTime() + HOUR_MS).toISOString();
    expect(refused.body.facts).toEqual({ possibleFrom });
    // Staff count with everybody else: it is the bureau that wants few calls.
    expect((await ask(orderNo, 'manager')).status).toBe(429);
    file.record.clock.set(possibleFrom);
    expect((await ask(orderNo)).status).toBe(200);
    file.record.clock.set(start);
  });

  it('given a stranger’s order, then there is none', async () => {
    const orderNo = await givenReported();
    expectRefusal(await ask(orderNo, 'applicant-en'), { status: 404, code: 'order.not_found' });
  });
});
