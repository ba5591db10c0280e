import { describe, expect, it } from 'vitest';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

describe('the sign-in name of a colleague', () => {
  it('given one is typed and confirmed, then it counts, is in no address, and is not shown again', async (test) => {
    const page = await pages.open(test, 'security');
    const told = () => soon(() => page.getByRole('status').textContent());
    const give = async (name: string) => {
      await page.getByLabel('Sign-in name of the work account').fill(name);
      const form = page.locator('form[action$="/ask/sign-in"]');
      await form.getByRole('button', { name: 'Go on' }).click();
    };
    const standing = async () =>
      (await pages.api.as('security')('GET', '/accounts/acc-clerk')).body as { signIn?: string };

    await page.goto('/pages/security/accounts/acc-clerk');
    expect(await page.locator('main').textContent()).toContain('No name given');
    await give('clerk@id.example');
    expect(await page.locator('#effects').textContent()).toMatch(/all sessions end at once/);
    expect((await standing()).signIn).toBe('none');
    expect(page.url()).not.toContain('id.example');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await told().toMatch(/sign-in name was changed/);
    expect((await standing()).signIn).toBe('named');
    expect(await page.content()).not.toContain('id.example');

    await give('');
    expect(await page.locator('#effects').textContent()).toMatch(/Nobody can sign in/);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await told().toMatch(/sign-in name was changed/);
    expect((await standing()).signIn).toBe('none');
  });

  it('given an applicant, then there is no such name to give', async (test) => {
    const page = await pages.open(test, 'security');
    await page.goto('/pages/security/accounts/acc-applicant');
    await soon(() => page.locator('h1').textContent()).toContain('applicant');
    expect(await page.getByLabel('Sign-in name of the work account').count()).toBe(0);
  });
});
