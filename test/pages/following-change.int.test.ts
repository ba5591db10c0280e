import { describe, expect, it } from 'vitest';
import { approved, givenBeforeBureau, NEW_NAME } from '../support/corrected-access.ts';
import { usePages } from './support/use-pages.ts';

const pages = usePages();

describe('corrections beside a new access, at the pages', () => {
  it('given it is not granted yet, then its page says that they follow; granted, it leads to the draft, and the draft back', async (test) => {
    const { orderNo } = await givenBeforeBureau(pages.record, NEW_NAME);
    const page = await pages.open(test, 'applicant', { script: false });
    const path = `/pages/orders/${orderNo}`;
    await page.goto(path);
    const effect = page.locator('details.effect');
    expect(await effect.textContent()).toContain('a draft of a change opens that holds them');

    await approved(pages.record, orderNo);
    const { orderNo: next } = await pages.record.db.order.findUniqueOrThrow({
      where: { afterOrderNo: orderNo },
    });
    await page.goto(path);
    await page.getByRole('link', { name: next }).click();
    await page.waitForURL(`**/pages/orders/${next}`);
    await page.getByRole('link', { name: 'Go on filling in' }).waitFor();
    await page.getByRole('link', { name: orderNo }).click();
    await page.waitForURL(`**${path}`);
  });
});
