import { describe, expect, it } from 'vitest';
import { GOOD, givenPassword } from '../support/passwords.ts';
import { useIdentity } from './support.ts';

const file = useIdentity();
const open = (body: object) => file.api.as('security')('POST', '/accounts', { body });
const keysOf = (accountId: string) => file.record.db.apiKey.count({ where: { accountId } });

describe('an account that a security administrator opens', () => {
  it('given a sign-in name at the identity provider, then there is no key to it, and nobody is told one', async () => {
    const signInName = 'zhao@staff.invalid';
    const { status, body } = await open({ handle: 'zhao', role: 'reviewer', signInName });
    expect([status, body.token, body.signIn]).toEqual([201, null, 'named']);
    expect(await keysOf('acc-zhao')).toBe(0);
    const deeds = { action: 'account.opened', target: 'acc-zhao', actorId: 'acc-security' };
    expect(await file.record.db.auditEntry.count({ where: deeds })).toBe(1);
  });

  it('given none, then its token is told, and good', async () => {
    const { body } = await open({ handle: 'qian', role: 'reviewer' });
    expect((await file.api.as(String(body.token))('GET', '/account')).body.handle).toBe('qian');
    expect(await keysOf('acc-qian')).toBe(1);
  });

  it('given the page, then it says how such a colleague signs in, and shows no token', async () => {
    await givenPassword(file.record, 'security');
    const visitor = await file.signIn('security', GOOD);
    const fields = { handle: 'sun', role: 'manager', signInName: 'sun@staff.invalid' };
    const { body } = await file.pages.post('/pages/security/new', fields, visitor);
    expect(body).toContain('signs in at the identity provider');
    expect(body).not.toContain('id="token"');
  });
});
