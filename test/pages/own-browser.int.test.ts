import { describe, expect, it } from 'vitest';
import { useApi } from '../server/api/support/use-api.ts';
import { createTestApi } from '../support/api.ts';
import { askPages } from './support/ask-pages.ts';

const file = useApi();
const pages = askPages(() => file.api);
const signIn = (handle: string) => pages.signIn({ token: file.record.tokens[handle] ?? '' });

const passwordFields = (body: string): string[] =>
  (body.match(/<input[^>]*>/g) ?? []).filter((input) => /name="(password|current)"/.test(input));

describe('a field for a password', () => {
  it.each(['/pages/sign-in', '/pages/account'])(
    'given %s, then it is masked, and a manager of passwords may fill it in and paste',
    async (path) => {
      const { cookie } = await signIn('applicant');
      const { body } = await pages.get(path, cookie);
      const fields = passwordFields(body);
      expect(fields.length).toBeGreaterThan(0);
      for (const field of fields) {
        expect(field).toMatch(/type="password"/);
        expect(field).toMatch(/autocomplete="(current|new)-password"/);
      }
      // Nothing in our script looks at the clipboard.
      const { body: script } = await pages.get('/pages/static/pages.js');
      expect(script).not.toMatch(/paste|clipboard/i);
    },
  );

  it('given what asks for it, then neither a hint nor a question about its owner is there', async () => {
    for (const path of ['/pages/sign-in', '/pages/forgot']) {
      expect((await pages.get(path)).body).not.toMatch(/hint|question/i);
    }
  });
});

describe('a page of somebody who is signed in', () => {
  it.each([
    ['applicant', ['/pages/orders', '/pages/orders/new', '/pages/filings', '/pages/account']],
    ['reviewer-1', ['/pages/review', '/pages/registry', '/pages/account', '/pages/no-such-page']],
  ])('given %s, then each has the button to sign out', async (handle, paths) => {
    const { cookie } = await signIn(handle);
    for (const path of paths) {
      const { body } = await pages.get(path, cookie);
      expect(body, path).toMatch(/<form method="post" action="\/pages\/sign-out"/);
    }
  });
});

describe('an address that does something', () => {
  it.each(['/pages/sign-out', '/pages/account/password', '/pages/account/key'])(
    'given a link or a picture leads to %s, then nothing is done',
    async (path) => {
      const { cookie, secret } = await signIn('applicant');
      const keys = () => file.record.db.apiKey.count();
      const before = await keys();
      expect((await pages.get(path, cookie)).statusCode).toBe(404);
      expect(await keys()).toBe(before);
      expect((await file.as(secret)('GET', '/account')).status).toBe(200);
    },
  );
});

describe('sign-in at the identity provider', () => {
  it('given another site leads there, then one is asked at our own page first', async () => {
    const provider = 'https://provider.example/authorize';
    const api = await createTestApi(file.record, {
      staffProvider: {
        addressFor: () => Promise.resolve(provider),
        personOf: () => Promise.reject(new Error('Nobody came')),
      },
    });
    const begun = async (site: string) => {
      const headers = { 'sec-fetch-site': site };
      const answer = await api.app.inject({ url: '/pages/sign-in/staff', headers });
      return [answer.headers.location, answer.cookies.length];
    };
    expect(await begun('same-origin')).toEqual([provider, 1]);
    expect(await begun('none')).toEqual([provider, 1]);
    expect(await begun('cross-site')).toEqual(['/pages/sign-in', 0]);
    await api.app.close();
  });
});
