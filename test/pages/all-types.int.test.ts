import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createDraft } from '#orders/create-draft.ts';
import { randomUUID } from 'node:crypto';
import { COMPLETE } from '../domain/support/complete-forms.ts';
import { APPLICANT } from '../support/orders.ts';
import { fillIn, textsOf } from './support/fill-in.ts';
import { usePages } from './support/use-pages.ts';

const pages = usePages();

/** Shows the fields that a page does not have yet: of the kind that is chosen, and of entries to be added. */
async function unfold(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  const missing = async (pointer: string) =>
    (await page.locator(`[name="${pointer}"]`).count()) === 0;
  for (const [pointer, text] of Object.entries(texts)) {
    const kind = page.locator(`select[name="${pointer}"]`);
    const show = page.getByRole('button', { name: 'Show its fields' });
    if (pointer.endsWith('/kind') && (await show.count()) > 0 && (await kind.count()) > 0) {
      if ((await kind.inputValue()) === text) continue;
      await kind.selectOption(text);
      await show.click();
      await page.getByText('Saved.').waitFor();
    }
    const [, list] = /^(.*?)\/\d+(\/|$)/.exec(pointer) ?? [];
    const add = page.locator(`button[name="add"][value="${list ?? ''}"]`);
    if (list === undefined || (await add.count()) === 0 || !(await missing(pointer))) continue;
    await fillIn(page, texts);
    await add.click();
    await page.locator(`[name="${pointer}"]`).waitFor();
  }
}

describe.each(Object.entries(COMPLETE))('a %s at the pages', (filingType, complete) => {
  it('given every page of its form filled in, then the form is what was typed', async (test) => {
    const { orderNo } = await createDraft(pages.record, {
      ...{ filingType, form: {}, actor: APPLICANT, requestId: randomUUID() },
    });
    const { materials, ...form } = complete;
    expect(materials.length).toBeGreaterThan(0);
    const texts = textsOf(form);
    const page = await pages.open(test, 'applicant', { script: false });
    await page.goto(`/pages/orders/${orderNo}/fill`);
    while (!page.url().endsWith('/materials')) {
      await unfold(page, texts);
      await fillIn(page, texts);
      const from = page.url();
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.waitForURL((url) => url.href !== from);
    }
    const { body } = await pages.api.as('applicant')('GET', `/orders/${orderNo}`);
    expect(body['form']).toEqual(form);

    await page.goto(`/pages/orders/${orderNo}/check`);
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown).toContain(form.subject.name);
  });
});
