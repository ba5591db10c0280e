import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { dumpOf } from '../server/api/support/trace.ts';
import { GOOD, givenPassword } from '../support/passwords.ts';
import { MINUTE, useIdentity } from './support.ts';

const file = useIdentity();

const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: file.now().getTime() });

const bySession = async (handle: string, code = '') => {
  const { secret, cookie } = await file.signIn(handle, GOOD, code);
  return { ask: file.api.as(secret), cookie };
};

/** Turns codes on for an account. */
async function givenCodes(handle: string) {
  await givenPassword(file.record, handle);
  await file.record.db.secondFactor.deleteMany({ where: { account: { handle } } });
  const { ask, cookie } = await bySession(handle);
  const begun = await ask('POST', '/account/second-factor', { body: { password: GOOD } });
  const { secret, address } = begun.body as unknown as { secret: string; address: string };
  const body = { code: codeOf(secret) };
  const confirmed = await ask('POST', '/account/second-factor/confirm', { body });
  const { codes } = confirmed.body as unknown as { codes: string[] };
  return { secret, address, codes, ask, cookie };
}

describe('turning codes on', () => {
  it('given a password and a first code, then ten codes for paper, and other sessions end', async () => {
    await givenPassword(file.record, 'applicant');
    const other = await bySession('applicant');
    const { secret, address, codes, cookie } = await givenCodes('applicant');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(address).toMatch(/^otpauth:\/\/totp\/Beian:applicant\?/);
    expect(new Set(codes).size).toBe(10);
    expect((await file.pages.get('/pages/account', cookie)).statusCode).toBe(200);
    expect((await file.pages.get('/pages/account', other.cookie)).statusCode).toBe(401);
    const dump = await dumpOf(file.record.db, 'second_factors', 'recovery_codes', 'audit');
    for (const told of [secret, ...codes]) expect(dump).not.toContain(told);
    expect(dump).toContain('secondFactor.on');
  });

  it('given a wrong password, a wrong code, or nothing begun, then it stays off', async () => {
    await givenPassword(file.record, 'manager');
    const { ask } = await bySession('manager');
    const confirm = { body: { code: '123456' } };
    expect(await ask('POST', '/account/second-factor/confirm', confirm)).toMatchObject({
      ...{ status: 409, body: { code: 'second_factor.not_begun' } },
    });
    const wrong = await ask('POST', '/account/second-factor', { body: { password: 'wrong' } });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'password.wrong' } });
    const { body } = await ask('POST', '/account/second-factor', { body: { password: GOOD } });
    const code = codeOf(String(body.secret)) === '123456' ? '654321' : '123456';
    expect(await ask('POST', '/account/second-factor/confirm', { body: { code } })).toMatchObject({
      ...{ status: 422, body: { code: 'second_factor.code' } },
    });
    expect((await file.tries('manager', GOOD)).statusCode).toBe(303);
  });

  it('given they are on, then a second app is refused', async () => {
    const { ask } = await givenCodes('reviewer-2');
    const again = await ask('POST', '/account/second-factor', { body: { password: GOOD } });
    expect(again).toMatchObject({ status: 409, body: { code: 'second_factor.on' } });
  });
});

describe('signing in with a code', () => {
  let given: Awaited<ReturnType<typeof givenCodes>>;
  beforeAll(async () => {
    given = await givenCodes('reviewer-1');
  });

  it('given none, a wrong one, or the right one with a wrong password, then one is not let in', async () => {
    file.wait(MINUTE);
    const right = codeOf(given.secret);
    const other = right === '123456' ? '654321' : '123456';
    expect((await file.tries('reviewer-1', GOOD)).statusCode).toBe(401);
    expect((await file.tries('reviewer-1', GOOD, other)).statusCode).toBe(401);
    expect((await file.tries('reviewer-1', 'wrong', right)).statusCode).toBe(401);
    expect((await file.tries('reviewer-1', GOOD, right)).statusCode).toBe(303);
  });

  it('given a code that was used, then it is refused, and so is the one before it; the next one is good', async () => {
    file.wait(3 * MINUTE);
    const early = codeOf(given.secret);
    file.wait(MINUTE / 2);
    const code = codeOf(given.secret);
    expect((await file.tries('reviewer-1', GOOD, code)).statusCode).toBe(303);
    expect((await file.tries('reviewer-1', GOOD, code)).statusCode).toBe(401);
    expect((await file.tries('reviewer-1', GOOD, early)).statusCode).toBe(401);
    file.wait(MINUTE / 2);
    expect((await file.tries('reviewer-1', GOOD, codeOf(given.secret))).statusCode).toBe(303);
  });

  it('given the same code twice at once, then it lets one in', async () => {
    file.wait(6 * MINUTE);
    const code = codeOf(given.secret);
    const both = await Promise.all([1, 2].map(() => file.tries('reviewer-1', GOOD, code)));
    expect(both.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([303, 401]);
  });

  it('given a code of two minutes ago, then it is over', async () => {
    file.wait(9 * MINUTE);
    const code = codeOf(given.secret);
    file.wait(2 * MINUTE);
    expect((await file.tries('reviewer-1', GOOD, code)).statusCode).toBe(401);
  });

  it('given a code on paper, in capitals and with spaces, then it is good once', async () => {
    file.wait(14 * MINUTE);
    const [paper = ''] = given.codes;
    const typed = paper.toUpperCase().replaceAll('-', ' ');
    expect((await file.tries('reviewer-1', GOOD, typed)).statusCode).toBe(303);
    expect((await file.tries('reviewer-1', GOOD, paper)).statusCode).toBe(401);
    const { body } = await given.ask('GET', '/account');
    expect(body.secondFactor).toEqual({ on: true, codesLeft: 9 });
  });

  it('given another’s code on paper, then it is not let in', async () => {
    const theirs = await givenCodes('applicant-en');
    file.wait(20 * MINUTE);
    expect((await file.tries('reviewer-1', GOOD, theirs.codes[0])).statusCode).toBe(401);
  });

  it('given many wrong codes with the right password, then one has to wait as with a password', async () => {
    file.wait(40 * MINUTE);
    for (let n = 0; n < 5; n += 1) await file.tries('reviewer-1', GOOD, 'wrong-code');
    expect((await file.tries('reviewer-1', GOOD, codeOf(given.secret))).statusCode).toBe(401);
  });
});

describe('turning codes off', () => {
  it('given the password and a fresh code, then they are not asked for any more; not with less', async () => {
    const { ask, secret } = await givenCodes('admin-1');
    file.wait(MINUTE);
    const end = (password: string, code: string) =>
      ask('POST', '/account/second-factor/end', { body: { password, code } });
    const right = codeOf(secret);
    const other = right === '123456' ? '654321' : '123456';
    expect(await end('wrong', right)).toMatchObject({ body: { code: 'password.wrong' } });
    expect(await end(GOOD, other)).toMatchObject({ status: 422 });
    expect((await end(GOOD, right)).status).toBe(204);
    expect((await file.tries('admin-1', GOOD)).statusCode).toBe(303);
    expect(await end(GOOD, right)).toMatchObject({
      status: 409,
      body: { code: 'second_factor.off' },
    });
    expect(await file.record.db.recoveryCode.count({ where: { accountId: 'acc-admin-1' } })).toBe(
      0,
    );
  });

  it('given an owner who lost phone and paper, then the security administrator turns them off, and nobody else', async () => {
    const { cookie } = await givenCodes('applicant-en');
    const path = '/accounts/acc-applicant-en/second-factor';
    for (const handle of ['applicant', 'applicant-en', 'manager', 'admin-2', 'auditor']) {
      expect((await file.api.as(handle)('DELETE', path)).status).toBe(403);
    }
    const own = await file.api.as('security')('DELETE', '/accounts/acc-security/second-factor');
    expect(own).toMatchObject({ status: 403, body: { code: 'second_factor.own' } });
    expect((await file.api.as('security')('DELETE', path)).status).toBe(204);
    expect((await file.pages.get('/pages/account', cookie)).statusCode).toBe(401);
    expect((await file.tries('applicant-en', GOOD)).statusCode).toBe(303);
    const again = await file.api.as('security')('DELETE', path);
    expect(again).toMatchObject({ status: 404, body: { code: 'second_factor.none' } });
  });
});
