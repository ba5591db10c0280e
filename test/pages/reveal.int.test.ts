import { beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { freshForm } from '../support/forms.ts';
import { givenDraft, givenStage } from '../support/orders.ts';
import { grant } from '../support/registry.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

const NUMBER = '津ICP备2026000012号';
const FILING = `/pages/registry/filings/${encodeURIComponent(NUMBER)}`;
let form: NewSubjectForm;
let orderNo = '';

beforeAll(async () => {
  form = freshForm();
  const numbers = { subjectNumber: NUMBER, serviceNumber: `${NUMBER}-1` };
  await grant(pages.record, { type: 'newSubject', form, numbers });
  orderNo = await givenStage(pages.record, 'initialReview', await givenDraft(pages.record));
});

const revealsOf = (actorId: string) =>
  pages.record.db.auditEntry.count({ where: { actorId, action: { endsWith: '.revealed' } } });

describe('a masked field, at the pages of staff', () => {
  it('given no reason, then nothing is asked for; given one, then this field is shown, and masked when it is read again', async (test) => {
    const page = await pages.open(test, 'clerk');
    await page.goto(FILING);
    const shown = page.locator('main');
    await page.getByRole('button', { name: 'Show: Subject owner: mobile number' }).click();
    expect(await revealsOf('acc-clerk')).toBe(0);
    await page.getByLabel('Why you need it').selectOption('bureauInquiry');
    await page.getByRole('button', { name: 'Show: Subject owner: mobile number' }).click();
    await soon(() => shown.textContent()).toContain(form.subjectOwner.mobile);
    expect(await shown.textContent()).not.toContain(form.subject.certificateNumber);
    expect(await page.content()).not.toContain(`value="${form.subjectOwner.mobile}"`);
    await page.reload();
    await soon(() => shown.textContent()).not.toContain(form.subjectOwner.mobile);
    expect(await revealsOf('acc-clerk'), 'and not asked for once more').toBe(1);
    expect(decodeURIComponent(page.url())).not.toContain(form.subjectOwner.mobile);
  });

  it('given a page without its script, then it is shown all the same', async (test) => {
    const page = await pages.open(test, 'manager', { script: false });
    await page.goto(FILING);
    await page.getByLabel('Why you need it').selectOption('complaint');
    await page.getByRole('button', { name: 'Show: Subject certificate number' }).click();
    await soon(() => page.locator('main').textContent()).toContain(form.subject.certificateNumber);
  });

  it('given support, then it is offered what it may see, and no certificate', async (test) => {
    const page = await pages.open(test, 'support');
    await page.goto(FILING);
    const button = (name: string) => page.getByRole('button', { name: `Show: ${name}` });
    expect(await button('Subject owner: mobile number').count()).toBe(1);
    expect(await button('Subject certificate number').count()).toBe(0);
  });

  it('given an order whose review nobody holds, then a reviewer has a field shown, and all of it on taking the review', async (test) => {
    const page = await pages.open(test, 'reviewer-1');
    await page.goto(`/pages/review/orders/${orderNo}`);
    const { body } = await pages.api.as('applicant')('GET', `/orders/${orderNo}`);
    const { subjectOwner, subject } = body.form as unknown as NewSubjectForm;
    const text = () => page.locator('main').textContent();
    expect(await text()).not.toContain(subjectOwner.mobile);
    expect(await page.locator('main img').count(), 'no certificate on a picture').toBe(0);
    await page.getByLabel('Why you need it').selectOption('review');
    await page.getByRole('button', { name: 'Show: Subject owner: mobile number' }).click();
    await soon(text).toContain(subjectOwner.mobile);
    expect(await text()).not.toContain(subject.domicile);
    await page.getByRole('button', { name: 'Claim' }).click();
    await soon(text).toContain(subject.domicile);
    expect(await page.getByLabel('Why you need it').count()).toBe(0);
    expect(await page.locator('main img').count()).toBeGreaterThan(0);
  });

  it('given an order at support’s desk, then a mobile is shown for a reason, recorded, and no certificate is offered', async (test) => {
    const page = await pages.open(test, 'support');
    const desk = `/pages/support/orders/${orderNo}`;
    await page.goto(desk);
    const { body } = await pages.api.as('applicant')('GET', `/orders/${orderNo}`);
    const { subjectOwner } = body.form as unknown as NewSubjectForm;
    const text = () => page.locator('main').textContent();
    expect(await text()).not.toContain(subjectOwner.mobile);
    expect(
      await page.getByRole('button', { name: 'Show: Subject certificate number' }).count(),
    ).toBe(0);
    const before = await revealsOf('acc-support');
    await page.getByLabel('Why you need it').selectOption('complaint');
    await page.getByRole('button', { name: 'Show: Subject owner: mobile number' }).click();
    await soon(text).toContain(subjectOwner.mobile);
    expect(await revealsOf('acc-support')).toBe(before + 1);
    await page.reload();
    await soon(text).not.toContain(subjectOwner.mobile);
    expect(new URL(page.url()).pathname).toBe(desk);
  });

  it.for(['manager', 'clerk'])(
    'given an order at that desk, then the %s reads its form masked as well, and has a certificate shown for a reason',
    async (handle, test) => {
      const page = await pages.open(test, handle);
      await page.goto(`/pages/support/orders/${orderNo}`);
      const { body } = await pages.api.as('applicant')('GET', `/orders/${orderNo}`);
      const { subject, service } = body.form as unknown as NewSubjectForm;
      const text = () => page.locator('main').textContent();
      expect(await text()).toContain(service.name);
      expect(await text()).not.toContain(subject.certificateNumber);
      await page.getByLabel('Why you need it').selectOption('bureauInquiry');
      await page.getByRole('button', { name: 'Show: Subject certificate number' }).click();
      await soon(text).toContain(subject.certificateNumber);
    },
  );
});
