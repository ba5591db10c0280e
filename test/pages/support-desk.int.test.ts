import { beforeAll, describe, expect, it } from 'vitest';
import { freshForm } from '../support/forms.ts';
import { givenDraft, givenStage } from '../support/orders.ts';
import { grant } from '../support/registry.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

const NUMBER = '津ICP备2026000021号';
let orderNo: string;
let verifying: string;
let draft: string;
const form = freshForm();

beforeAll(async () => {
  orderNo = await givenStage(pages.record, 'correction');
  verifying = await givenStage(pages.record, 'smsVerification');
  draft = await givenDraft(pages.record, form);
  const numbers = { subjectNumber: NUMBER, serviceNumber: `${NUMBER}-1` };
  await grant(pages.record, { type: 'newSubject', form: freshForm(), numbers });
});

describe('support', () => {
  it('given an order’s number, then its stage, its term and what the applicant does next are read, and nothing can be done', async (test) => {
    const page = await pages.open(test, 'support', { width: 390 });
    await page.getByLabel('Order or filing number').fill(` ${orderNo.toLowerCase()} `);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { level: 1, name: `Order ${orderNo}` }).waitFor();
    expect(await page.locator('#next-step').textContent()).toMatch(/Correct what was returned/);
    expect(await page.locator('main').textContent()).toMatch(/Expected by/);
    const acts = page.locator('main form, main button:not([name="reveal"])');
    expect(await acts.count(), 'but the form that shows masked fields').toBe(1);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      390,
    );
  });

  it('given a filing’s number in another spelling, then its orders are listed', async (test) => {
    const page = await pages.open(test, 'support');
    await page.getByLabel('Order or filing number').fill(`${NUMBER.toLowerCase()}-1 `);
    await page.getByRole('button', { name: 'Search' }).click();
    await soon(() => page.locator('#orders').textContent()).toMatch(/^BA\d{14} ended$/);
    await page.locator('#orders a').click();
    await page.getByRole('heading', { level: 1, name: /^Order BA/ }).waitFor();
  });

  it.for([
    ['12', /neither an order’s number nor a filing’s/],
    ['津ICP备2026999999号', /Nothing is filed here under this number/],
  ] as const)('given %s, then it is said why nothing is found', async ([number, why], test) => {
    const page = await pages.open(test, 'support');
    await page.getByLabel('Order or filing number').fill(number);
    await page.getByRole('button', { name: 'Search' }).click();
    await soon(() => page.locator('.empty').textContent()).toMatch(why);
  });

  it('given an order’s number that there is not, then it is said, with a way back', async (test) => {
    const page = await pages.open(test, 'support');
    const gone = await page.goto('/pages/support/orders/BA20260601999999');
    expect(gone?.status()).toBe(404);
    await soon(() => page.getByRole('alert').textContent()).toMatch(/no order/i);
  });

  it('given what is personal, then it is masked in the form and in the verification', async (test) => {
    const page = await pages.open(test, 'support');
    await page.goto(`/pages/support/orders/${draft}`);
    const main = (await page.locator('main').textContent()) ?? '';
    expect(main).toContain(form.service.domains[0]);
    const { name, mobile, certificateNumber, email } = form.subjectOwner;
    for (const personal of [name, mobile, certificateNumber, email]) {
      expect(main).not.toContain(personal);
    }
    expect(main).toContain(`${mobile.slice(0, 3)}****${mobile.slice(-4)}`);
    await page.goto(`/pages/support/orders/${verifying}`);
    expect(await page.locator('#next-step').textContent()).toMatch(/tells the code to nobody/);
    expect(await page.locator('main').textContent()).toMatch(/\d{3}\*{4}\d{4} · not yet verified/);
  });

  it('given the system administrator, then the same order is read without its form, in Chinese too', async (test) => {
    const page = await pages.open(test, 'admin-1');
    await page.getByRole('link', { name: 'Find an order' }).click();
    await page.getByLabel('Order or filing number').fill(orderNo);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: `订单 ${orderNo}` }).waitFor();
    const main = (await page.locator('main').textContent()) ?? '';
    expect(main).toContain('按退回原因逐项修改');
    expect(main).not.toContain('主体负责人');
  });
});

describe('how it runs', () => {
  it('given no link yet, then the page says why; given one that stands still, what is wrong and what to do', async (test) => {
    const page = await pages.open(test, 'admin-1');
    await soon(() => page.locator('.empty').first().textContent()).toMatch(/a worker writes them/);
    const main = (await page.locator('main').textContent()) ?? '';
    for (const said of ['npx beian keys list', 'Nothing waits.']) expect(main).toContain(said);
    await pages.record.db.authorityLink.create({
      data: {
        ...{ endpoint: 'tianjin', version: '3.0', provinces: ['天津'] },
        ...{ stoppedAt: new Date('2026-06-01T00:00:00Z'), stoppedCode: '9' },
      },
    });
    await page.reload();
    await soon(() => page.locator('tbody tr').textContent()).toMatch(
      /tianjin[^]*Tianjin[^]*stopped/,
    );
    expect(await page.locator('main form, main button').count()).toBe(0);
  });

  it('given the manager, then the same without what is done at the server', async (test) => {
    const page = await pages.open(test, 'manager');
    await page.getByRole('link', { name: 'How it runs' }).click();
    await page.getByRole('heading', { level: 1, name: 'How it runs' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('npx beian');
  });
});
