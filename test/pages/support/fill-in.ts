import type { Page } from 'playwright-core';

/** The texts of a form by their JSON pointers, which are the names of its inputs. */
export function textsOf(value: unknown, pointer = ''): Readonly<Record<string, string>> {
  if (typeof value === 'string') return { [pointer]: value };
  const members = Object.entries(value as object);
  return Object.assign(
    {},
    ...members.map(([key, part]) => textsOf(part, `${pointer}/${key}`)),
  ) as Record<string, string>;
}

/** Types what a form says into the inputs of a page that are named after its fields. */
export async function fillIn(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [pointer, text] of Object.entries(texts)) {
    const input = page.locator(`[name="${pointer}"]`);
    if ((await input.count()) === 0) continue;
    const choice = await input.evaluate((element) => element.tagName === 'SELECT');
    if (choice) await input.selectOption(text);
    else await input.fill(text);
  }
}

/** An element of a page, as far as tests ask it. */
export interface Named {
  getAttribute(name: string): string | null;
}

/** The fields that a page lets one type in. */
export const openInputs = (page: Page): Promise<string[]> =>
  page
    .locator('main input[name^="/"], main select[name^="/"], main textarea[name^="/"]')
    .evaluateAll((inputs: Named[]) => inputs.map((input) => input.getAttribute('name') ?? ''));

/** Uploads a picture for every material that a filing must have. */
export async function handIn(page: Page, buffer: Buffer): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Materials' }).waitFor();
  const kinds: string[] = await page
    .locator('section:has(.tag.strong) input[name="kind"]')
    .evaluateAll((inputs: { value: string }[]) => inputs.map(({ value }) => value));
  for (const [index, kind] of kinds.entries()) {
    const form = page.locator(`form:has(#file-${kind})`);
    await form.locator('[type="file"]').setInputFiles({ name: 'a.png', mimeType: 'x/y', buffer });
    await form.getByRole('button', { name: 'Upload' }).click();
    await page.locator('.given').nth(index).waitFor();
  }
}
