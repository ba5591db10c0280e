import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askForReset } from '#identity/recovery.ts';
import { disableSubUser, enableSubUser, openSubUser } from '#orders/sub-users.ts';
import { askPages } from '../pages/support/ask-pages.ts';
import { dumpOf } from '../server/api/support/trace.ts';
import { createTestApi, type TestApi } from '../support/api.ts';
import { APPLICANT } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { GOOD, givenPassword } from '../support/passwords.ts';

const NINE = new Date('2026-11-23T01:00:00Z').getTime();
const HOUR = 3_600_000;

let record: TestRecord;
let api: TestApi;
let now = NINE;
beforeAll(async () => {
  record = await createTestRecord();
  api = await createTestApi(record, { wall: () => new Date(now) });
});
afterAll(async () => {
  await api.app.close();
  await record.close();
});
beforeEach(() => {
  now = NINE;
});

const pages = askPages(() => api);
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
const signIn = (handle: string) =>
  pages.signIn({ token: record.tokens[handle] ?? '' }, { 'user-agent': FIREFOX });
const sees = async (cookie: string) => (await pages.get('/pages/orders', cookie)).statusCode;

interface Line {
  readonly id: string;
  readonly browser: string;
  readonly current: boolean;
}
const listed = async (bearer: string, path = '/account/sessions'): Promise<Line[]> =>
  (await api.as(bearer)('GET', path)).body.sessions as unknown as Line[];

describe('a session', () => {
  it('given one, then the record holds no secret of it, and the session no address', async () => {
    const { cookie, secret } = await signIn('applicant');
    expect(await sees(cookie)).toBe(200);
    expect(await dumpOf(record.db, 'sessions', 'audit')).not.toContain(secret);
    expect(await dumpOf(record.db, 'sessions')).not.toContain('127.0.0.1');
    expect(await dumpOf(record.db, 'audit')).toContain('session.opened');
  });

  it('given a restart, then it goes on', async () => {
    const { cookie } = await signIn('applicant');
    const restarted = await createTestApi(record, { wall: () => new Date(now) });
    const answer = await restarted.app.inject({ url: '/pages/orders', headers: { cookie } });
    expect(answer.statusCode).toBe(200);
    await restarted.app.close();
  });

  it('given two sign-ins at one browser, then the secret is a fresh one: none can be planted', async () => {
    const { cookie, secret } = await signIn('applicant');
    const again = await pages.post(
      '/pages/sign-in',
      { token: record.tokens['applicant'] ?? '' },
      { cookie },
    );
    expect(again.cookies[0]?.value).toMatch(/^bs_/);
    expect(again.cookies[0]?.value).not.toBe(secret);
    const planted = `bs_${'x'.repeat(43)}`;
    expect(await sees(`beian-session=${planted}`)).toBe(401);
  });

  it('given eight hours without a request, then it is over; asking prolongs it', async () => {
    const { cookie } = await signIn('applicant');
    now += 8 * HOUR - 1;
    expect(await sees(cookie)).toBe(200);
    now += 8 * HOUR - 1;
    expect(await sees(cookie)).toBe(200);
    now += 8 * HOUR;
    expect(await sees(cookie)).toBe(401);
  });

  it('given a week of asking, then it is over all the same', async () => {
    const { cookie } = await signIn('applicant');
    for (let hours = 0; hours < 7 * 24 - 7; hours += 7) {
      now += 7 * HOUR;
      expect(await sees(cookie)).toBe(200);
    }
    now = NINE + 7 * 24 * HOUR;
    expect(await sees(cookie)).toBe(401);
  });

  it('given https, then its cookie is for https alone and says so in its name', async () => {
    const secure = await createTestApi(record, { proxies: ['127.0.0.1'] });
    const over = askPages(() => secure);
    const https = { 'x-forwarded-proto': 'https' };
    const { cookie } = await over.signIn({ token: record.tokens['applicant'] ?? '' }, https);
    const answer = await over.post(
      '/pages/sign-in',
      { token: record.tokens['applicant'] ?? '' },
      {},
      https,
    );
    expect(answer.cookies).toMatchObject([
      { name: '__Secure-beian-session', secure: true, httpOnly: true, sameSite: 'Strict' },
    ]);
    expect((await over.get('/pages/orders', cookie, https)).statusCode).toBe(200);
    const chosen = await over.get('/pages/language/en', cookie, https);
    expect(chosen.cookies).toMatchObject([{ name: '__Secure-beian-language', secure: true }]);
    const language = '__Secure-beian-language=zh';
    const { body } = await over.get('/pages/sign-in', language, https);
    expect(body).toContain('<html lang="zh-CN">');
    await secure.app.close();
  });

  it('given it signs out, then its secret opens nothing any more, at the pages and at the API', async () => {
    const visitor = await signIn('applicant');
    expect((await api.as(visitor.secret)('GET', '/orders')).status).toBe(200);
    const left = await pages.post('/pages/sign-out', {}, visitor);
    // The pages that the browser may still have beside it.
    expect(left.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(left.cookies).toMatchObject([{ name: 'beian-session', value: '' }]);
    expect(await sees(visitor.cookie)).toBe(401);
    expect((await api.as(visitor.secret)('GET', '/orders')).status).toBe(401);
  });
});

describe('the list of one’s sessions', () => {
  it('given two browsers, then both are listed, one ends the other, and the other is out at once', async () => {
    const here = await signIn('manager');
    const there = await signIn('manager');
    const lines = await listed(here.secret);
    expect(lines).toHaveLength(2);
    expect(lines.map(({ browser }) => browser)).toContain('Firefox 128, Windows');
    const other = lines.find(({ current }) => !current);
    const ended = await api.as(here.secret)('DELETE', `/account/sessions/${other?.id ?? ''}`);
    expect(ended.status).toBe(204);
    expect((await pages.get('/pages/review', there.cookie)).statusCode).toBe(401);
    expect((await pages.get('/pages/review', here.cookie)).statusCode).toBe(200);
    const again = await api.as(here.secret)('DELETE', `/account/sessions/${other?.id ?? ''}`);
    expect(again).toMatchObject({ status: 404, body: { code: 'session.not_found' } });
  });

  it('given another’s session, then it looks as if there were none, and goes on', async () => {
    const theirs = await signIn('applicant-en');
    const [line] = await listed(theirs.secret);
    const ask = api.as('applicant');
    const answer = await ask('DELETE', `/account/sessions/${line?.id ?? ''}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'session.not_found' } });
    expect((await ask('DELETE', `/account/sessions/${randomUUID()}`)).status).toBe(404);
    expect((await ask('DELETE', '/account/sessions/1')).status).toBe(400);
    expect(await sees(theirs.cookie)).toBe(200);
  });

  it('given an administrator, then he lists and ends anybody’s; nobody else does', async () => {
    const theirs = await signIn('applicant-en');
    const path = '/accounts/acc-applicant-en/sessions';
    const lines = await listed('security', path);
    const last = lines[0]?.id ?? '';
    for (const handle of [
      'applicant',
      'applicant-en',
      'reviewer-1',
      'manager',
      'clerk',
      'admin-1',
      'auditor',
    ]) {
      const ask = api.as(handle);
      for (const answer of [await ask('GET', path), await ask('DELETE', `${path}/${last}`)]) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'auth.role' } });
      }
    }
    for (const { id } of lines) {
      expect((await api.as('security')('DELETE', `${path}/${id}`)).status).toBe(204);
    }
    expect(await sees(theirs.cookie)).toBe(401);
    const audited = await record.db.auditEntry.findFirst({
      where: { target: last },
      orderBy: { id: 'desc' },
    });
    expect(audited).toMatchObject({ action: 'session.ended', actorId: 'acc-security' });
  });
});

describe('an account that is disabled', () => {
  it('given it is enabled again before anybody asked with its session, then that one is over all the same', async () => {
    const { secret } = await signIn('support');
    const change = async (disabled: boolean) => {
      const answer = await api.as('security')('PATCH', '/accounts/acc-support', {
        body: { disabled },
      });
      expect(answer.status).toBe(200);
    };
    await change(true);
    await change(false);
    expect((await api.as(secret)('GET', '/account')).status).toBe(401);
  });
});

describe('a sub-user that is signed in', () => {
  const given = async () => {
    const name = `n${randomUUID().slice(0, 8)}`;
    const { id, token } = await openSubUser(record, { name }, APPLICANT);
    return { id, token, ...(await pages.signIn({ token })) };
  };

  it('given it is disabled and enabled again, then it has to sign in again', async () => {
    const { id, cookie } = await given();
    expect(await sees(cookie)).toBe(200);
    await disableSubUser(record, id, APPLICANT);
    await enableSubUser(record, id, APPLICANT);
    expect(await sees(cookie)).toBe(401);
  });

  it('given its main account is disabled and enabled again before it asked, then it has to sign in again', async () => {
    const { cookie } = await given();
    for (const disabled of [true, false]) {
      const change = { body: { disabled } };
      const answer = await api.as('security')('PATCH', `/accounts/${APPLICANT.id}`, change);
      expect(answer.status).toBe(200);
    }
    expect(await sees(cookie)).toBe(401);
  });

  it('given a new token, then the one before and every session are over', async () => {
    const { id, token, cookie } = await given();
    const renewed = await api.as('applicant')('POST', `/sub-users/${id}/token`);
    expect(renewed.status).toBe(200);
    expect(await sees(cookie)).toBe(401);
    expect((await api.as(token)('GET', '/orders')).status).toBe(401);
    expect((await api.as(String(renewed.body.token))('GET', '/orders')).status).toBe(200);
  });

  it('given a new token, then its password and codes are worth nothing, no mail sets another, and the new token does', async () => {
    const { id } = await given();
    const { handle } = await record.db.account.findUniqueOrThrow({ where: { id } });
    await givenPassword(record, handle);
    const deps = { ...record, wall: () => new Date() };
    const ask = () => askForReset(deps, { handle, address: '203.0.113.200' });
    expect(await ask()).toMatchObject({ accountId: id });
    const renewed = await api.as('applicant')('POST', `/sub-users/${id}/token`);
    await expect(pages.signIn({ handle, password: GOOD })).rejects.toThrow('401');
    expect(await record.db.credential.count({ where: { accountId: id } })).toBe(0);
    expect(await record.db.secondFactor.count({ where: { accountId: id } })).toBe(0);
    expect(await record.db.passwordReset.count({ where: { accountId: id, usedAt: null } })).toBe(0);
    expect(await ask()).toBeUndefined();
    const { secret } = await pages.signIn({ token: String(renewed.body.token) });
    const body = { password: GOOD };
    expect((await api.as(secret)('PUT', '/account/password', { body })).status).toBe(204);
    expect((await pages.signIn({ handle, password: GOOD })).secret).toMatch(/^bs_/);
  });
});
