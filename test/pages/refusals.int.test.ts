import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApi, type TestApi } from '../support/api.ts';
import { givenDraft, givenStage } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
let api: TestApi;
beforeAll(async () => {
  record = await createTestRecord();
  api = await createTestApi(record);
});
afterAll(async () => {
  await api.app.close();
  await record.close();
});

interface Visit {
  readonly cookie: string;
  readonly csrf: string;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  api.app.inject({
    ...{ method: 'POST', url: path, headers: { ...FORM, ...headers } },
    payload: new URLSearchParams(fields).toString(),
  });

const get = (path: string, cookie = '') =>
  api.app.inject({ method: 'GET', url: path, headers: { cookie, 'accept-language': 'en' } });

async function signIn(handle: string): Promise<Visit> {
  const answer = await post('/pages/sign-in', { token: record.tokens[handle] ?? '' });
  const [given] = answer.cookies;
  const cookie = `${given?.name ?? ''}=${given?.value ?? ''}`;
  const { body } = await get('/pages/orders/new', cookie);
  return { cookie, csrf: /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '' };
}

const alertOf = (body: string): string => /role="alert"[^]*?<\/div>/.exec(body)?.[0] ?? '';

describe('signing in', () => {
  it('given a token, then the browser gets an opaque cookie for the pages alone, and never the token', async () => {
    const token = record.tokens['applicant'] ?? '';
    const answer = await post('/pages/sign-in', { token });
    expect(answer.statusCode).toBe(303);
    expect(answer.cookies).toMatchObject([
      { httpOnly: true, sameSite: 'Strict', path: '/pages', name: 'beian-session' },
    ]);
    expect(JSON.stringify(answer.headers) + answer.body).not.toContain(token);
    const { cookie } = await signIn('applicant');
    expect((await get('/pages/orders', cookie)).body).not.toContain(token);
  });

  it.each(['', 'short', 'x'.repeat(40), '<script>alert(1)</script>'])(
    'given the token “%s”, then 401 in words, and it is not repeated',
    async (token) => {
      const answer = await post('/pages/sign-in', { token });
      expect(answer.statusCode).toBe(401);
      expect(alertOf(answer.body)).not.toBe('');
      if (token !== '') expect(answer.body).not.toContain(token);
    },
  );

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/pages//elsewhere.example',
    'javascript:alert(1)',
  ])('given the way back %s, then nobody is sent elsewhere', async (next) => {
    const answer = await post('/pages/sign-in', { token: record.tokens['applicant'] ?? '', next });
    expect(answer.headers.location).toBe('/pages/');
  });

  it('given a session that was ended, then 401 with the form to sign in, and the way back', async () => {
    const { cookie, csrf } = await signIn('applicant');
    await post('/pages/sign-out', { _csrf: csrf }, { cookie });
    const answer = await get('/pages/orders?state=running', cookie);
    expect(answer.statusCode).toBe(401);
    expect(alertOf(answer.body)).toMatch(/session has ended/);
    expect(answer.body).toContain('value="/pages/orders?state&#x3D;running"');
  });

  it('given an account that was disabled since, then its session is over', async () => {
    const { cookie } = await signIn('applicant-en');
    const disabledAt = await record.clock.now();
    await record.db.account.update({ where: { handle: 'applicant-en' }, data: { disabledAt } });
    expect((await get('/pages/orders', cookie)).statusCode).toBe(401);
    await record.db.account.update({
      where: { handle: 'applicant-en' },
      data: { disabledAt: null },
    });
    expect((await get('/pages/orders', cookie)).statusCode).toBe(401);
  });
});

describe('a form that is not ours', () => {
  it.each([
    ['without its mark', {}, {}],
    ['with another mark', { _csrf: 'x'.repeat(32) }, {}],
    ['from another site', { own: 'yes' }, { origin: 'https://elsewhere.example' }],
    ['from a page without an origin', { own: 'yes' }, { origin: 'null' }],
  ])('given one %s, then 403 in words, and nothing is done', async (_, fields, headers) => {
    const { cookie, csrf } = await signIn('applicant');
    const before = await record.db.order.count();
    const mark = 'own' in fields ? { _csrf: csrf } : fields;
    const sent = { filingType: 'newSubject', ...mark } as Record<string, string>;
    const answer = await post('/pages/orders', sent, { cookie, ...headers });
    expect(answer.statusCode).toBe(403);
    expect(alertOf(answer.body)).not.toBe('');
    expect(await record.db.order.count()).toBe(before);
  });

  const postParts = (url: string, cookie: string, fields: Record<string, string>) => {
    const part = ([name, value]: [string, string]) =>
      `--parts\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const type = 'multipart/form-data; boundary=parts';
    return api.app.inject({
      ...{ method: 'POST', url, headers: { 'content-type': type, cookie } },
      payload: `${Object.entries(fields).map(part).join('')}--parts--\r\n`,
    });
  };

  it.each([
    ['applicant', '/pages/sign-out'],
    ['applicant', '/pages/orders/:orderNo/bureau'],
    ['applicant', '/pages/orders/:orderNo/materials'],
    ['applicant', '/pages/orders/:orderNo/materials/remove'],
    ['reviewer-1', '/pages/review/next'],
    ['reviewer-1', '/pages/review/tasks/:task/claim'],
    ['reviewer-1', '/pages/review/tasks/:task/release'],
    ['reviewer-1', '/pages/review/orders/:orderNo/bureau'],
    ['auditor', '/pages/audit/verify'],
  ])(
    'given one in parts without its mark, by %s to %s, then 403, and nothing is done',
    async (handle, path) => {
      const orderNo = await givenStage(record, 'initialReview');
      const { id: task } = await record.db.task.findFirstOrThrow({ where: { orderNo } });
      const { cookie } = await signIn(handle);
      const rows = () => Promise.all([record.db.auditEntry.count(), record.db.session.findMany()]);
      const before = await rows();
      const url = path.replace(':orderNo', orderNo).replace(':task', task);
      const answer = await postParts(url, cookie, { own: 'no' });
      expect(answer.statusCode).toBe(403);
      expect(alertOf(answer.body)).not.toBe('');
      expect(await rows()).toEqual(before);
    },
  );

  it('given an upload with its mark, then it is read', async () => {
    const orderNo = await givenDraft(record);
    const { cookie, csrf } = await signIn('applicant');
    const answer = await postParts(`/pages/orders/${orderNo}/materials`, cookie, { _csrf: csrf });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('请先选择一个文件。');
  });

  it('given our own, then an order is opened once, however often it is sent', async () => {
    const { cookie, csrf } = await signIn('applicant');
    const before = await record.db.order.count();
    const fields = { filingType: 'newSubject', _csrf: csrf, key: 'one-page-one-order-1' };
    const [first, second] = [
      await post('/pages/orders', fields, { cookie, origin: 'http://localhost:80' }),
      await post('/pages/orders', fields, { cookie }),
    ];
    expect(first.statusCode).toBe(303);
    expect(second.headers.location).toBe(first.headers.location);
    expect(await record.db.order.count()).toBe(before + 1);
  });
});

describe('a page that can’t be shown', () => {
  it.each([
    '/pages/nothing',
    '/pages/orders/BA1',
    '/pages/orders/BA1/check',
    '/pages/orders/%3Cscript%3E/fill/subject',
  ])('given %s, then 404 with a sentence and the way out', async (path) => {
    const { cookie } = await signIn('applicant');
    const answer = await get(path, cookie);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(alertOf(answer.body)).not.toBe('');
    expect(answer.body).toContain('href="/pages/"');
    expect(answer.body).not.toContain('<script>');
  });

  it('given another’s order, then it is not told that there is one', async () => {
    const orderNo = await givenDraft(record);
    const { cookie } = await signIn('applicant-en');
    const theirs = await get(`/pages/orders/${orderNo}`, cookie);
    const nobodys = await get('/pages/orders/BA20260601999999', cookie);
    expect(theirs.statusCode).toBe(404);
    const plain = (body: string) => body.replaceAll(/BA\d+/g, '…');
    expect(plain(alertOf(theirs.body))).toBe(plain(alertOf(nobodys.body)));
  });

  it('given an applicant at the reviewers’ pages, then the API’s 403', async () => {
    const { cookie } = await signIn('applicant');
    expect((await get('/pages/review', cookie)).statusCode).toBe(403);
  });

  it('given a crash, then 500 in words without its insides', async () => {
    const { cookie } = await signIn('applicant');
    const crash = vi
      .spyOn(record.db.order, 'findMany')
      .mockRejectedValueOnce(new Error('secret SQL'));
    const answer = await get('/pages/orders', cookie);
    crash.mockRestore();
    expect(answer.statusCode).toBe(500);
    expect(alertOf(answer.body)).not.toBe('');
    expect(answer.body).not.toContain('secret');
  });
});

describe('every page', () => {
  it('given any, then nothing from elsewhere and nothing inline is let in, and nothing is kept', async () => {
    const { cookie } = await signIn('applicant');
    for (const path of ['/pages/orders', '/pages/sign-in', '/pages/nothing']) {
      const { headers, body } = await get(path, cookie);
      expect(headers['content-security-policy']).toMatch(/^default-src 'self';/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect(headers['cache-control']).toBe('no-store');
      expect(body).not.toMatch(/<script(?! src="\/pages\/static)|<style|\son\w+=|\sstyle=/);
      expect(body).toMatch(/^<!doctype html>\n<html lang="(en|zh-CN)">/);
    }
  });

  it('given the switch, then the language stays chosen', async () => {
    const answer = await get('/pages/language/zh?back=%2Fpages%2Fsign-in');
    expect(answer.headers.location).toBe('/pages/sign-in');
    const [given] = answer.cookies;
    const { body } = await get('/pages/sign-in', `${given?.name ?? ''}=${given?.value ?? ''}`);
    expect(body).toContain('<html lang="zh-CN">');
    expect(body).toContain('<h1>登录</h1>');
  });
});
