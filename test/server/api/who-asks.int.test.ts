import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { expectRefusal, expectRefused } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

describe('a token', () => {
  it.each([
    ['none', undefined, 'auth.token_missing'],
    ['an empty one', 'Bearer ', 'auth.token_missing'],
    ['another scheme', 'Basic YWRtaW46YWRtaW4=', 'auth.token_missing'],
    ['one that is too short', 'Bearer abc', 'auth.token_missing'],
    ['one with a quote', `Bearer ${'a'.repeat(30)}'--`, 'auth.token_missing'],
    ['two of them', `Bearer ${'a'.repeat(32)}, Bearer ${'b'.repeat(32)}`, 'auth.token_missing'],
    ['an endless one', `Bearer ${'a'.repeat(5000)}`, 'auth.token_missing'],
    ['an unknown one', `Bearer ${'a'.repeat(32)}`, 'auth.token_unknown'],
  ])('given %s, then 401 on every address, and which scheme is wanted', async (_, token, code) => {
    const orderNo = 'BA20260601000001';
    const requests = [
      ['GET', '/api/v1/orders'],
      ['POST', '/api/v1/orders'],
      ['GET', `/api/v1/orders/${orderNo}`],
      ['GET', `/api/v1/orders/${orderNo}/timeline`],
      ['PUT', `/api/v1/orders/${orderNo}/form`],
      ['POST', `/api/v1/orders/${orderNo}/submit`],
      ['GET', '/api/v1/tasks'],
      ['POST', '/api/v1/tasks/next'],
      ['POST', `/api/v1/tasks/${randomUUID()}/decide`],
    ] as const;
    for (const [method, url] of requests) {
      const headers = token === undefined ? {} : { authorization: token };
      const response = await file.api.app.inject({ method, url, headers });
      expect(response.headers['www-authenticate']).toBe('Bearer');
      const type = String(response.headers['content-type']);
      const answer = { status: response.statusCode, type, etag: '', body: response.json() };
      expectRefusal(answer, { status: 401, code, field: 'Authorization' });
    }
  });

  it('given an account that was disabled, then its token is not known any more', async () => {
    const where = { handle: 'admin-2' };
    await file.record.db.account.update({ where, data: { disabledAt: new Date() } });
    const answer = await file.as('admin-2')('GET', '/orders');
    expectRefusal(answer, { status: 401, code: 'auth.token_unknown', field: 'Authorization' });
  });

  it('given the scheme in small letters, then it is the same scheme', async () => {
    const headers = { authorization: `bearer ${file.record.tokens.applicant ?? ''}` };
    const { statusCode } = await file.api.app.inject({ url: '/api/v1/orders', headers });
    expect(statusCode).toBe(200);
  });
});

describe('a role', () => {
  const STAFF = ['reviewer-1', 'manager', 'clerk', 'admin-1'];
  const ROLE = { status: 403, code: 'auth.role' };

  it.each(STAFF)('given %s, then opening and editing orders is not theirs', async (handle) => {
    const orderNo = await givenDraft(file.record);
    const ask = file.as(handle);
    const body = { filingType: 'newSubject' };
    await expectRefused(file.record, () => ask('POST', '/orders', { body }), ROLE);
    const edit = { body: {}, etag: '"r0-f1"' };
    await expectRefused(file.record, () => ask('PUT', `/orders/${orderNo}/form`, edit), ROLE);
    const submit = () => ask('POST', `/orders/${orderNo}/submit`);
    await expectRefused(file.record, submit, { status: 403, code: 'event.not_yours' });
  });

  it('given an applicant, then there are no tasks for them', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await file.record.db.task.findFirstOrThrow({ where: { orderNo } });
    const ask = file.as('applicant');
    const decide = { body: { decision: 'pass' }, etag: '"r1-f1"' };
    const requests = [
      () => ask('GET', '/tasks'),
      () => ask('POST', '/tasks/next'),
      () => ask('POST', `/tasks/${id}/claim`),
      () => ask('POST', `/tasks/${id}/release`),
      () => ask('POST', `/tasks/${id}/decide`, decide),
      () => ask('POST', `/tasks/${id}/settle`, { body: { text: '已核对' } }),
      () => ask('POST', `/tasks/${id}/apply-again`),
      () => ask('POST', '/tasks/hand-over', { body: { from: 'reviewer-1', to: null } }),
      () => ask('GET', `/orders/${orderNo}/proposals`),
      () => ask('POST', `/orders/${orderNo}/repairs`, { body: { to: 'draft', reason: '改' } }),
      () => ask('POST', `/proposals/${id}/approve`),
      () => ask('POST', `/proposals/${id}/decline`),
      () => ask('POST', `/recommendations/${id}/accept`, { etag: '"r1-f1"' }),
      () => ask('POST', `/recommendations/${id}/edit`, { body: {}, etag: '"r1-f1"' }),
      () => ask('POST', `/recommendations/${id}/send-back`, { body: { text: '请核对' } }),
    ];
    for (const request of requests) await expectRefused(file.record, request, ROLE);
  });

  it('given staff who are no reviewers, then they neither claim nor decide a review', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await claimReview(file.record, orderNo);
    for (const handle of ['manager', 'clerk', 'admin-1']) {
      const ask = file.as(handle);
      const claim = () => ask('POST', `/tasks/${id}/claim`);
      const { body } = await claim();
      expect(body).toMatchObject({ status: 403, code: 'task.not_yours' });
      const decide = { body: { decision: 'pass' }, etag: '"r1-f1"' };
      await expectRefused(file.record, () => ask('POST', `/tasks/${id}/decide`, decide), ROLE);
    }
  });
});
