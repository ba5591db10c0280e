import { describe, expect, it } from 'vitest';
import type { OrderView } from '#server/orders/schemas.ts';
import { freshForm } from '../support/forms.ts';
import { claimReview, givenDraft, givenStage, OTHER_REVIEWER } from '../support/orders.ts';
import { openInputs, type Named } from './support/fill-in.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

/** An input of a form, as a browser knows it. */
interface Labelled {
  readonly labels: { readonly length: number };
}

async function orderOf(orderNo: string): Promise<OrderView> {
  const { body } = await pages.api.as('reviewer-1')('GET', `/orders/${orderNo}`);
  return body as unknown as OrderView;
}

const FIELDS = [
  'Name of the service',
  'Domicile on the certificate',
  'Subject owner: mobile number',
];
const OPENED = [
  'Domicile on the certificate',
  'Subject owner: mobile number',
  'Name of the service',
];
const CORRECTED = {
  '/subject/domicile': '天津市南开区示例路 20 号',
  '/subjectOwner/mobile': '18800000199',
  '/service/name': '清禾示例茶业',
};

describe('a full round at the pages', () => {
  it('given three reasons on three fields, then exactly these are opened, corrected, compared and passed', async (test) => {
    const orderNo = await givenDraft(pages.record, freshForm());
    await givenStage(pages.record, 'initialReview', orderNo);
    const reviewer = await pages.open(test, 'reviewer-1');
    await reviewer.getByRole('button', { name: `Claim ${orderNo}` }).click();
    await soon(() => reviewer.title()).toContain(orderNo);
    for (const field of FIELDS) await reviewer.getByLabel(`Return this field: ${field}`).check();
    await reviewer.getByRole('button', { name: /Return the chosen fields/ }).click();

    await reviewer.getByLabel('Service name not allowed').check();
    await reviewer
      .locator('textarea[name="text|/service/name|serviceNameNotAllowed"]')
      .fill('请用单位简称。');
    await reviewer.getByRole('button', { name: 'Preview' }).last().click();
    expect(await reviewer.getByRole('alert').textContent()).toMatch(/at least one reason/);
    await reviewer.locator('[value="/subject/domicile|subjectAddressDiffers"]').check();
    await reviewer.locator('[value="/subjectOwner/mobile|phoneUnreachable"]').check();
    await reviewer.getByLabel('About the whole').fill('请一并修改。');
    await reviewer.getByRole('button', { name: 'Preview' }).last().click();

    await reviewer.getByRole('heading', { name: /^Preview/ }).waitFor();
    expect(await reviewer.locator('.reason').count()).toBe(3);
    expect(await reviewer.locator('.opens li').allTextContents()).toEqual([...OPENED]);
    expect(await reviewer.locator('section.card').count()).toBeGreaterThan(1);
    expect(await reviewer.locator('main').textContent()).toContain('请用单位简称。');
    expect((await orderOf(orderNo)).stage).toBe('initialReview');
    await reviewer.getByRole('button', { name: 'Confirm and send' }).click();
    expect(await reviewer.getByRole('status').textContent()).toContain(orderNo);
    await soon(() => reviewer.title()).toMatch(/^Queue/);
    expect(await reviewer.getByRole('button', { name: 'Undo this decision' }).count()).toBe(1);

    const applicant = await pages.open(test, 'applicant');
    await applicant.goto(`/pages/orders/${orderNo}`);
    await applicant.getByRole('link', { name: 'Correct what was returned' }).click();
    await applicant.getByRole('heading', { level: 1, name: /^Correct/ }).waitFor();
    expect(await openInputs(applicant)).toEqual(Object.keys(CORRECTED));
    expect(await applicant.locator('.open .reason').count()).toBe(3);
    const shown = (await applicant.locator('main').textContent()) ?? '';
    expect(shown).toContain('请用单位简称。');
    expect(shown).toContain('请一并修改。');
    for (const [pointer, text] of Object.entries(CORRECTED)) {
      await applicant.locator(`[name="${pointer}"]`).fill(text);
    }
    await applicant.getByRole('button', { name: 'Save and send in again' }).click();
    await applicant.getByText('Sent in again.').waitFor();

    await reviewer.goto(`/pages/review/orders/${orderNo}`);
    await reviewer.getByRole('button', { name: 'Claim' }).click();
    await reviewer.getByRole('button', { name: 'Pass' }).waitFor();
    const rows = reviewer.locator('.diff tbody tr');
    const fields = await rows.evaluateAll((all: Named[]) =>
      all.map((row) => row.getAttribute('data-field')),
    );
    expect(fields).toEqual(Object.keys(CORRECTED));
    expect(await rows.locator('ins').allTextContents()).toEqual(Object.values(CORRECTED));
    await reviewer.getByRole('button', { name: 'Pass' }).click();
    await soon(async () => (await orderOf(orderNo)).stage).toBe('reporting');
  });

  it('given a decision taken by mistake, then it is undone from the queue', async (test) => {
    const orderNo = await givenStage(pages.record, 'initialReview');
    const page = await pages.open(test, 'reviewer-1');
    await page.getByRole('button', { name: `Claim ${orderNo}` }).click();
    await page.getByRole('button', { name: 'Pass' }).click();
    await page.getByLabel('Why').fill('误操作。');
    await page.getByRole('button', { name: 'Undo this decision' }).click();
    await soon(async () => (await orderOf(orderNo)).stage).toBe('initialReview');
  });

  it('given fields that were checked, then their marks stand when the order is opened again', async (test) => {
    const orderNo = await givenStage(pages.record, 'initialReview');
    const page = await pages.open(test, 'reviewer-1');
    await page.getByRole('button', { name: `Claim ${orderNo}` }).click();
    await page.getByLabel('Checked: Domains').check();
    await page.getByRole('button', { name: 'Save the marks' }).last().click();
    await page.getByText('The marks are saved.').waitFor();
    expect(await page.getByLabel('Checked: Domains').isChecked()).toBe(true);
    expect(await page.getByLabel('Checked: Home page').isChecked()).toBe(false);
  });

  it('given a colleague who was faster, then the refusal names the holder and the way out', async (test) => {
    const orderNo = await givenStage(pages.record, 'initialReview');
    const page = await pages.open(test, 'reviewer-1');
    await claimReview(pages.record, orderNo, OTHER_REVIEWER);
    await page.getByRole('button', { name: `Claim ${orderNo}` }).click();
    const alert = (await page.getByRole('alert').textContent()) ?? '';
    expect(alert).toContain('reviewer-2');
    expect(await page.getByRole('link', { name: /Back/ }).count()).toBeGreaterThan(0);
  });

  it('given the filters, then they stand in the address, and an empty list says why', async (test) => {
    const page = await pages.open(test, 'reviewer-1');
    await page.getByLabel('Province').selectOption('Tibet');
    await page.getByRole('button', { name: 'Filter' }).click();
    await soon(() => new URL(page.url()).searchParams.get('province')).toBe('西藏');
    expect(await page.locator('.empty').textContent()).toMatch(/No open task fits/);
  });
});

describe('the pages on a narrow screen', () => {
  it('given 360 pixels, then no page has to be moved sideways', async (test) => {
    const draft = await givenDraft(pages.record);
    const returned = await givenStage(pages.record, 'correction');
    const inReview = await givenStage(pages.record, 'initialReview');
    const { id } = await claimReview(pages.record, inReview);
    expect(id).toBeTruthy();
    const seen: Record<string, readonly string[]> = {
      applicant: [
        ...['/pages/orders', '/pages/orders/new', `/pages/orders/${draft}`],
        ...['subject', 'service', 'closing'].map((part) => `/pages/orders/${draft}/fill/${part}`),
        ...[`/pages/orders/${draft}/materials`, `/pages/orders/${draft}/check`],
        `/pages/orders/${returned}/correct`,
      ],
      'reviewer-1': [
        ...['/pages/review', `/pages/review/orders/${inReview}`],
        `/pages/review/orders/${inReview}/return?field=/service/name&field=/subject/name`,
      ],
    };
    for (const [handle, paths] of Object.entries(seen)) {
      const page = await pages.open(test, handle, { width: 360 });
      for (const path of paths) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(200);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide, path).toBeLessThanOrEqual(360);
        const bare = page.locator(
          'main :is(input:not([type=hidden]), select, textarea):not([aria-label])',
        );
        const unnamed = await bare.evaluateAll(
          (inputs: Labelled[]) => inputs.filter((one) => one.labels.length === 0).length,
        );
        expect(unnamed, `inputs without a label at ${path}`).toBe(0);
      }
    }
  });
});
