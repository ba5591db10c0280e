import { describe, expect, it } from 'vitest';
import { KEYS_AT_MOST } from '#identity/keys.ts';
import { dumpOf } from '../server/api/support/trace.ts';
import { MINUTE, useIdentity } from './support.ts';

const file = useIdentity();

interface Made {
  readonly id: string;
  readonly token: string;
}

const sessionOf = async (handle: string) =>
  file.api.as((await file.pages.signIn({ token: file.record.tokens[handle] ?? '' })).secret);
const make = async (handle: string, wanted: object = {}): Promise<Made> => {
  const ask = await sessionOf(handle);
  const body = { name: 'import', scope: 'write', ...wanted };
  const answer = await ask('POST', '/account/keys', { body });
  expect(answer.status).toBe(201);
  return answer.body as unknown as Made;
};
const uses = async (token: string) => (await file.api.as(token)('GET', '/orders')).status;

describe('a key', () => {
  it('given one, then it is told once, listed without what it is, and kept as a hash', async () => {
    const { id, token } = await make('applicant');
    expect(await uses(token)).toBe(200);
    const { body } = await file.api.as('applicant')('GET', '/account/keys');
    expect(JSON.stringify(body)).toContain(id);
    expect(JSON.stringify(body)).not.toContain(token);
    const dump = await dumpOf(file.record.db, 'api_keys', 'audit');
    expect(dump).toContain('key.made');
    for (const secret of [token, file.record.tokens['applicant']!]) {
      expect(dump).not.toContain(secret);
    }
  });

  it('given it is revoked, then the very next request is refused; the other keys go on', async () => {
    const { id, token } = await make('applicant');
    const other = await make('applicant', { name: 'other' });
    expect(await uses(token)).toBe(200);
    expect((await file.api.as('applicant')('DELETE', `/account/keys/${id}`)).status).toBe(204);
    const answer = await file.api.as(token)('GET', '/orders');
    expect(answer).toMatchObject({ status: 401, body: { code: 'auth.token_unknown' } });
    expect([await uses(other.token), await uses('applicant')]).toEqual([200, 200]);
    const again = await file.api.as('applicant')('DELETE', `/account/keys/${id}`);
    expect(again).toMatchObject({ status: 404, body: { code: 'key.not_found' } });
  });

  it('given a key may revoke itself, then it is its last request', async () => {
    const { id, token } = await make('manager');
    expect((await file.api.as(token)('DELETE', `/account/keys/${id}`)).status).toBe(204);
    expect(await uses(token)).toBe(401);
  });

  it('given it is for a program, then it opens no page: one that leaked could choose a password', async () => {
    const { token } = await make('applicant');
    expect((await file.pages.post('/pages/sign-in', { token })).statusCode).toBe(401);
  });

  it('given the one that came with an account opened the pages, then that session ends with it', async () => {
    const ask = await sessionOf('manager');
    const { body } = await ask('GET', '/account/keys');
    const keys = body.keys as unknown as { id: string; name: string; revokedAt: string | null }[];
    const { id = '' } = keys.find(({ name }) => name === 'first') ?? {};
    expect((await ask('GET', '/account')).status).toBe(200);
    const revoked = await file.api.as('security')('DELETE', `/accounts/acc-manager/keys/${id}`);
    expect(revoked.status).toBe(204);
    expect((await ask('GET', '/account')).status).toBe(401);
    await file.record.db.apiKey.update({ where: { id }, data: { revokedAt: null } });
  });

  it('given its end, then it is worth nothing from that instant', async () => {
    const expiresAt = new Date(file.now().getTime() + 5 * MINUTE).toISOString();
    const { token } = await make('applicant', { expiresAt });
    file.wait(5 * MINUTE - 1);
    expect(await uses(token)).toBe(200);
    file.wait(1);
    expect(await uses(token)).toBe(401);
  });

  it('given the scope to read, then it reads everything and writes nothing', async () => {
    const { token } = await make('applicant', { scope: 'read' });
    const ask = file.api.as(token);
    expect((await ask('GET', '/orders')).status).toBe(200);
    const searched = await ask('POST', '/filings/search', { body: { name: '清禾' } });
    expect(searched.status, 'what only asks, whatever its method').toBe(200);
    const body = { filingType: 'newSubject' };
    const answers = [
      await ask('POST', '/orders', { body }),
      await ask('PUT', '/sub-users/acc-x/grants/1'),
      await ask('DELETE', '/account/sessions/00000000-0000-0000-0000-000000000000'),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.scope' } });
    }
    expect((await file.pages.post('/pages/sign-in', { token })).statusCode).toBe(401);
  });

  it('given its account was disabled, then it is shut out with it', async () => {
    const { token } = await make('applicant-en');
    const where = { handle: 'applicant-en' };
    await file.record.db.account.update({ where, data: { disabledAt: new Date() } });
    expect(await uses(token)).toBe(401);
    await file.record.db.account.update({ where, data: { disabledAt: null } });
    expect(await uses(token)).toBe(200);
  });

  it('given another’s key, then it looks as if there were none; an administrator revokes it', async () => {
    const { id, token } = await make('applicant-en');
    const path = `/accounts/acc-applicant-en/keys`;
    expect((await file.api.as('applicant')('DELETE', `/account/keys/${id}`)).status).toBe(404);
    expect((await file.api.as('applicant')('DELETE', `${path}/${id}`)).status).toBe(403);
    expect((await file.api.as('manager')('GET', path)).status).toBe(403);
    expect(await uses(token)).toBe(200);
    const { body } = await file.api.as('security')('GET', path);
    expect(JSON.stringify(body)).toContain(id);
    const wrongAccount = `/accounts/acc-applicant/keys/${id}`;
    expect((await file.api.as('security')('DELETE', wrongAccount)).status).toBe(404);
    expect((await file.api.as('security')('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(await uses(token)).toBe(401);
  });

  it('given when it was last used, then its owner sees it', async () => {
    const { id, token } = await make('reviewer-1');
    await file.api.as(token)('GET', '/tasks');
    const row = await file.record.db.apiKey.findUniqueOrThrow({ where: { id } });
    expect(row.lastUsedAt).toEqual(file.now());
  });

  it.each([
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 422, 'key.expired'],
    ['no name', { name: ' ' }, 422, 'request.malformed'],
    ['an unknown scope', { scope: 'all' }, 422, 'request.malformed'],
    ['a field that one may not write', { accountId: 'acc-admin-1' }, 422, 'request.malformed'],
  ])('given %s, then none is made', async (_, wanted, status, code) => {
    const ask = await sessionOf('applicant');
    const before = await file.record.db.apiKey.count();
    const body = { name: 'x', scope: 'read', ...wanted };
    const answer = await ask('POST', '/account/keys', { body });
    expect(answer.body).toMatchObject({ code });
    expect([status, 400]).toContain(answer.status);
    expect(await file.record.db.apiKey.count()).toBe(before);
  });

  it('given as many as there may be, then another is refused until one is revoked', async () => {
    const ask = await sessionOf('clerk');
    const body = { name: 'many', scope: 'read' };
    for (let n = 1; n < KEYS_AT_MOST; n += 1) {
      expect((await ask('POST', '/account/keys', { body })).status).toBe(201);
    }
    const refused = await ask('POST', '/account/keys', { body });
    expect(refused).toMatchObject({ status: 409, body: { code: 'key.too_many' } });
  });
});
