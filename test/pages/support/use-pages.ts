import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext } from 'vitest';
import { createTestApi, type TestApi } from '../../support/api.ts';
import { createTestRecord, type TestRecord } from '../../support/record.ts';

/** How a browser's window is set up. */
interface Window {
  /** Pixels. */
  readonly width?: number;
  /** False: the pages have to do without their script. */
  readonly script?: boolean;
}

/** The pages of one test file, on a server of its own, with a browser to click in. */
export interface Pages {
  readonly record: TestRecord;
  readonly api: TestApi;
  readonly url: string;
  /** A browser's window of its own, signed in; skips the test where no browser starts here. */
  open(test: TestContext, handle: string, options?: Window): Promise<Page>;
}

/** A busy machine is slow, and a browser on it slower. */
const PATIENCE_MS = 30_000;

/** Expects something of a page that is on its way. */
export const soon = <T>(look: () => T) => expect.poll(look, { timeout: PATIENCE_MS });

/** In one process the whole browser would end with its first window. */
const SINGLE_PROCESS = '--single-process';

async function launch(): Promise<Browser | string> {
  try {
    return await playwright.launch({
      args: chromium.args.filter((arg) => arg !== SINGLE_PROCESS),
      executablePath: await chromium.executablePath(),
      headless: true,
    });
  } catch (error) {
    return `No browser starts on this machine: ${String(error).slice(0, 500)}`;
  }
}

/** Starts the API with its pages on a free port, and a browser; both end with the file's tests. */
export function usePages(): Pages {
  let record: TestRecord;
  let api: TestApi;
  let url = '';
  let browser: Browser | string;
  beforeAll(async () => {
    record = await createTestRecord();
    api = await createTestApi(record);
    url = await api.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await launch();
    if (typeof browser === 'string') process.stderr.write(`${browser}\n`);
  });
  afterAll(async () => {
    if (typeof browser !== 'string') await browser.close();
    await api.app.close();
    await record.close();
  });
  return {
    get record() {
      return record;
    },
    get api() {
      return api;
    },
    get url() {
      return url;
    },
    open: async (test, handle, { width = 1100, script = true } = {}) => {
      if (typeof browser === 'string') return test.skip(browser);
      const context = await browser.newContext({
        ...{ baseURL: url, locale: 'en-GB', viewport: { width, height: 900 } },
      });
      test.onTestFinished(() => context.close());
      context.setDefaultTimeout(PATIENCE_MS);
      if (!script) await context.route('**/*.js', (route) => route.abort());
      const page = await context.newPage();
      await page.goto('/pages/sign-in/key');
      await page.getByLabel('Token').fill(record.tokens[handle] ?? handle);
      await page.getByRole('button', { name: 'Sign in' }).click();
      return page;
    },
  };
}
