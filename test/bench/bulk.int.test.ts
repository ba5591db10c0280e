import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { materialFindings } from '#orders/material-findings.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '#bench/forms.ts';
import { openBulk } from '#bench/bulk.ts';
import { readForm } from '#orders/form.ts';
import { replayTimeline } from '#orders/replay.ts';
import { REVIEWER, claimReview, givenStage, tell } from '../support/orders.ts';
import { MONDAY, createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

describe('orders that are multiplied for a measurement', () => {
  it('given a submitted order, when it is multiplied, then each copy is an order like any other', async () => {
    const model = await givenStage(record, 'initialReview');
    const due = new Date(MONDAY.getTime() + 86_400_000);
    const bulk = await openBulk(record.url, record.vault, model);
    await bulk.add(3, (n) => ({ form: formOf(n + 1, '上海'), due }));
    await bulk.close();

    const copies = await record.db.order.findMany({
      where: { orderNo: { not: model } },
      include: {
        timeline: { orderBy: { revision: 'asc' } },
        dues: { orderBy: { term: 'asc' } },
        tasks: true,
      },
      orderBy: { serial: 'asc' },
    });
    expect(copies).toHaveLength(3);
    const audited = (target: string) => record.db.auditEntry.count({ where: { target } });
    for (const [n, copy] of copies.entries()) {
      const { materials, ...form } = readForm(record.vault, copy) as NewSubjectForm;
      const { materials: _, ...made } = formOf(n + 1, '上海');
      expect(form).toEqual(made);
      expect(materials).toHaveLength(5);
      expect(await materialFindings(record.db, copy.orderNo, { materials })).toEqual([]);
      expect(JSON.parse(JSON.stringify(replayTimeline(copy)))).toEqual(copy.snapshot);
      expect(copy.tasks).toMatchObject([{ province: '上海', open: true, urgentAt: due }]);
      const morning = new Date(due.getTime() - 15 * 3_600_000);
      // By the wall's time that morning is long past.
      expect(copy.dues).toMatchObject([
        { term: 'initialReviewTerm', at: due, fellAt: null },
        { term: 'reviewReminder', at: morning, fellAt: morning },
      ]);
      expect(await audited(copy.orderNo)).toBe(await audited(model));
    }
    // Its own number, certificate and task: it goes on by itself.
    const [first] = copies;
    await claimReview(record, first!.orderNo);
    const passed = await tell(record, first!.orderNo, REVIEWER, 'pass');
    expect(passed.stage).toBe('reporting');
    expect(await record.db.order.count({ where: { stage: 'initialReview' } })).toBe(3);
  });

  it('given an order with rows that nobody said how to copy, then it is refused', async () => {
    const reported = await givenStage(record, 'reporting');
    await expect(openBulk(record.url, record.vault, reported)).rejects.toThrow(/rows in effects/);
  });
});
