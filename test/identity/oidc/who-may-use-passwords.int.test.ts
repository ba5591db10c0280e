import { describe, expect, it } from 'vitest';
import { hasAdministrator, makeFirstAdministrator } from '#identity/first-administrator.ts';
import { hashPassword } from '#identity/password-hash.ts';
import { writePassword } from '#identity/change-password.ts';
import { GOOD } from '../../support/passwords.ts';
import { useIdentity } from '../support.ts';
import { providerAt } from './support.ts';

// Nobody listens there: passwords are looked at all the same.
const file = useIdentity(() => ({ staffProvider: providerAt('http://127.0.0.1:9') }));

const givenPassword = async (handle: string) =>
  writePassword(file.record.db, {
    ...{ accountId: `acc-${handle}`, passwordHash: await hashPassword(GOOD), now: file.now() },
  });

describe('passwords, where staff sign in at an identity provider', () => {
  it('given an applicant, then its password lets it in as ever', async () => {
    await givenPassword('applicant');
    expect((await file.signIn('applicant', GOOD)).secret).toBeDefined();
  });

  it.each(['reviewer-1', 'security'])(
    'given %s, then the right password is answered as a wrong one, word by word',
    async (handle) => {
      await givenPassword(handle);
      const [right, wrong] = [await file.tries(handle, GOOD), await file.tries(handle, 'no such')];
      expect([right.statusCode, right.body]).toEqual([wrong.statusCode, wrong.body]);
      expect(right.statusCode).toBe(401);
      expect(right.cookies).toEqual([]);
    },
  );

  it('given a colleague without a password, then a key does not open the pages, but the API', async () => {
    const token = file.record.tokens.clerk ?? '';
    const answer = await file.pages.post('/pages/sign-in', { token }, {}, file.sentFrom());
    expect(answer.statusCode).toBe(401);
    expect((await file.api.as('clerk')('GET', '/account')).status).toBe(200);
  });

  it('given a colleague’s new account without a sign-in name, then nobody is told a token that he could act with', async () => {
    const open = (body: object) => file.api.as('security')('POST', '/accounts', { body });
    const { status, body } = await open({ handle: 'wu', role: 'seniorReviewer' });
    const refused = { code: 'account.sign_in_name_needed', field: '/signInName' };
    expect([status, body]).toMatchObject([422, refused]);
    expect(await file.record.db.account.count({ where: { handle: 'wu' } })).toBe(0);
    const named = { handle: 'wu', role: 'seniorReviewer', signInName: 'wu@staff.invalid' };
    expect((await open(named)).body.token).toBeNull();
    expect((await open({ handle: 'shop', role: 'applicant' })).status).toBe(201);
  });

  it('given nobody else can get in, then the command makes an administrator whose password counts, once', async () => {
    const deps = { ...file.record, wall: () => file.now() };
    const make = (handle: string) =>
      makeFirstAdministrator(deps, { handle, password: GOOD, byProvider: true });
    // The security administrator with a password of before does not count: it lets nobody in.
    expect(await hasAdministrator(file.record.db, true)).toBe(false);
    await make('root');
    const { secret } = await file.signIn('root', GOOD);
    expect((await file.api.as(secret)('GET', '/accounts')).status).toBe(200);
    await expect(make('root-2')).rejects.toMatchObject({ code: 'administrator.exists' });
  });

  it('given the first administrator is made something else, then its password counts no more', async () => {
    const { db } = file.record;
    await db.account.update({ where: { id: 'acc-root' }, data: { role: 'manager' } });
    const [right, wrong] = [await file.tries('root', GOOD), await file.tries('root', 'no such')];
    expect([right.statusCode, right.body]).toEqual([401, wrong.body]);
    await db.account.update({ where: { id: 'acc-root' }, data: { role: 'securityAdministrator' } });
    expect((await file.signIn('root', GOOD)).secret).toBeDefined();
  });
});
