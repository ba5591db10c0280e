import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { AccountMailName } from '#domain/account-mails.ts';
import type { ApiDeps } from '#server/ports.ts';
import { askPages } from '../pages/support/ask-pages.ts';
import { createTestApi, type TestApi } from '../support/api.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

/** When every test begins, by the wall. */
export const NINE = new Date('2026-11-23T01:00:00Z').getTime();
export const MINUTE = 60_000;

/** A mail about an account, as it was handed over. */
export interface Mailed {
  readonly to: string;
  readonly name: AccountMailName;
  readonly variables: { readonly handle: string; readonly link: string };
}

/** The pages and the API of one test file, with a wall clock that stands still until a test moves it. */
export function useIdentity(more: () => Partial<ApiDeps> = () => ({})) {
  let record: TestRecord;
  let api: TestApi;
  let now = NINE;
  let address = '127.0.0.1';
  let addresses = 0;
  const mails: Mailed[] = [];
  beforeAll(async () => {
    record = await createTestRecord();
    api = await createTestApi(record, {
      wall: () => new Date(now),
      proxies: ['127.0.0.1/32'],
      accountMail: (mail) => {
        mails.push(mail);
        return Promise.resolve();
      },
      ...more(),
    });
  });
  afterAll(async () => {
    await api.app.close();
    await record.close();
  });
  beforeEach(() => {
    now = NINE;
    mails.length = 0;
    // Each test from an address of its own, so that none counts for the next.
    addresses += 1;
    address = `203.0.113.${String(addresses)}`;
  });
  const pages = askPages(() => api);
  const file = {
    mails,
    get record() {
      return record;
    },
    get api() {
      return api;
    },
    pages,
    wait: (ms: number) => {
      now += ms;
    },
    now: () => new Date(now),
    from: (other: string) => {
      address = other;
    },
    /** What a proxy says of where this test's browser is. */
    sentFrom: () => ({ 'x-forwarded-for': address }),
    /** What the browser gets that tries to sign in. */
    tries: (handle: string, password: string, code = '') =>
      pages.post('/pages/sign-in', { handle, password, code }, {}, { 'x-forwarded-for': address }),
    signIn: (handle: string, password: string, code = '') =>
      pages.signIn({ handle, password, code }, { 'x-forwarded-for': address }),
  };
  return file;
}
