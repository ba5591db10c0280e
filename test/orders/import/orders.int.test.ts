import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cells } from '#cli/demo/earlier/filings.ts';
import { asCsv } from '#cli/demo/earlier/filings.ts';
import { readForm } from '#orders/form.ts';
import { openNote } from '#orders/notes.ts';
import { readFilings, withCells } from '#test/cli/support/import-folder.ts';
import { createTestRecord, type TestRecord } from '#test/support/record.ts';
import { imported, rowCounts, short } from './support.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const SUBJECT = '陇ICP备10000001号';
const ORDER = {
  ...{ reference: 'OLD-1', filingType: 'change', account: 'applicant' },
  ...{ subject: SUBJECT, service: `${SUBJECT}-1`, stage: '待管局审核' },
};

/** One filing of applicant's, with these open orders beside it. */
const read = (...orders: Cells[]) =>
  readFilings(1, ({ subjects }) => withCells(subjects, 0, { account: 'applicant' }), {
    'orders.csv': asCsv('orders', orders),
  });

const ofOrders = async (...orders: Cells[]) =>
  (await imported(record, read(...orders))).filter((line) => line.record === 'order');

describe('orders that were open elsewhere', () => {
  it('given one, then it is a draft with what is filed in its form, and its timeline says where it comes from', async () => {
    const [line] = await ofOrders(ORDER);
    expect(line).toMatchObject({
      outcome: 'created',
      number: expect.stringMatching(/^BA/) as string,
    });
    const order = await record.db.order.findUniqueOrThrow({
      where: { orderNo: line?.number ?? '' },
      include: { timeline: true },
    });
    expect(order).toMatchObject({
      stage: 'draft',
      filingType: 'change',
      accountId: 'acc-applicant',
    });
    expect(readForm(record.vault, order)).toMatchObject({
      subject: { icpNumber: SUBJECT, certificateNumber: '91620190MB0000001W' },
      service: { icpNumber: `${SUBJECT}-1`, kind: 'website' },
    });
    const [entry] = order.timeline;
    expect(entry && openNote(record.vault, entry)).toBe(
      '由原系统导入，原订单号 OLD-1，当时进度：待管局审核。请补充材料后重新提交。',
    );
  });

  it('given it again, then it is the same draft', async () => {
    const [first] = await ofOrders({ ...ORDER, reference: 'OLD-2' });
    const before = await rowCounts(record.db);
    const [again] = await ofOrders({ ...ORDER, reference: 'OLD-2' });
    expect(again).toMatchObject({ outcome: 'unchanged', number: first?.number });
    // Only that it was run is written.
    expect(await rowCounts(record.db)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  it('given a dry run, then no draft is written', async () => {
    await imported(record, read());
    const before = await rowCounts(record.db);
    const lines = await imported(record, read({ ...ORDER, reference: 'OLD-3' }), { dryRun: true });
    expect(short(lines)).toContain('orders.csv:2 created');
    expect(await rowCounts(record.db)).toEqual(before);
  });

  it.each<[string, Cells, string]>([
    ['a type that is none', { filingType: 'renewal' }, 'import.unknown_filing_type'],
    ['an account that is not there', { account: 'nobody' }, 'import.unknown_account'],
    ['an account of staff', { account: 'reviewer-1' }, 'import.not_a_main_account'],
    [
      'a subject that is not filed',
      { subject: '陇ICP备10000009号', service: '' },
      'import.not_filed_here',
    ],
    ['a service that is not filed', { service: `${SUBJECT}-9` }, 'import.not_filed_here'],
    ['an account whose filing it is not', { account: 'applicant-en' }, 'import.not_this_accounts'],
    ['no reference', { reference: '' }, 'import.cell_missing'],
  ])('given %s, then the line is refused', async (what, cells, code) => {
    const lines = await ofOrders({ ...ORDER, reference: what, ...cells });
    expect(short(lines)).toEqual([`orders.csv:2 refused ${code}`]);
  });
});
