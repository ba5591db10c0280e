import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import { openAccount } from '#orders/accounts.ts';
import { grantService } from '#orders/grants.ts';
import { openSubUser } from '#orders/sub-users.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { APPLICANT, claimReview, REVIEWER, tell } from '../support/orders.ts';
import { MONDAY } from '../support/record.ts';
import { givenDraftOf } from '../support/submissions.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

const PHONE = 390;

/** An account that nobody else has. */
async function givenAccount(): Promise<{ id: string; handle: string; token: string }> {
  const handle = `r${randomUUID().slice(0, 8)}`;
  const account = { handle, role: 'applicant' } as const;
  return { handle, ...(await openAccount(pages.record.db, pages.record.vault, account, MONDAY)) };
}

async function givenFiled(type: FilingType, accountId = APPLICANT.id): Promise<FiledService> {
  const filed = await givenFiledService(pages.record, accountId);
  await bringTo(pages.record, filed, { ...STATES[type], accountId });
  return filed;
}

const orderAt = async (url: string, handle = 'applicant'): Promise<OrderView> => {
  const [, orderNo = ''] = /orders\/(\w+)/.exec(url) ?? [];
  const { body } = await pages.api.as(handle)('GET', `/orders/${orderNo}`);
  return body as unknown as OrderView;
};

describe('what is filed, at the pages', () => {
  it('given nothing, then the page says why and what to do', async (test) => {
    const { token } = await givenAccount();
    const page = await pages.open(test, token);
    await page.getByRole('link', { name: 'My filings' }).click();
    await soon(() => page.locator('.empty').textContent()).toMatch(/Nothing is filed.*claim it/s);
    await page.locator('.empty').getByRole('link', { name: 'New filing' }).click();
    await page.getByRole('heading', { name: 'New filing' }).waitFor();
    expect(await page.getByRole('radio').count()).toBe(9);
  });

  it('given a service on a phone, then it is there with its numbers, and a change of it begins with what is on file', async (test) => {
    const { subject, service, icpNumber } = await givenFiled('change');
    const page = await pages.open(test, 'applicant', { width: PHONE });
    await page.goto('/pages/filings');
    const card = page.locator(`[id="${icpNumber}"]`);
    const told = (await card.textContent()) ?? '';
    for (const text of [service.name, icpNumber, 'Website', 'Carried by us', '2026-01-05']) {
      expect(told).toContain(text);
    }
    await card.getByText('What you can order').click();
    const width = 'document.documentElement.scrollWidth';
    expect(await page.evaluate<number>(width)).toBeLessThanOrEqual(PHONE);
    const offered = await card.getByRole('button').allTextContents();
    expect(offered).toEqual(['Change', 'Cancel access', 'Transfer', 'Deregister service']);
    await card.getByRole('button', { name: `Change: ${icpNumber}` }).click();

    await page.getByRole('heading', { level: 1, name: 'Filed subject' }).waitFor();
    expect(await page.locator('[name="/subject/name"]').inputValue()).toBe(subject.name);
    const { form } = await orderAt(page.url());
    expect(form).toEqual({ subject, service, changes: { service: { kind: 'website' } } });

    await page.getByRole('link', { name: 'Changes to the service', exact: true }).click();
    await page.getByLabel('Name of the service').fill('清禾茶园');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('link', { name: 'Check your answers' }).click();
    const changes = page.locator('section', { hasText: 'Changes to the service' });
    // Of the changes only what changes is read again.
    expect(await changes.locator('dt').allTextContents()).toEqual([
      ...['Kind of service', 'Name of the service'],
    ]);

    const { orderNo } = await orderAt(page.url());
    await page.goto(`/pages/orders/${orderNo}`);
    await page.getByText('What this order will change').click();
    const effect = page.locator('.effect');
    expect(await effect.locator('h3').textContent()).toMatch(icpNumber);
    const cells = await effect.locator('tbody td').allTextContents();
    expect(cells).toEqual(['Name of the service', service.name, '清禾茶园']);
    expect(await page.evaluate<number>(width)).toBeLessThanOrEqual(PHONE);
  });

  it('given an optional text on file, then a change can take it out, and says so before it is sent', async (test) => {
    const filed = await givenFiled('change');
    const where = { icpNumber: filed.icpNumber };
    await pages.record.db.service.update({ where, data: { details: { remarks: '旧备注' } } });
    const orderNo = await givenDraftOf(pages.record, 'change', formAbout('change', filed));
    const page = await pages.open(test, 'applicant', { width: PHONE });
    await page.goto(`/pages/orders/${orderNo}/fill/changes-service`);
    const box = page.getByLabel('Take out what is filed here, with nothing in its place: Remarks');
    await box.check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await soon(async () => (await orderAt(page.url())).form).toMatchObject({
      changes: { service: { remarks: '' } },
    });
    expect(await box.isChecked()).toBe(true);
    await page.getByRole('link', { name: 'Check your answers' }).click();
    await soon(() => page.locator('main').textContent()).toContain('(what is filed is taken out)');
    await page.goto(`/pages/orders/${orderNo}`);
    await page.getByText('What this order will change').click();
    const row = page.locator('.effect tr', { hasText: 'Remarks' });
    expect(await row.locator('td').allTextContents()).toEqual([
      ...['Remarks on the service', '旧备注', '(empty)'],
    ]);

    await page.goto(`/pages/orders/${orderNo}/fill/changes-service`);
    await box.uncheck();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await soon(async () => (await orderAt(page.url())).form).not.toHaveProperty(
      'changes.service.remarks',
    );
  });

  it('given an order that ends a filing, then what it takes is read in names, in each language', async (test) => {
    const filed = await givenFiled('deregisterSubject');
    const form = formAbout('deregisterSubject', filed);
    const orderNo = await givenDraftOf(pages.record, 'deregisterSubject', form);
    const page = await pages.open(test, 'applicant');
    for (const [button, names] of [
      ['English', ['Website', 'Enterprise', 'Unified social credit code', 'Tianjin']],
      ['中文', ['网站', '企业', '统一社会信用代码', '天津']],
    ] as const) {
      await page.goto(`/pages/orders/${orderNo}`);
      await page.getByRole('link', { name: button, exact: true }).click();
      const told = (await page.locator('.effect').textContent()) ?? '';
      for (const name of names) expect(told).toContain(name);
      expect(told).not.toMatch(/website|enterprise|unifiedSocial/);
    }
  });

  it('given a number that is somebody else’s, then no order is opened, and the page says so', async (test) => {
    const theirs = await givenFiled('change', 'acc-applicant-en');
    const page = await pages.open(test, 'applicant');
    const mine = await givenFiled('change');
    await page.goto('/pages/filings');
    expect(await page.locator('main').textContent()).not.toContain(theirs.icpNumber);
    const card = page.locator(`[id="${mine.icpNumber}"]`);
    await card.getByText('What you can order').click();
    const before = await pages.record.db.order.count();
    const about = card.locator('form', { hasText: 'Change' }).locator('[name="about"]');
    await about.evaluate((input: { value: string }, number) => {
      input.value = number;
    }, theirs.icpNumber);
    await card.getByRole('button', { name: /^Change:/ }).click();
    await soon(() => page.locator('main').textContent()).toMatch(/not filed under your account/);
    expect(await pages.record.db.order.count()).toBe(before);
  });

  it('given a sub-user, then it is offered what it was given, and told who can help', async (test) => {
    const name = `n${randomUUID().slice(0, 8)}`;
    const { id, token, handle } = await openSubUser(pages.record, { name }, APPLICANT);
    const page = await pages.open(test, token);
    await page.goto('/pages/filings');
    expect(await page.locator('.empty').textContent()).toMatch(/Your main account, applicant,/);

    const { icpNumber } = await givenFiled('change');
    const other = await givenFiled('change');
    await grantService(pages.record, { subUserId: id, icpNumber, actor: APPLICANT });
    await page.reload();
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown).toContain(icpNumber);
    expect(shown).not.toContain(other.icpNumber);
    const card = page.locator(`[id="${icpNumber}"]`);
    await card.getByText('What you can order').click();
    await card.getByRole('button', { name: /^Change:/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Filed subject' }).waitFor();
    const { orderNo } = await orderAt(page.url(), token);

    await page.goto('/pages/orders/new');
    await page.getByLabel('Claim').check();
    await page.getByRole('button', { name: 'Begin' }).click();
    await soon(() => page.locator('main').textContent()).toMatch(/main account, applicant/);

    const main = await pages.open(test, 'applicant');
    await main.goto('/pages/orders');
    const line = main.locator('article', { hasText: orderNo });
    expect(await line.textContent()).toContain(`sub-user ${handle}`);
  });
});

describe('one’s word on an order, at the pages', () => {
  it('given an access to be cancelled, then it is confirmed, once it was said what that does', async (test) => {
    const { record } = pages;
    const filed = await givenFiled('cancelAccess');
    const orderNo = await givenDraftOf(record, 'cancelAccess', formAbout('cancelAccess', filed));
    await tell(record, orderNo, APPLICANT, 'submit');
    await claimReview(record, orderNo);
    await tell(record, orderNo, REVIEWER, 'pass');
    const page = await pages.open(test, 'applicant');
    await page.goto(`/pages/orders/${orderNo}`);
    await page.getByRole('link', { name: 'Confirm that the access ends' }).click();
    expect(await page.locator('main').textContent()).toMatch(/goes to the bureau.*stays filed/s);
    expect((await orderAt(page.url())).stage).toBe('confirmation');
    await page.getByRole('button', { name: 'Confirm and send to the bureau' }).click();
    await soon(() => page.getByRole('status').textContent()).toMatch(/Confirmed/);
    expect((await orderAt(page.url())).stage).toBe('reporting');
  });
});

describe.each([
  ['accepts', 'Accept the service', 'Yes, accept it', 'granted'],
  ['declines', 'Decline the service', 'Yes, decline it', 'abandoned'],
])('the receiver of a transfer who %s, at the pages', (_, title, go, stage) => {
  it('sees the service and nothing of the subject’s papers, is asked twice, and has it or has it not', async (test) => {
    const { record } = pages;
    const receiver = await givenAccount();
    const filed = await givenFiled('transfer');
    const subjectName = '天津津海示例物流有限公司';
    const form = {
      ...formAbout('transfer', filed),
      receiver: { account: receiver.handle, subjectName },
    };
    const orderNo = await givenDraftOf(record, 'transfer', form);
    await tell(record, orderNo, APPLICANT, 'submit');

    const page = await pages.open(test, receiver.token);
    await page.getByRole('link', { name: orderNo }).click();
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown).toContain(filed.icpNumber);
    expect(shown).not.toContain(filed.subject.certificateNumber);
    await page.getByRole('link', { name: title }).click();
    expect((await orderAt(page.url())).stage).toBe('acceptance');
    await page.getByRole('button', { name: go }).click();
    await soon(async () => (await orderAt(page.url())).stage).toBe(stage);

    await page.goto('/pages/filings');
    const mine = (await page.locator('main').textContent()) ?? '';
    expect(mine.includes(filed.icpNumber)).toBe(stage === 'granted');
  });
});
