import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { claimReview, givenStage, OTHER_REVIEWER } from '../support/orders.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();
const stageOf = async (orderNo: string) =>
  (await pages.record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;

/** A reviewer rejects at the pages: it becomes a recommendation. */
async function recommended(reviewer: Page, orderNo: string): Promise<void> {
  await reviewer.goto(`/pages/review/orders/${orderNo}`);
  await reviewer.getByRole('button', { name: 'Claim' }).click();
  await reviewer.getByLabel('Return this field: Name of the service').check();
  await reviewer.getByRole('button', { name: /Return the chosen fields/ }).click();
  await reviewer.getByLabel('Service name not allowed').check();
  await reviewer.getByLabel('Reject').check();
  await reviewer.getByLabel('About the whole').fill('与单位不符。');
  await reviewer.getByRole('button', { name: 'Preview' }).last().click();
  await reviewer.getByText('This decision takes two people').waitFor();
  await reviewer.getByRole('button', { name: 'Recommend' }).click();
  await reviewer.getByText('waits for a second person').first().waitFor();
}

describe('a rejection at the pages', () => {
  it('given it is sent back with a comment, recommended anew and accepted, then it is decided', async (test) => {
    const orderNo = await givenStage(pages.record, 'initialReview');
    const reviewer = await pages.open(test, 'reviewer-1');
    await recommended(reviewer, orderNo);
    await reviewer.goto(`/pages/review/orders/${orderNo}`);
    expect(await reviewer.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    expect(await stageOf(orderNo)).toBe('initialReview');

    const senior = await pages.open(test, 'senior-1');
    await senior.goto(`/pages/review/orders/${orderNo}`);
    const section = senior.locator('#recommendation');
    for (const part of ['reviewer-1', 'Reject', 'Service name not allowed', '与单位不符。']) {
      expect(await section.textContent()).toContain(part);
    }
    await senior.getByLabel('Your comment to the reviewer').fill('请写明依据。');
    await senior.getByRole('button', { name: 'Send back' }).click();
    await senior.getByText('its reviewer reads your comment').waitFor();

    await reviewer.goto('/pages/review');
    expect(await reviewer.locator('main').textContent()).toContain('sent back');
    await reviewer.goto(`/pages/review/orders/${orderNo}`);
    expect(await reviewer.locator('#recommendation').textContent()).toContain('请写明依据。');
    const { etag } = await pages.api.as('reviewer-1')('GET', `/orders/${orderNo}`);
    const { id } = await claimReview(pages.record, orderNo);
    const reasons = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];
    const body = { decision: 'reject', reasons };
    await pages.api.as('reviewer-1')('POST', `/tasks/${id}/decide`, { body, etag });

    await senior.goto(`/pages/review/orders/${orderNo}`);
    await senior.getByRole('button', { name: 'Accept', exact: true }).click();
    await soon(() => stageOf(orderNo)).toBe('correction');
    expect(await senior.getByRole('status').textContent()).toContain(orderNo);
  });

  it('given it is edited and accepted, then the applicant reads the second person’s words', async (test) => {
    const orderNo = await givenStage(pages.record, 'initialReview');
    await recommended(await pages.open(test, 'reviewer-1'), orderNo);
    const senior = await pages.open(test, 'senior-1');
    await senior.goto(`/pages/review/orders/${orderNo}`);
    await senior.getByRole('link', { name: /Edit and accept/ }).click();
    expect(await senior.getByLabel('Service name not allowed').isChecked()).toBe(true);
    expect(await senior.getByLabel('About the whole').inputValue()).toBe('与单位不符。');
    expect(await senior.getByLabel('Return to complete').count()).toBe(0);
    await senior.getByLabel('About the whole').fill('请用单位全称。');
    await senior.getByRole('button', { name: 'Preview' }).last().click();
    await senior.getByRole('button', { name: 'Confirm and send' }).click();
    await soon(() => stageOf(orderNo)).toBe('correction');
    const { body } = await pages.api.as('applicant')('GET', `/orders/${orderNo}`);
    expect(body).toMatchObject({ returned: { how: 'reject', text: '请用单位全称。' } });
  });

  it('given somebody was faster, then the page says so', async (test) => {
    const orderNo = await givenStage(pages.record, 'initialReview');
    await claimReview(pages.record, orderNo, OTHER_REVIEWER);
    const senior = await pages.open(test, 'senior-1');
    await senior.goto(`/pages/review/orders/${orderNo}/edit`);
    expect(await senior.locator('main').textContent()).toContain('was decided meanwhile');
  });
});
