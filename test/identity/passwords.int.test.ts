import { describe, expect, it } from 'vitest';
import { dumpOf } from '../server/api/support/trace.ts';
import { GOOD, givenPassword } from '../support/passwords.ts';
import { MINUTE, useIdentity } from './support.ts';

const file = useIdentity();
const BETTER = 'a quiet green umbrella';

const sees = async (cookie: string) => (await file.pages.get('/pages/account', cookie)).statusCode;

describe('changing a password', () => {
  it('given the one so far, then the new one counts, other sessions end, this one stays, and its owner is told', async () => {
    await givenPassword(file.record, 'applicant');
    const here = await file.signIn('applicant', GOOD);
    const there = await file.signIn('applicant', GOOD);
    const body = { current: GOOD, password: BETTER };
    const answer = await file.api.as(here.secret)('PUT', '/account/password', { body });
    expect(answer.status).toBe(204);
    expect([await sees(here.cookie), await sees(there.cookie)]).toEqual([200, 401]);
    expect((await file.tries('applicant', GOOD)).statusCode).toBe(401);
    expect((await file.tries('applicant', BETTER)).statusCode).toBe(303);
    await expect.poll(() => file.mails.map(({ name }) => name)).toEqual(['passwordChanged']);
    const dump = await dumpOf(file.record.db, 'audit', 'credentials', 'requests');
    expect(dump).toContain('password.changed');
    for (const password of [GOOD, BETTER]) expect(dump).not.toContain(password);
  });

  it('given another than the one so far, then it is refused, and counted with the sign-ins', async () => {
    await givenPassword(file.record, 'manager');
    const { secret } = await file.signIn('manager', GOOD);
    const change = (current: string) =>
      file.api.as(secret)('PUT', '/account/password', { body: { current, password: BETTER } });
    for (let n = 0; n < 5; n += 1) {
      expect(await change('wrong')).toMatchObject({
        status: 403,
        body: { code: 'password.wrong' },
      });
    }
    expect(await change(GOOD)).toMatchObject({ status: 403, body: { code: 'password.wrong' } });
    const refused = { action: 'password.refused', target: 'acc-manager' };
    expect(await file.record.db.auditEntry.count({ where: refused })).toBe(6);
    expect((await file.tries('manager', GOOD)).statusCode).toBe(401);
    file.wait(MINUTE);
    expect((await change(GOOD)).status).toBe(204);
  });

  it('given a key in place of a session, then it is refused, with and without a password', async () => {
    for (const handle of ['manager', 'clerk']) {
      const ask = file.api.as(handle);
      const answers = [
        await ask('PUT', '/account/password', { body: { current: GOOD, password: BETTER } }),
        await ask('POST', '/account/second-factor', { body: { password: GOOD } }),
        await ask('POST', '/account/second-factor/confirm', { body: { code: '123456' } }),
        await ask('POST', '/account/second-factor/end', { body: { password: GOOD, code: '1' } }),
        await ask('POST', '/account/keys', { body: { name: 'x', scope: 'read' } }),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'auth.session_needed' } });
      }
    }
  });

  it.each([
    ['seven characters', 'a1b2c3d', 'password.too_short'],
    ['more than 256', 'x1'.repeat(129), 'password.too_long'],
    ['the handle with a year', 'Reviewer-1 2026', 'password.is_handle'],
    ['one that everybody uses', 'Password123', 'password.common'],
    ['another one', 'iloveyou1', 'password.common'],
  ])('given %s, then it is refused in words', async (_, password, code) => {
    const token = file.record.tokens['reviewer-1'] ?? '';
    const { secret } = await file.pages.signIn({ token });
    const answer = await file.api.as(secret)('PUT', '/account/password', { body: { password } });
    expect(answer).toMatchObject({ status: 422, body: { code, field: '/password' } });
    expect(answer.body.detail).not.toContain(password);
    expect(await file.record.db.credential.count({ where: { accountId: 'acc-reviewer-1' } })).toBe(
      0,
    );
  });

  it.each(['12345678x!', '密码要长一点才好记', ' spaces at both ends ', 'x1'.repeat(64)])(
    'given %s, then nothing about its characters is asked',
    async (password) => {
      await file.record.db.credential.deleteMany({ where: { accountId: 'acc-reviewer-2' } });
      const token = file.record.tokens['reviewer-2'] ?? '';
      const { secret } = await file.pages.signIn({ token });
      const answer = await file.api.as(secret)('PUT', '/account/password', { body: { password } });
      expect(answer.status).toBe(204);
      expect((await file.tries('reviewer-2', password)).statusCode).toBe(303);
    },
  );
});

describe('a forgotten password', () => {
  const forgot = (handle: string) => file.pages.post('/pages/forgot', { handle });
  const linkOf = async (handle: string): Promise<string> => {
    const links = () =>
      file.mails
        .filter(({ name, variables }) => name === 'passwordReset' && variables.handle === handle)
        .map(({ variables }) => variables.link);
    const before = links().length;
    await forgot(handle);
    await expect.poll(() => links().length).toBe(before + 1);
    const link = links().at(-1) ?? '';
    expect(link).toMatch(/^https:\/\/beian\.example\/pages\/reset\/[\w-]{43}$/);
    return new URL(link).pathname;
  };

  it('given whoever asks, then the answer is the same, and only the owner gets a mail', async () => {
    const known = await forgot('applicant');
    const unknown = await forgot('nobody-at-all');
    const withoutMail = await forgot('clerk');
    expect(known.statusCode).toBe(200);
    expect([unknown.body, withoutMail.body]).toEqual([known.body, known.body]);
    await expect.poll(() => file.mails.length).toBe(1);
    expect(file.mails[0]).toMatchObject({ to: 'applicant@example.com', name: 'passwordReset' });
    const { link } = file.mails[0]!.variables;
    expect(link).not.toContain('applicant');
    const dump = await dumpOf(file.record.db, 'password_resets', 'audit', 'notices');
    expect(dump).not.toContain(link.split('/').at(-1));
  });

  it('given the link, then a new password counts, every session ends, waiting is over, and it works once', async () => {
    await givenPassword(file.record, 'applicant-en');
    const { cookie } = await file.signIn('applicant-en', GOOD);
    for (let n = 0; n < 5; n += 1) await file.tries('applicant-en', 'wrong password');
    const path = await linkOf('applicant-en');
    expect((await file.pages.get(path)).statusCode).toBe(200);
    const weak = await file.pages.post(path, { password: 'password1' });
    expect(weak.statusCode).toBe(422);
    expect((await file.pages.post(path, { password: BETTER })).statusCode).toBe(303);
    expect(await sees(cookie)).toBe(401);
    expect((await file.tries('applicant-en', BETTER)).statusCode).toBe(303);
    const again = await file.pages.post(path, { password: 'yet another good one' });
    expect(again.statusCode).toBe(410);
    expect((await file.pages.get(path)).statusCode).toBe(410);
    expect((await file.tries('applicant-en', BETTER)).statusCode).toBe(303);
  });

  it('given an account without a password, then the link gives it its first', async () => {
    const path = await linkOf('reviewer-1');
    expect((await file.pages.post(path, { password: BETTER })).statusCode).toBe(303);
    expect((await file.tries('reviewer-1', BETTER)).statusCode).toBe(303);
  });

  it('given half an hour, then the link is over', async () => {
    file.wait(120 * MINUTE);
    const path = await linkOf('manager');
    file.wait(30 * MINUTE);
    expect((await file.pages.get(path)).statusCode).toBe(410);
    expect((await file.pages.post(path, { password: BETTER })).statusCode).toBe(410);
  });

  it('given a second link, or a password changed since, then the first is over', async () => {
    file.wait(24 * 60 * MINUTE);
    const first = await linkOf('reviewer-2');
    const second = await linkOf('reviewer-2');
    expect((await file.pages.get(first)).statusCode).toBe(410);
    expect((await file.pages.get(second)).statusCode).toBe(200);
    await givenPassword(file.record, 'reviewer-2');
    expect((await file.pages.post(second, { password: BETTER })).statusCode).toBe(410);
  });

  it('given an account that was disabled since, then its link opens nothing', async () => {
    file.wait(3 * 24 * 60 * MINUTE);
    const path = await linkOf('applicant');
    const where = { handle: 'applicant' };
    await file.record.db.account.update({ where, data: { disabledAt: new Date() } });
    expect((await file.pages.post(path, { password: BETTER })).statusCode).toBe(410);
    await file.record.db.account.update({ where, data: { disabledAt: null } });
  });

  it('given somebody who asks on and on, then no more than three mails', async () => {
    file.wait(5 * 24 * 60 * MINUTE);
    for (let n = 0; n < 8; n += 1) {
      expect((await forgot('applicant')).statusCode).toBe(200);
      if (n < 3) await expect.poll(() => file.mails.length).toBe(n + 1);
    }
    await forgot('manager');
    await expect.poll(() => file.mails.length).toBe(4);
    expect(file.mails.filter(({ to }) => to === 'applicant@example.com')).toHaveLength(3);
  });

  it.each(['x', `${'x'.repeat(43)}/y`, '../sign-in', "'--"])(
    'given the link “%s”, then there is no such page, or it is over',
    async (token) => {
      const answer = await file.pages.get(`/pages/reset/${encodeURIComponent(token)}`);
      expect([404, 410]).toContain(answer.statusCode);
    },
  );
});
