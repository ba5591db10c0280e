import { Secret, TOTP } from 'otpauth';
import { expect, it, type TestContext } from 'vitest';
import type { Page } from 'playwright-core';
import { GOOD } from '../support/passwords.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

const codeAt = (secret: string, seconds = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + seconds * 1000,
  });

async function signIn(page: Page, password: string, code = ''): Promise<void> {
  await page.goto('/pages/sign-in');
  await page.getByLabel('Account name').fill('applicant');
  await page.getByLabel('Password').fill(password);
  await page.getByLabel(/^Code/).fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const chosen = async (test: TestContext): Promise<Page> => {
  const page = await pages.open(test, 'applicant', { width: 390 });
  await page.getByRole('link', { name: 'Signed in as applicant' }).click();
  await page.getByLabel('New password').fill('password1');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await soon(() => page.getByRole('alert').textContent()).toMatch(/tried first/);
  await page.getByLabel('New password').fill(GOOD);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await soon(() => page.getByRole('status').textContent()).toMatch(/was saved/);
  return page;
};

it('given an account, then its owner chooses a password, turns on codes, and signs in with both', async (test) => {
  const page = await chosen(test);
  await page.locator('#factor-password').fill(GOOD);
  await page.getByRole('button', { name: 'Turn on' }).click();
  const secret = (await page.locator('#secret').textContent()) ?? '';
  const picture = await page.locator('.qr svg').boundingBox();
  expect(picture?.width).toBeGreaterThan(100);
  await page.getByLabel('The six digits').fill(codeAt(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await soon(() => page.locator('#codes li').count()).toBe(10);
  const paper = (await page.locator('#codes li').first().textContent()) ?? '';
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await soon(() => page.locator('#h-factor').textContent()).toMatch(/on$/);

  await page.getByLabel('What for').fill('nightly import');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = (await page.locator('#token').textContent()) ?? '';
  expect((await pages.api.as(key)('GET', '/orders')).status).toBe(200);
  await page.getByRole('button', { name: 'Revoke: nightly import' }).click();
  await soon(() => page.getByRole('status').textContent()).toMatch(/was revoked/);
  expect((await pages.api.as(key)('GET', '/orders')).status).toBe(401);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, GOOD);
  await soon(() => page.getByRole('alert').textContent()).toMatch(/not right/);
  // The code of the next half minute: the one before was used to turn codes on.
  await signIn(page, GOOD, codeAt(secret, 30));
  await soon(() => page.url()).toMatch(/\/pages\/orders$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, GOOD, paper);
  await soon(() => page.url()).toMatch(/\/pages\/orders$/);
});
