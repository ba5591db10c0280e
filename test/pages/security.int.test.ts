import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { claimReview, givenStage } from '../support/orders.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

const PHONE = 390;
const width = 'document.documentElement.scrollWidth';

/** Clicks through what asks again. */
const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm' }).click();
const effects = async (page: Page) =>
  (await page.locator('#effects').textContent({ timeout: 20_000 })) ?? '';
const told = (page: Page) => soon(() => page.getByRole('status').textContent());

describe('the security administrator', () => {
  it('given a new colleague, then an account is opened, its token shown once and good for its role', async (test) => {
    const page = await pages.open(test, 'security');
    await page.getByRole('link', { name: 'Open an account' }).click();
    await page.getByLabel('Account name').fill('manager');
    await page.getByLabel('Role').selectOption('reviewer');
    await page.getByRole('button', { name: 'Open an account' }).click();
    await soon(() => page.getByRole('alert').textContent()).toMatch(/manager already/);
    expect(await page.getByLabel('Role').inputValue()).toBe('reviewer');

    await page.getByLabel('Account name').fill('reviewer-9');
    await page.getByLabel('Add provinces').selectOption(['天津', '北京']);
    await page.getByLabel('Filing type in these provinces').selectOption('newSubject');
    await page.getByRole('button', { name: 'Open an account' }).click();
    const token = (await page.locator('#token').textContent()) ?? '';
    expect((await pages.api.as(token)('GET', '/tasks')).status).toBe(200);
    expect((await pages.api.as(token)('GET', '/accounts')).status).toBe(403);

    await page.getByRole('link', { name: 'To the account' }).click();
    const main = page.locator('main');
    await soon(() => main.textContent()).toMatch(/Beijing · [^;]+; Tianjin · /);
    expect(await main.textContent()).not.toContain(token);
    await page.goto('/pages/security');
    await page.getByLabel('Account name begins with').fill('reviewer-9');
    await page.getByRole('button', { name: 'Filter' }).click();
    await soon(() => page.locator('tbody tr').count()).toBe(1);
    // What was typed is in no address.
    expect(new URL(page.url()).search).toBe('');
    await page.getByLabel('Account name begins with').fill('nobody-here');
    await page.getByRole('button', { name: 'Filter' }).click();
    await soon(() => page.locator('.empty').textContent()).toMatch(/No account fits/);
  });

  it('given a reviewer who holds a review, then disabling says that it goes back, and it does', async (test) => {
    const orderNo = await givenStage(pages.record, 'initialReview');
    const { id: taskId } = await claimReview(pages.record, orderNo);
    const page = await pages.open(test, 'security', { width: PHONE });
    await page.getByRole('link', { name: 'reviewer-1', exact: true }).click();
    await page.getByRole('button', { name: 'Disable the account' }).click();
    expect(await effects(page)).toMatch(/go back to their queues: 1/);
    const held = () => pages.record.db.task.findUniqueOrThrow({ where: { id: taskId } });
    expect((await held()).holderId).toBe('acc-reviewer-1');

    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Disable the account' }).click();
    await confirm(page);
    await told(page).toMatch(/was disabled. Tasks back in their queues: 1/);
    expect((await held()).holderId).toBeNull();
    expect((await pages.api.as('reviewer-1')('GET', '/tasks')).status).toBe(401);
    expect(await page.evaluate<number>(width)).toBeLessThanOrEqual(PHONE);

    await page.getByRole('button', { name: 'Enable the account' }).click();
    await confirm(page);
    await told(page).toMatch(/was enabled/);
    expect((await pages.api.as('reviewer-1')('GET', '/tasks')).status).toBe(200);
  });

  it('given a role is changed while another administrator changed it, then the stale form does nothing', async (test) => {
    const page = await pages.open(test, 'security');
    await page.goto('/pages/security/accounts/acc-reviewer-2');
    await page.locator('#role').selectOption('manager');
    await page.locator('form[action$="/ask/rights"] button').click();
    expect(await effects(page)).toMatch(/from Reviewer to Manager/);
    const scopes = [{ province: '天津', filingType: null }];
    const path = '/accounts/acc-reviewer-2';
    await pages.api.as('security')('PATCH', path, { body: { scopes } });
    await confirm(page);
    await soon(() => page.getByRole('alert').textContent()).toMatch(/changed since you read it/);
    const { role } = await pages.record.db.account.findUniqueOrThrow({
      where: { id: 'acc-reviewer-2' },
    });
    expect(role).toBe('reviewer');

    // What is shown now is what it is now: a scope less and a role more go through.
    await page.getByLabel('Tianjin · All types').uncheck();
    await page.locator('#role').selectOption('seniorReviewer');
    await page.locator('form[action$="/ask/rights"] button').click();
    expect(await effects(page)).toMatch(/It reviews: All provinces and types/);
    await confirm(page);
    await told(page).toMatch(/were changed/);
    const { body } = await pages.api.as('security')('GET', path);
    expect(body).toMatchObject({ role: 'seniorReviewer', scopes: [] });
  });

  it('given sessions and keys of a colleague, then they are ended and revoked, each after a question', async (test) => {
    const clerk = await pages.open(test, 'clerk');
    const key = String(
      (await pages.api.as(pages.record.tokens['clerk'] ?? '')('GET', '/account')).status,
    );
    expect(key).toBe('200');
    const page = await pages.open(test, 'security');
    await page.goto('/pages/security/accounts/acc-clerk');
    await page.getByRole('button', { name: 'End all sessions' }).click();
    expect(await effects(page)).toMatch(/Sessions that end: 1/);
    await confirm(page);
    await told(page).toMatch(/were ended: 1/);
    expect((await clerk.goto('/pages/registry'))?.status()).toBe(401);

    await page.getByRole('button', { name: /^Revoke:/ }).click();
    expect(await effects(page)).toMatch(/stops working/);
    await confirm(page);
    await told(page).toMatch(/key was revoked/);
    expect((await pages.api.as('clerk')('GET', '/tasks')).status).toBe(401);
    await soon(() => page.locator('main').textContent()).toMatch(/no key that works/);
  });

  it('given a sign-in name at the identity provider, then it is given, taken by nobody else, and taken away', async (test) => {
    const page = await pages.open(test, 'security');
    const give = async (account: string, name: string) => {
      await page.goto(`/pages/security/accounts/${account}`);
      await page.getByLabel('Sign-in name of the work account').fill(name);
      await page.locator('form[action$="/ask/sign-in"] button').click();
      const will = await effects(page);
      await confirm(page);
      return will;
    };
    expect(await give('acc-manager', 'lin')).toMatch(/signs in with this name next/);
    await told(page).toMatch(/was changed/);
    expect(await page.locator('main').textContent()).toMatch(/Named; nobody has signed in yet/);
    await give('acc-support', 'lin');
    await soon(() => page.getByRole('alert').textContent()).toMatch(/Another account has this/);
    expect(await give('acc-manager', '')).toMatch(/Nobody can sign in with a work account/);
    await told(page).toMatch(/was changed/);
    expect(await page.locator('main').textContent()).toMatch(/No name given/);
  });

  it('given one’s own account, then it can’t be changed, at the page or past it', async (test) => {
    const page = await pages.open(test, 'security');
    await page.goto('/pages/security/accounts/acc-security');
    expect(await page.locator('main').textContent()).toMatch(/nobody changes their own rights/);
    expect(await page.locator('main button').count()).toBe(0);
    const csrf = await page.locator('[name="_csrf"]').first().inputValue();
    const answer = await page.request.post('/pages/security/accounts/acc-security/disable', {
      form: { _csrf: csrf },
      headers: { origin: pages.url },
    });
    expect(answer.status()).toBe(403);
    expect((await pages.api.as('security')('GET', '/accounts')).status).toBe(200);
  });

  it('given a keyboard alone, then the first steps lead past the top and into the filter', async (test) => {
    const page = await pages.open(test, 'security');
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(
      'Skip to the content',
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('role');
    const unnamed = await page
      .locator('main input:not([type="hidden"]), main select')
      .evaluateAll(
        (inputs: { labels: { length: number } }[]) =>
          inputs.filter(({ labels }) => labels.length === 0).length,
      );
    expect(unnamed).toBe(0);
  });
});
