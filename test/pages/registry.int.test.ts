import { beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { freshForm } from '../support/forms.ts';
import { grant } from '../support/registry.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

const NUMBER = '津ICP备2026000011号';
const WEBSITE = `${NUMBER}-1`;
const PHONE = 390;
const width = 'document.documentElement.scrollWidth';

let form: NewSubjectForm;

/** A website under its subject, filed and twice renamed. */
async function file(): Promise<void> {
  form = freshForm();
  const { nature, certificateType, certificateNumber, name, province } = form.subject;
  const numbers = { subjectNumber: NUMBER, serviceNumber: WEBSITE };
  await grant(pages.record, { type: 'newSubject', form, numbers });
  const named = {
    subject: { icpNumber: NUMBER, nature, certificateType, certificateNumber, name, province },
    service: { icpNumber: WEBSITE, kind: 'website', name: form.service.name },
  };
  for (const renamed of ['清禾一号', '清禾二号']) {
    const changes = { service: { kind: 'website', name: renamed } };
    await grant(pages.record, { type: 'change', form: { ...named, changes } });
  }
}

describe('the registry before anything is filed', () => {
  it('then its page says why it is empty', async (test) => {
    const page = await pages.open(test, 'clerk');
    await soon(() => page.locator('.empty').textContent()).toMatch(/granted or imported/);
  });
});

describe('the registry, at the pages of staff', () => {
  beforeAll(file);

  it.for<[string, () => string]>([
    ['Filing number', () => ` ${WEBSITE.toLowerCase()} `],
    ['Domain', () => form.service.domains[0] ?? ''],
    ['Name, in full', () => form.subject.name],
    ['Certificate number', () => form.subject.certificateNumber],
    ['Account', () => 'applicant'],
  ])('given its %s, then the filing is found', async ([label, text], test) => {
    const page = await pages.open(test, 'reviewer-1');
    await page.getByRole('link', { name: 'Registry' }).click();
    await page.getByLabel(label).fill(text());
    await page.getByRole('button', { name: 'Search' }).click();
    const row = page.locator('tbody tr');
    await soon(() => row.count()).toBe(1);
    const told = (await row.textContent()) ?? '';
    for (const said of [NUMBER, WEBSITE, form.subject.name, 'Enterprise · Tianjin', 'Website']) {
      expect(told).toContain(said);
    }
    expect(page.url(), 'what was looked for stands in no address').toBe(
      `${pages.url}/pages/registry`,
    );
  });

  it('given nothing like that, or no number, then the empty list says why, in Chinese too', async (test) => {
    const page = await pages.open(test, 'manager');
    const search = async (label: string, text: string, button = 'Search') => {
      await page.goto('/pages/registry');
      await page.getByLabel(label).fill(text);
      await page.getByRole('button', { name: button }).click();
    };
    const empty = () => page.locator('.empty').textContent();
    await search('Domain', 'nowhere.example.cn');
    await soon(empty).toMatch(/^Nothing filed here fits/);
    await search('Filing number', '12');
    await soon(empty).toMatch(/^This is not a filing number/);
    await page.getByRole('link', { name: '中文' }).click();
    await search('备案号', '12', '查询');
    await soon(empty).toMatch(/^备案号格式不正确/);
  });

  it('given a service, then it is read with its versions, and any two are compared, on a phone too', async (test) => {
    const page = await pages.open(test, 'reviewer-1', { width: PHONE });
    await page.goto('/pages/registry');
    await page.getByLabel('Filing number').fill(WEBSITE);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: WEBSITE, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '清禾二号' }).waitFor();
    const main = (await page.locator('main').textContent()) ?? '';
    for (const said of [form.service.domains[0] ?? '', 'our id', 'Website', 'order BA']) {
      expect(main).toContain(said);
    }
    expect(await page.evaluate<number>(width)).toBeLessThanOrEqual(PHONE);
    await page.getByLabel('Compare from version 1').check();
    await page.getByLabel('Compare to version 3').check();
    await page.getByRole('button', { name: 'Compare the chosen versions' }).click();
    const cells = page.locator('#comparison tbody td');
    await soon(() => cells.allTextContents()).toEqual([
      ...['Name of the service', form.service.name, '清禾二号'],
    ]);
    expect(await page.getByLabel('Compare from version 1').isChecked()).toBe(true);
    await page.getByRole('link', { name: new RegExp(form.subject.name) }).click();
    await page.getByRole('heading', { level: 1, name: form.subject.name }).waitFor();
  });

  it.for(['clerk', 'reviewer-1'])('given %s, then persons are masked', async (handle, test) => {
    const page = await pages.open(test, handle);
    await page.goto(`/pages/registry/filings/${encodeURIComponent(NUMBER)}`);
    const main = (await page.locator('main').textContent()) ?? '';
    expect(main).toContain('***');
    for (const personal of [form.subjectOwner.mobile, form.subject.certificateNumber]) {
      expect(main).not.toContain(personal);
    }
  });

  it('given an applicant, then it is led to its own filings; given nothing under the number, it is said', async (test) => {
    const applicant = await pages.open(test, 'applicant');
    const answer = await applicant.goto('/pages/registry');
    expect(answer?.status()).toBe(403);
    expect(await applicant.locator('main').textContent()).toContain('My filings');
    const path = `/pages/registry/filings/${encodeURIComponent(WEBSITE)}`;
    expect((await applicant.goto(path))?.status()).toBe(403);

    const staff = await pages.open(test, 'reviewer-1');
    const gone = await staff.goto('/pages/registry/filings/12');
    expect(gone?.status()).toBe(404);
  });
});
