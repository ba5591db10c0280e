import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from '../support/api.ts';
import { givenStage } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { askPages, type Visitor } from './support/ask-pages.ts';

let record: TestRecord;
let api: TestApi;
let orderNo: string;
const { get, post, signIn } = askPages(() => api);
const visitors = new Map<string, Visitor>();

beforeAll(async () => {
  record = await createTestRecord();
  api = await createTestApi(record);
  orderNo = await givenStage(record, 'initialReview');
  for (const [handle, token] of Object.entries(record.tokens)) {
    visitors.set(handle, await signIn({ token }));
  }
});
afterAll(async () => {
  await api.app.close();
  await record.close();
});

const as = (handle: string): Visitor => visitors.get(handle) ?? { cookie: '', csrf: '' };

/** Where each role begins, and the desks that it is led to: written by hand, not from the table of rights. */
const PEOPLE: Readonly<Record<string, readonly [begins: string, desks: readonly string[]]>> = {
  applicant: ['/pages/orders', []],
  'reviewer-1': ['/pages/review', ['review', 'support', 'registry']],
  'senior-1': ['/pages/review', ['review', 'support', 'registry']],
  manager: ['/pages/review', ['review', 'system', 'support', 'registry']],
  clerk: ['/pages/registry', ['system', 'support', 'registry']],
  support: ['/pages/support', ['support', 'registry']],
  'admin-1': ['/pages/system', ['system', 'support', 'registry']],
  security: ['/pages/security', ['security']],
  auditor: ['/pages/audit', ['audit']],
};

const ledTo = (body: string): string[] => {
  const nav = /<nav class="desks"[^]*?<\/nav>/.exec(body)?.[0] ?? '';
  return [...nav.matchAll(/href="\/pages\/(\w+)"/g)].map(([, name]) => name ?? '');
};

describe('the pages of each role', () => {
  it.each(Object.entries(PEOPLE))(
    'given %s, then signing in leads to %j',
    async (handle, [begins, desks]) => {
      const { cookie } = as(handle);
      expect((await get('/pages/', cookie)).headers.location).toBe(begins);
      const { statusCode, body } = await get(begins, cookie);
      expect(statusCode).toBe(200);
      expect(ledTo(body)).toEqual(desks);
    },
  );

  it('given nobody, then no desk is named, and each asks to sign in', async () => {
    expect(ledTo((await get('/pages/sign-in')).body)).toEqual([]);
    for (const desk of ['security', 'security/new', 'audit', 'system', 'support']) {
      const { statusCode, body } = await get(`/pages/${desk}`);
      expect([statusCode, body.includes('name="password"')], desk).toEqual([401, true]);
    }
  });
});

/** Every address of the desks with those who have it; what is sent where something has to be. */
const ADDRESSES: readonly (readonly [
  method: 'GET' | 'POST',
  path: string,
  whose: readonly string[],
  fields?: Readonly<Record<string, string>>,
])[] = [
  ['GET', '/pages/security', ['security']],
  ['POST', '/pages/security', ['security'], { handle: 'a' }],
  ['GET', '/pages/security/new', ['security']],
  ['POST', '/pages/security/new', ['security'], { handle: 'NO', role: 'manager' }],
  ['GET', '/pages/security/accounts/acc-manager', ['security']],
  ['POST', '/pages/security/accounts/acc-manager/ask/disable', ['security']],
  ['POST', '/pages/security/accounts/acc-manager/sessions', []],
  ['GET', '/pages/audit', ['auditor']],
  ['POST', '/pages/audit', ['auditor'], { actor: 'manager' }],
  ['POST', '/pages/audit/verify', ['auditor']],
  ['GET', '/pages/system', ['manager', 'clerk', 'admin-1']],
  ...['/pages/support', '/pages/support/orders/{orderNo}'].map(
    (path) =>
      ['GET', path, ['reviewer-1', 'senior-1', 'manager', 'clerk', 'support', 'admin-1']] as const,
  ),
];

describe('the addresses of the desks', () => {
  it.each(ADDRESSES.map(([method, path, whose, fields]) => ({ method, path, whose, fields })))(
    'given $method $path, then whoever else asks is refused with a sentence, and led on',
    async ({ method, path: address, whose, fields = {} }) => {
      const path = address.replace('{orderNo}', orderNo);
      for (const handle of Object.keys(PEOPLE)) {
        // This one would end the sessions that the test goes on with.
        if (path.endsWith('/sessions') && handle === 'security') continue;
        const { statusCode, body } =
          method === 'GET'
            ? await get(path, as(handle).cookie)
            : await post(path, fields, as(handle));
        expect([handle, statusCode === 403]).toEqual([handle, !whose.includes(handle)]);
        if (whose.includes(handle)) continue;
        expect(body).toMatch(/role="alert"[^]*not for your role/);
        expect(statusCode).toBe(403);
      }
    },
  );

  it.each(ADDRESSES.filter(([method]) => method === 'POST').map(([, path]) => path))(
    'given POST %s without the mark of the form, or from elsewhere, then nothing is done',
    async (path) => {
      const before = await record.db.auditEntry.count();
      for (const handle of ['security', 'auditor']) {
        const { cookie, csrf } = as(handle);
        const unmarked = await post(path, {}, { cookie });
        expect([unmarked.statusCode, /out of date/.test(unmarked.body)]).toEqual([403, true]);
        const stale = await post(path, {}, { cookie, csrf: as('manager').csrf });
        expect(stale.statusCode).toBe(403);
        const elsewhere = await post(path, {}, { cookie, csrf }, { origin: 'https://x.example' });
        expect(elsewhere.statusCode).toBe(403);
      }
      expect(await record.db.auditEntry.count()).toBe(before);
    },
  );
});

describe('what was typed, and names', () => {
  const HOSTILE = '"><script>alert(1)</script>';

  it.each([
    ['security', '/pages/security', { handle: HOSTILE }],
    ['security', '/pages/security/new', { handle: HOSTILE, role: 'manager', email: HOSTILE }],
    ['auditor', '/pages/audit', { actor: HOSTILE, action: HOSTILE, target: HOSTILE }],
    ['support', '/pages/support', { number: HOSTILE }],
  ])('given it is a script, then %s reads it at %s as text', async (handle, path, fields) => {
    const { body } = await post(path, fields, as(handle));
    expect(body).toContain('&quot;&gt;&lt;script&gt;');
    expect(body).not.toContain('<script>alert');
  });

  it('given a handle that is a script, then the list and its page show it as text', async () => {
    const id = 'acc-applicant-en';
    await record.db.account.update({
      where: { id },
      data: { handle: '<script>alert(1)</script>' },
    });
    const { cookie } = as('security');
    for (const path of ['/pages/security', `/pages/security/accounts/${id}`]) {
      const { body, statusCode } = await get(path, cookie);
      expect(statusCode).toBe(200);
      expect(body).toContain('&lt;script&gt;alert(1)');
      expect(body).not.toContain('<script>alert');
    }
    await record.db.account.update({ where: { id }, data: { handle: 'applicant-en' } });
  });

  it('given a day that is none, or days reversed, then it is said, and what was typed stays', async () => {
    const odd = await post('/pages/audit', { from: '2026-02-30' }, as('auditor'));
    expect([odd.statusCode, /not a day/.test(odd.body)]).toEqual([422, true]);
    const reversed = { from: '2026-06-03', to: '2026-06-01' };
    const { statusCode, body } = await post('/pages/audit', reversed, as('auditor'));
    expect(statusCode).toBe(422);
    expect(body).toMatch(/role="alert"[^]*ends before it begins/);
    expect(body).toContain('value="2026-06-03"');
  });
});
