import { describe, expect, it } from 'vitest';
import { openSubUser } from '#orders/sub-users.ts';
import { dumpOf } from '../server/api/support/trace.ts';
import { APPLICANT } from '../support/orders.ts';
import { GOOD, givenPassword } from '../support/passwords.ts';
import { MINUTE, useIdentity } from './support.ts';

const file = useIdentity();
const SEEDED = ['applicant', 'applicant-en', 'reviewer-1', 'reviewer-2', 'manager'];

const fails = async (handle: string, times: number, password = 'wrong password') => {
  for (let n = 0; n < times; n += 1) {
    expect((await file.tries(handle, password)).statusCode).toBe(401);
  }
};

describe('signing in with a password', () => {
  it('given the right one, then a session; in the record an argon2id hash at OWASP’s cost, and no password', async () => {
    await givenPassword(file.record, 'applicant');
    const { cookie } = await file.signIn('applicant', GOOD);
    expect((await file.pages.get('/pages/orders', cookie)).statusCode).toBe(200);
    const dump = await dumpOf(file.record.db, 'credentials', 'sessions', 'audit', 'attempts');
    expect(dump).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(dump).not.toContain(GOOD);
  });

  it('given its handle in capitals and with a space behind, then it is the same account', async () => {
    expect((await file.tries(' Applicant ', GOOD)).statusCode).toBe(303);
  });

  it('given a letter with an accent from another keyboard, then it is the same password', async () => {
    await givenPassword(file.record, 'manager', 'cafe\u0301 au lait 7');
    expect((await file.tries('manager', 'café au lait 7')).statusCode).toBe(303);
  });

  it('given an account with a password, then its key signs nobody in at the pages', async () => {
    const token = file.record.tokens['applicant'] ?? '';
    expect((await file.pages.post('/pages/sign-in', { token })).statusCode).toBe(401);
    expect((await file.api.as('applicant')('GET', '/orders')).status).toBe(200);
  });
});

describe('an answer to who is not let in', () => {
  const bodyOf = async (handle: string, password: string) => {
    const { statusCode, body, headers } = await file.tries(handle, password);
    const { 'content-length': length, 'set-cookie': cookie } = headers;
    return { statusCode, body, length, cookie };
  };

  it('given an unknown handle, a wrong password, no password, a locked and a disabled account, then it is the same', async () => {
    await givenPassword(file.record, 'reviewer-1');
    await givenPassword(file.record, 'reviewer-2');
    await givenPassword(file.record, 'applicant-en');
    await fails('reviewer-1', 5);
    const where = { handle: 'reviewer-2' };
    await file.record.db.account.update({ where, data: { disabledAt: new Date() } });
    const answers = [
      await bodyOf('nobody-at-all', GOOD),
      await bodyOf('applicant-en', 'not this one'),
      await bodyOf('clerk', GOOD),
      await bodyOf('reviewer-1', GOOD),
      await bodyOf('reviewer-2', GOOD),
    ];
    await file.record.db.account.update({ where, data: { disabledAt: null } });
    expect(answers[0]).toMatchObject({ statusCode: 401, cookie: undefined });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('given an unknown handle, then it takes as long as a wrong password', async () => {
    await givenPassword(file.record, 'applicant-en');
    const times = async (handle: (n: number) => string) => {
      const taken: number[] = [];
      for (let n = 0; n < 4; n += 1) {
        const begun = performance.now();
        await file.tries(handle(n), 'not this one');
        taken.push(performance.now() - begun);
      }
      return Math.min(...taken);
    };
    // The least of several: whatever else the machine does makes them longer, never shorter.
    const known = await times(() => 'applicant-en');
    const unknown = await times((n) => `nobody-${String(n)}`);
    expect(unknown).toBeGreaterThan(known / 2);
  });

  it('given a sub-user of a main account that was disabled, then it is not let in', async () => {
    const { handle } = await openSubUser(file.record, { name: 'clerk-of-it' }, APPLICANT);
    await givenPassword(file.record, handle);
    expect((await file.tries(handle, GOOD)).statusCode).toBe(303);
    const where = { handle: 'applicant' };
    await file.record.db.account.update({ where, data: { disabledAt: new Date() } });
    expect((await file.tries(handle, GOOD)).statusCode).toBe(401);
    await file.record.db.account.update({ where, data: { disabledAt: null } });
  });
});

describe('guessing', () => {
  it('given five wrong passwords, then the right one waits, longer each time, and its owner gets one mail', async () => {
    await givenPassword(file.record, 'manager');
    await fails('manager', 5);
    await fails('manager', 1, GOOD);
    await expect.poll(() => file.mails.length).toBe(1);
    expect(file.mails[0]).toMatchObject({ to: 'manager@example.com', name: 'signInHeld' });
    file.wait(MINUTE);
    await fails('manager', 1);
    file.wait(MINUTE);
    await fails('manager', 1, GOOD);
    file.wait(MINUTE);
    expect((await file.tries('manager', GOOD)).statusCode).toBe(303);
    expect(file.mails).toHaveLength(1);
  });

  it('given somebody who goes on while one has to wait, then the wait is not longer', async () => {
    await givenPassword(file.record, 'reviewer-2');
    await fails('reviewer-2', 20);
    file.wait(MINUTE);
    expect((await file.tries('reviewer-2', GOOD)).statusCode).toBe(303);
  });

  it('given one that succeeded, then counting begins anew', async () => {
    await givenPassword(file.record, 'reviewer-2');
    await fails('reviewer-2', 4);
    expect((await file.tries('reviewer-2', GOOD)).statusCode).toBe(303);
    await fails('reviewer-2', 4);
    expect((await file.tries('reviewer-2', GOOD)).statusCode).toBe(303);
  });

  it('given a handle that nobody has, then it is counted as any other, and nobody is written to', async () => {
    await fails('nobody-else', 6);
    const rows = await file.record.db.attempt.findMany({ where: { count: 5 } });
    expect(rows.filter(({ waitsUntil }) => waitsUntil !== null).length).toBeGreaterThan(0);
    expect(await dumpOf(file.record.db, 'attempts')).not.toMatch(/nobody-else|203\.0/);
    expect(await dumpOf(file.record.db, 'audit')).not.toContain('nobody-else');
    expect(file.mails).toEqual([]);
  });

  it('given a hundred guesses at once, then five are tried', async () => {
    await givenPassword(file.record, 'admin-1');
    const answers = await Promise.all([
      ...Array.from({ length: 12 }, () => file.tries('admin-1', 'wrong password')),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 401));
    const rows = await file.record.db.attempt.findMany();
    expect(
      Math.max(
        ...rows.filter(({ subject }) => subject.startsWith('handle:')).map(({ count }) => count),
      ),
    ).toBe(5);
  });

  it('given thirty handles from one address, then that address waits; another does not', async () => {
    await givenPassword(file.record, 'applicant');
    for (let n = 0; n < 30; n += 1) await fails(`some-${String(n)}`, 1);
    await fails('applicant', 1, GOOD);
    file.from('198.51.100.7');
    expect((await file.tries('applicant', GOOD)).statusCode).toBe(303);
  });

  it('given an address of IPv6, then its whole network is counted as one', async () => {
    for (let n = 0; n < 30; n += 1) {
      file.from(`2001:db8:1:2::${String(n)}`);
      await fails(`other-${String(n)}`, 1);
    }
    file.from('2001:db8:1:2:ffff::1');
    await fails('applicant', 1, GOOD);
    file.from('2001:db8:1:3::1');
    expect((await file.tries('applicant', GOOD)).statusCode).toBe(303);
  });

  it('given failures, then each is in the audit, under a hash of the handle', async () => {
    const failed = () => file.record.db.auditEntry.findMany({ where: { action: 'signIn.failed' } });
    const before = await failed();
    await fails('clerk', 2);
    const after = await failed();
    expect(after).toHaveLength(before.length + 2);
    expect(after.at(-1)?.target).toMatch(/^handle:[\da-f]{40}$/);
    expect(SEEDED.some((handle) => after.some(({ target }) => target.includes(handle)))).toBe(
      false,
    );
  });
});
