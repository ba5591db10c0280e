import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedAsText } from '#cli/authority/ask-order.ts';
import { givenStage, reportIdOf } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

async function givenSent(): Promise<string> {
  const orderNo = await givenStage(record, 'bureauReview');
  const sentAt = await record.clock.now();
  await record.db.report.update({ where: { id: reportIdOf(orderNo) }, data: { sentAt } });
  return orderNo;
}
/** A bureau that has nothing of it. */
const bureau = () => ({
  ...record,
  filedAs: () => Promise.resolve({ filed: false, subjectNumbers: [], services: [] }),
});

describe('beian authority ask', () => {
  it('given an order at the bureau, then it says where it is, what came of it and what the query tells, and who asked is recorded', async () => {
    const orderNo = await givenSent();
    const said = (await askedAsText(bureau(), orderNo)).split('\n');
    expect(said).toEqual([
      expect.stringMatching(new RegExp(`^${orderNo}  待管局审核 Bureau review$`)),
      expect.stringContaining('shows no approval yet'),
      expect.stringContaining('It tells of no refusal'),
      '',
    ]);
    expect(
      await record.db.auditEntry.findMany({
        where: { action: 'order.status_asked', target: orderNo },
      }),
    ).toMatchObject([{ actorRole: 'system' }]);
  });

  it('given three times within an hour, then the fourth is refused with the instant', async () => {
    const orderNo = await givenSent();
    for (let asked = 0; asked < 3; asked += 1) await askedAsText(bureau(), orderNo);
    await expect(askedAsText(bureau(), orderNo)).rejects.toMatchObject({
      ...{ code: 'status.asked_too_often', remedy: expect.stringMatching(/from 20/) as string },
    });
  });

  it('given a number that no order has, then it is refused, and nothing is recorded', async () => {
    await expect(askedAsText(bureau(), 'BA1')).rejects.toMatchObject({ code: 'order.not_found' });
    expect(await record.db.auditEntry.count({ where: { target: 'BA1' } })).toBe(0);
  });
});
