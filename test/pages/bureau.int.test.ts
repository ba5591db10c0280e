import { describe, expect, it } from 'vitest';
import type { Stage } from '#domain/stages.ts';
import { givenStage, reportIdOf } from '../support/orders.ts';
import { usePages } from './support/use-pages.ts';

const HOUR_MS = 3_600_000;
const pages = usePages();

/** An order whose report the bureau has; nobody answers for the bureau here. */
async function givenSent(stage: Stage = 'bureauReview'): Promise<string> {
  const { record } = pages;
  const orderNo = await givenStage(record, stage);
  const sentAt = await record.clock.now();
  await record.db.report.updateMany({ where: { id: reportIdOf(orderNo) }, data: { sentAt } });
  return orderNo;
}
const asked = (orderNo: string) =>
  pages.record.db.auditEntry.count({ where: { action: 'order.status_asked', target: orderNo } });

describe.each([
  ['its applicant', 'applicant', '/pages/orders'],
  ['staff', 'reviewer-1', '/pages/review/orders'],
])('an order at the bureau, at the pages of %s', (_, handle, place) => {
  it('given the button, then the bureau is asked once, and what came of it and what its query tells stand there', async (test) => {
    const orderNo = await givenSent();
    const page = await pages.open(test, handle);
    await page.goto(`${place}/${orderNo}`);
    await page.getByRole('button', { name: 'Ask the bureau' }).click();
    expect(await page.getByRole('status').textContent()).toContain('did not answer just now');
    expect(await page.locator('main').textContent()).toContain('It tells of no refusal');
    // Loading the page again asks nobody.
    await page.reload();
    expect(await asked(orderNo)).toBe(1);
    await page.getByRole('link', { name: 'Back to the order' }).click();
    expect(new URL(page.url()).pathname).toBe(`${place}/${orderNo}`);
  });

  it('given it was asked as often as an hour allows, then the page says from when it may be asked again', async (test) => {
    const { record } = pages;
    const start = await record.clock.now();
    const orderNo = await givenSent();
    const page = await pages.open(test, handle);
    await page.goto(`${place}/${orderNo}`);
    await page.getByRole('button', { name: 'Ask the bureau' }).click();
    for (let more = 0; more < 3; more += 1) {
      await page.getByRole('button', { name: 'Ask again' }).click();
    }
    const again = new Date(start.getTime() + HOUR_MS);
    const time = again.toLocaleTimeString('en-GB', {
      ...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' },
    });
    expect(await page.getByRole('alert').textContent()).toMatch(
      new RegExp(`as an hour allows.*${time}`, 's'),
    );
    expect(await asked(orderNo)).toBe(3);
  });
});

describe('an order that is not at the bureau', () => {
  it('given its page, then there is no button', async (test) => {
    const orderNo = await givenSent('initialReview');
    const page = await pages.open(test, 'applicant');
    await page.goto(`/pages/orders/${orderNo}`);
    expect(await page.getByRole('button', { name: 'Ask the bureau' }).count()).toBe(0);
    await page.goto(`/pages/orders/${orderNo}/bureau?found=agrees&from=nonsense`);
    expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('given a stranger’s order, then it is not told that there is one', async (test) => {
    const orderNo = await givenSent();
    const page = await pages.open(test, 'applicant-en');
    const answer = await page.goto(`/pages/orders/${orderNo}/bureau`);
    expect(answer?.status()).toBe(404);
  });
});
