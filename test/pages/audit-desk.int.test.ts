import { beforeAll, describe, expect, it } from 'vitest';
import { anchorHead } from '#orders/audit-chain/anchors.ts';
import { givenStage } from '../support/orders.ts';
import { soon, usePages } from './support/use-pages.ts';

const pages = usePages();

let orderNo: string;
beforeAll(async () => {
  orderNo = await givenStage(pages.record, 'initialReview');
});

const rows = (page: { locator: (of: string) => { count: () => Promise<number> } }) =>
  soon(() => page.locator('tbody tr').count());

describe('the audit administrator', () => {
  it('given an order, then its deeds are found with who, when, before and after, and no address keeps what was typed', async (test) => {
    const page = await pages.open(test, 'auditor', { width: 390 });
    await page.getByLabel('On what').fill(orderNo);
    await page.getByLabel('Who', { exact: true }).fill('applicant');
    await page.getByLabel('What', { exact: true }).fill('submit');
    await page.getByRole('button', { name: 'Search' }).click();
    await rows(page).toBe(1);
    const row = page.locator('tbody tr');
    expect(await row.textContent()).toMatch(/applicant\s+Applicant/);
    await row.getByText('Details').click();
    await soon(() => row.locator('pre').allTextContents()).toEqual([
      expect.stringContaining('"stage": "draft"'),
      expect.stringContaining('"stage": "initialReview"'),
    ]);
    expect(new URL(page.url()).search).toBe('');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      390,
    );
  });

  it('given days, then what lies between is found, the last day included; given nothing, it is said why', async (test) => {
    const page = await pages.open(test, 'auditor');
    // The test's clock stands on this day.
    await page.getByLabel('From', { exact: true }).fill('2026-06-01');
    await page.getByLabel('To', { exact: true }).fill('2026-06-01');
    await page.getByLabel('On what').fill(orderNo);
    await page.getByRole('button', { name: 'Search' }).click();
    await rows(page).toBeGreaterThan(1);
    await page.getByLabel('To', { exact: true }).fill('2026-05-31');
    await page.getByLabel('From', { exact: true }).fill('2026-05-31');
    await page.getByRole('button', { name: 'Search' }).click();
    await soon(() => page.locator('.empty').textContent()).toMatch(/given in full/);
    await page.getByRole('link', { name: 'Clear the filter' }).click();
    await rows(page).toBeGreaterThan(1);
  });

  it('given more rows than a page holds, then the next page goes on where it ended', async (test) => {
    const page = await pages.open(test, 'auditor');
    const actor = { actorId: 'acc-manager', actorRole: 'manager', action: 'paged' };
    for (let n = 0; n < 60; n += 1) {
      const at = await pages.record.clock.now();
      await pages.record.db.auditEntry.create({ data: { ...actor, at, target: `t-${String(n)}` } });
    }
    await page.getByLabel('What', { exact: true }).fill('paged');
    await page.getByRole('button', { name: 'Search' }).click();
    await rows(page).toBe(50);
    await page.getByRole('button', { name: 'Next page' }).click();
    await rows(page).toBe(10);
    expect(await page.locator('tbody').textContent()).toContain('t-0');
  });

  it('given a chain that is signed, then its signature is shown, and it is walked on demand', async (test) => {
    const { db, vault } = pages.record;
    const anchor = await anchorHead(db, vault, new Date('2026-06-01T02:00:00Z'));
    const page = await pages.open(test, 'auditor');
    await soon(() => page.locator('section.card').textContent()).toContain(
      `Link ${String(anchor?.seq)}`,
    );
    expect(await page.locator('section.card').textContent()).toMatch(/holds/);
    await page.getByRole('button', { name: 'Verify now' }).click();
    await soon(() => page.getByRole('status').textContent()).toMatch(/and nothing was changed/);
    const last = await db.auditEntry.findFirst({ where: { action: 'audit.verified' } });
    expect(last).toMatchObject({ actorId: 'acc-auditor', after: { faults: 0 } });
  });

  it('given a row that was changed by hand, then the walk names it', async (test) => {
    const { db } = pages.record;
    const row = await db.auditEntry.findFirstOrThrow({ where: { action: 'created' } });
    // Past the trigger that forbids it, as whoever owns the database could.
    await db.$transaction([
      db.$executeRaw`SET LOCAL session_replication_role = replica`,
      db.$executeRaw`UPDATE audit SET actor_id = 'acc-somebody' WHERE id = ${row.id}`,
    ]);
    const page = await pages.open(test, 'auditor');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await soon(() => page.getByRole('alert').textContent()).toContain(
      `row ${row.id.toString()} (created on ${orderNo}): was changed`,
    );
  });
});
