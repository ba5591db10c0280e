import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { givenFiledService } from '../support/filed-service.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

describe('a main account’s sub-users, at the pages', () => {
  it('given none, then one is opened, its token is shown once, and it is given a service and loses it again', async (test) => {
    const { icpNumber, service } = await givenFiledService(pages.record, 'acc-applicant');
    const page = await pages.open(test, 'applicant', { width: 390 });
    await page.goto('/pages/filings');
    await page.getByRole('link', { name: 'Sub-users' }).click();
    await soon(() => page.locator('.empty').textContent()).toMatch(/no sub-users yet/);

    const name = `n${randomUUID().slice(0, 8)}`;
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel(/^Mobile/).fill('022-23456789');
    await page.getByRole('button', { name: 'Open it' }).click();
    await soon(() => page.getByRole('alert').textContent()).toMatch(/landline/);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Open it' }).click();
    const token = (await page.locator('#token').textContent()) ?? '';
    expect((await pages.api.as(token)('GET', '/account/filings')).status).toBe(200);

    await page.goto('/pages/sub-users');
    expect(await page.locator('#token').count()).toBe(0);
    const card = page.locator('article', { hasText: `applicant.${name}` });
    await card.getByLabel('Give a service').selectOption(icpNumber);
    await card.getByRole('button', { name: 'Give' }).click();
    await card.getByRole('button', { name: `Take back: ${icpNumber}` }).waitFor();
    const { body } = await pages.api.as(token)('GET', '/account/filings');
    expect(JSON.stringify(body)).toContain(service.name);
    await card.getByRole('button', { name: `Take back: ${icpNumber}` }).click();
    await card.getByText('None yet.').waitFor();

    await card.getByRole('button', { name: 'Disable' }).click();
    await card.getByText('disabled', { exact: true }).waitFor();
    expect((await pages.api.as(token)('GET', '/orders')).status).toBe(401);
    await card.getByRole('button', { name: 'Enable' }).click();
    await card.getByRole('button', { name: 'New token' }).click();
    await page.locator('#token').waitFor();
    const fresh = (await page.locator('#token').textContent()) ?? '';
    expect((await pages.api.as(fresh)('GET', '/orders')).status).toBe(200);
    expect((await pages.api.as(token)('GET', '/orders')).status).toBe(401);

    const own = await pages.open(test, fresh);
    await own.goto('/pages/filings');
    expect(await own.getByRole('link', { name: 'Sub-users' }).count()).toBe(0);
    await own.goto('/pages/sub-users');
    await soon(() => own.locator('main').textContent()).toMatch(/main account, applicant/);
  });
});
