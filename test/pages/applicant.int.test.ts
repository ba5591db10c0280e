import { describe, expect, it } from 'vitest';
import type { OrderView } from '#server/orders/schemas.ts';
import { freshForm } from '../support/forms.ts';
import { givenDraft } from '../support/orders.ts';
import { picture } from '../server/materials/files.ts';
import { fillIn, handIn, textsOf } from './support/fill-in.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

async function orderOf(orderNo: string): Promise<OrderView> {
  const { body } = await pages.api.as('applicant')('GET', `/orders/${orderNo}`);
  return body as unknown as OrderView;
}

const nameOf = (order: OrderView) => (order.form as { service: { name: string } }).service.name;

describe('an applicant at the pages', () => {
  it('given no orders, then the list says why and offers a new filing, which is opened, filled in, kept incomplete, checked and submitted', async (test) => {
    const page = await pages.open(test, 'applicant');
    await soon(() => page.locator('.empty').textContent()).toMatch(/no orders yet/);
    await page.getByRole('link', { name: 'New filing' }).first().click();
    expect(await page.locator('main').textContent()).toMatch(/Deregister subject.*for good/s);
    await page.getByRole('button', { name: 'Begin' }).click();

    const texts = textsOf(freshForm());
    await page.getByLabel('Name of the subject').fill('天津清禾');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('link', { name: 'Check your answers' }).click();
    await page.getByLabel(/I have checked/).check();
    await page.getByLabel(/I have read this and consent/).check();
    await page.getByRole('button', { name: /Submit/ }).click();

    const alert = page.getByRole('alert');
    await soon(() => page.title()).toMatch(/^Error: /);
    expect(await alert.textContent()).toMatch(/"Domicile on the certificate" is missing/);
    await alert.getByRole('link', { name: /Domicile on the certificate/ }).click();
    expect(await page.locator('#f-subject-domicile').inputValue()).toBe('');
    await soon(() => page.url()).toMatch(/#f-subject-domicile$/);

    for (const title of ['Subject', 'Subject owner', 'Service', 'Registrations of the domains']) {
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      if (title === 'Service') {
        await page.getByLabel('Kind of service').selectOption('Website');
        await page.getByRole('button', { name: 'Show its fields' }).click();
        await page.getByLabel('Name of the service').waitFor();
      }
      if (title.startsWith('Registrations')) {
        await page.getByRole('button', { name: 'Add one' }).click();
        await page.locator('[name="/domainRegistrations/0/domain"]').waitFor();
      }
      await fillIn(page, texts);
      await page.getByRole('button', { name: 'Save and continue' }).click();
    }
    await page.getByRole('link', { name: 'Materials' }).click();
    await handIn(page, await picture().png().toBuffer());
    await page.getByRole('link', { name: 'Continue' }).click();
    expect(await page.locator('img').count()).toBeGreaterThan(2);
    expect(await page.locator('main').textContent()).toContain(texts['/service/domains/0']);
    await page.getByLabel(/I have checked/).check();
    await page.getByLabel(/I have read this and consent/).check();
    await page.getByRole('button', { name: /Submit/ }).click();

    expect(await page.getByRole('status').textContent()).toMatch(/Submitted/);
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown).toMatch(/Initial review/);
    expect(shown).toMatch(/Waiting for a reviewer/);
    expect(shown).toMatch(/Expected by\s*2026-06-\d\d/);
    const orderNo = /orders\/(\w+)/.exec(page.url())?.[1] ?? '';
    expect((await orderOf(orderNo)).stage).toBe('initialReview');

    await page.goto('/pages/orders?state=ended');
    expect(await page.locator('.empty').textContent()).toMatch(/No order fits this filter/);
  });

  it('given a list, then entries are added and taken out by buttons, without a script', async (test) => {
    const orderNo = await givenDraft(pages.record);
    const page = await pages.open(test, 'applicant', { script: false });
    await page.goto(`/pages/orders/${orderNo}/fill/service`);
    const first = await page.locator('[name="/service/domains/0"]').inputValue();
    await page.getByRole('button', { name: 'Add one: Domains' }).click();
    await page.locator('[name="/service/domains/1"]').fill('zweite.example.cn');
    await page.getByRole('button', { name: 'Remove: Domain 1' }).click();
    await soon(() => page.locator('[name="/service/domains/0"]').inputValue()).toBe(
      'zweite.example.cn',
    );
    const { form } = await orderOf(orderNo);
    expect((form as { service: { domains: string[] } }).service.domains).not.toContain(first);
  });

  it('given a draft saved from two tabs, then the second sees both values, and nothing is lost', async (test) => {
    const orderNo = await givenDraft(pages.record);
    const one = await pages.open(test, 'applicant', { script: false });
    const two = await one.context().newPage();
    for (const page of [one, two]) await page.goto(`/pages/orders/${orderNo}/fill/service`);
    await one.getByLabel('Name of the service').fill('清禾一号');
    await one.getByRole('button', { name: 'Save', exact: true }).last().click();
    await one.getByText('Saved.').waitFor();
    await two.getByLabel('Name of the service').fill('清禾二号');
    await two.getByRole('button', { name: 'Save', exact: true }).last().click();

    expect(await two.getByRole('alert').textContent()).toMatch(/saved in another tab/);
    expect(await two.locator('.conflict').textContent()).toContain('清禾一号');
    expect(await two.getByLabel('Name of the service').inputValue()).toBe('清禾二号');
    expect(nameOf(await orderOf(orderNo))).toBe('清禾一号');

    await two.getByRole('button', { name: 'Save', exact: true }).last().click();
    await soon(async () => nameOf(await orderOf(orderNo))).toBe('清禾二号');
  });

  it('given two tabs at different parts, then both are kept without a question', async (test) => {
    const orderNo = await givenDraft(pages.record);
    const one = await pages.open(test, 'applicant', { script: false });
    const two = await one.context().newPage();
    await one.goto(`/pages/orders/${orderNo}/fill/service`);
    await two.goto(`/pages/orders/${orderNo}/fill/subject`);
    await one.getByLabel('Name of the service').fill('清禾一号');
    await one.getByRole('button', { name: 'Save', exact: true }).last().click();
    await one.getByText('Saved.').waitFor();
    await two.getByLabel('County or district').fill('和平区');
    await two.getByRole('button', { name: 'Save', exact: true }).last().click();
    await two.getByText('Saved.').waitFor();
    const order = await orderOf(orderNo);
    expect(order.form).toMatchObject({
      ...{ service: { name: '清禾一号' }, subject: { county: '和平区' } },
    });
  });

  it('given somebody who types and waits, then it is saved by itself, and a second tab is told', async (test) => {
    const orderNo = await givenDraft(pages.record);
    const one = await pages.open(test, 'applicant');
    const two = await one.context().newPage();
    for (const page of [one, two]) await page.goto(`/pages/orders/${orderNo}/fill/service`);
    // A window in the background has slow timers.
    await one.bringToFront();
    await one.getByLabel('Name of the service').fill('清禾自存');
    await soon(() => one.locator('[data-state]').textContent()).toMatch(/Saved at/);
    expect(nameOf(await orderOf(orderNo))).toBe('清禾自存');
    await two.bringToFront();
    await two.getByLabel('Name of the service').fill('清禾另存');
    await two.getByText('Somebody saved this part in another tab.').waitFor();
    expect(nameOf(await orderOf(orderNo))).toBe('清禾自存');
  });

  it('given a name that is a script, then it is shown as it was typed and never run', async (test) => {
    const name = '<script>document.title="owned"</script>"><img src=x onerror=alert(1)>';
    const form = freshForm();
    const orderNo = await givenDraft(pages.record, {
      ...form,
      subject: { ...form.subject, name },
      service: { ...form.service, name },
    });
    const page = await pages.open(test, 'applicant');
    for (const path of ['/fill/subject', '/check', '']) {
      await page.goto(`/pages/orders/${orderNo}${path}`);
      expect(await page.title()).not.toContain('owned');
      expect(await page.locator('main script, main img[src="x"]').count()).toBe(0);
    }
    await page.goto(`/pages/orders/${orderNo}/check`);
    expect(await page.locator('main').textContent()).toContain(name);
  });

  it('given a file that is not what its name says, then a refusal in words, and nothing is in the form', async (test) => {
    const orderNo = await givenDraft(pages.record, { subject: { nature: 'enterprise' } });
    const page = await pages.open(test, 'applicant');
    await page.goto(`/pages/orders/${orderNo}/materials`);
    const form = page.locator('form:has(#file-subjectCertificate)');
    const buffer = Buffer.from('<script>alert(1)</script>');
    const file = { name: 'licence.jpg', mimeType: 'image/jpeg', buffer };
    await form.locator('[type="file"]').setInputFiles(file);
    await form.getByRole('button', { name: 'Upload' }).click();
    await soon(() => page.getByRole('alert').textContent()).toMatch(/JPEG, PNG or WebP/);
    expect((await orderOf(orderNo)).form).toEqual({ subject: { nature: 'enterprise' } });

    await form
      .locator('[type="file"]')
      .setInputFiles({ ...file, buffer: await picture().png().toBuffer() });
    await form.getByRole('button', { name: 'Upload' }).click();
    await page.getByRole('button', { name: 'Take out of the filing' }).click();
    await page
      .getByRole('button', { name: 'Take out of the filing' })
      .waitFor({ state: 'detached' });
    expect((await orderOf(orderNo)).form).toEqual({ subject: { nature: 'enterprise' } });
  });

  it('given an order to give up, then it is asked twice', async (test) => {
    const orderNo = await givenDraft(pages.record);
    const page = await pages.open(test, 'applicant');
    await page.goto(`/pages/orders/${orderNo}`);
    await page.getByRole('link', { name: 'Give the order up' }).click();
    expect((await orderOf(orderNo)).stage).toBe('draft');
    await page.getByRole('button', { name: 'Yes, give it up' }).click();
    await soon(async () => (await orderOf(orderNo)).stage).toBe('abandoned');
  });
});
