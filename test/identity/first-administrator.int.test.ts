import { describe, expect, it } from 'vitest';
import { hasAdministrator, makeFirstAdministrator } from '#identity/first-administrator.ts';
import { GOOD } from '../support/passwords.ts';
import { useIdentity } from './support.ts';

const file = useIdentity();
const make = (handle: string, more: object = {}) =>
  makeFirstAdministrator(
    { ...file.record, wall: () => file.now() },
    { handle, password: GOOD, byProvider: false, ...more },
  );

describe('the first administrator', () => {
  it.each([
    ['a name that is no handle', 'Root Admin', {}, 'administrator.handle'],
    ['the name of an account that is there', 'admin-1', {}, 'administrator.handle'],
    ['an address that is none', 'root', { email: 'root' }, 'administrator.email'],
    ['a password that everybody uses', 'root', { password: 'password1' }, 'password.common'],
  ])('given %s, then none is made', async (_, handle, more, code) => {
    await expect(make(handle, more)).rejects.toMatchObject({ code });
    expect(await hasAdministrator(file.record.db, false)).toBe(false);
  });

  it('given two at once, then one is made, signs in, and has no key that somebody might know', async () => {
    const both = await Promise.allSettled([make('root'), make('root-2')]);
    const refused = both.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'administrator.exists' } }]);
    const handle = both[0].status === 'fulfilled' ? 'root' : 'root-2';
    const { secret } = await file.signIn(handle, GOOD);
    const { body } = await file.api.as(secret)('GET', '/account');
    expect(body).toMatchObject({ handle, role: 'securityAdministrator', password: true });
    const where = { accountId: `acc-${handle}`, revokedAt: null };
    expect(await file.record.db.apiKey.count({ where })).toBe(0);
  });

  it('given there is one, then another is refused', async () => {
    await expect(make('root-3')).rejects.toMatchObject({ code: 'administrator.exists' });
  });
});
