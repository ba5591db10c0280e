import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT_PROVIDER_MS } from '#identity/oidc/begin.ts';
import { underWayOf } from '#identity/oidc/browser-mark.ts';
import { endSimulators, type Simulator } from '../../simulators/support/simulator.ts';
import { dumpOf } from '../../server/api/support/trace.ts';
import { useIdentity } from '../support.ts';
import {
  atProvider,
  browserAt,
  PASSWORD,
  PEOPLE,
  providerAt,
  REDIRECT_URI,
  sessionIn,
  startProvider,
} from './support.ts';

let provider: Simulator;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(endSimulators);

const file = useIdentity(() => ({ staffProvider: providerAt(provider.url) }));
const browser = browserAt(file);

/** The security administrator says under which name somebody signs in at the provider. */
const name = (handle: string, signInName: string | null) =>
  file.api.as('security')('PATCH', `/accounts/acc-${handle}`, { body: { signInName } });

const whoIs = async (secret: string) => (await file.api.as(secret)('GET', '/account')).body;

const audited = (action: string) =>
  file.record.db.auditEntry.findMany({ where: { action }, orderBy: { id: 'desc' } });

describe('staff sign in at their identity provider', () => {
  it('given the page to sign in, then it leads there, and applicants have their form', async () => {
    const { body } = await file.pages.get('/pages/sign-in');
    expect(body).toContain('href="/pages/sign-in/staff?next=');
    expect(body).toContain('name="password"');
  });

  it('given a name that nobody was given yet, then nobody is let in, and nothing tells who is here', async () => {
    const answer = await browser.signInAs('reviewer');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('staff_sign_in.no_account');
    expect(answer.body).toContain('Ask a security administrator');
    expect(answer.body).not.toContain('reviewer-1');
    expect(sessionIn(answer)).toBeUndefined();
    expect(await file.record.db.account.count({ where: { handle: { contains: 'staff' } } })).toBe(
      0,
    );
  });

  it('given a name, when somebody signs in with it first, then he is bound, has our own role and is audited', async () => {
    expect((await name('reviewer-1', PEOPLE.reviewer.name)).body).toMatchObject({
      signIn: 'named',
    });
    const answer = await browser.signInAs('reviewer');
    expect(answer.statusCode).toBe(200);
    const secret = sessionIn(answer) ?? '';
    expect(await whoIs(secret)).toMatchObject({ handle: 'reviewer-1', role: 'reviewer' });
    const [opened] = await audited('session.opened');
    expect(opened).toMatchObject({ actorId: 'acc-reviewer-1', after: { by: 'identity provider' } });
    expect(await audited('signIn.bound')).toMatchObject([{ target: 'acc-reviewer-1' }]);
  });

  it('given somebody is bound, when another person has his name, then that person is nobody here', async () => {
    expect((await browser.signInAs('again')).statusCode).toBe(403);
    expect(sessionIn(await browser.signInAs('reviewer'))).toBeDefined();
  });

  it('given his name is taken away, then his sessions end, and a new name binds anew', async () => {
    const secret = sessionIn(await browser.signInAs('reviewer')) ?? '';
    await name('reviewer-1', null);
    expect((await file.api.as(secret)('GET', '/account')).status).toBe(401);
    expect((await browser.signInAs('reviewer')).statusCode).toBe(403);
    await name('reviewer-1', PEOPLE.again.name);
    expect(sessionIn(await browser.signInAs('again'))).toBeDefined();
    expect((await browser.signInAs('reviewer')).statusCode).toBe(403);
  });

  it('given his account is shut out, then he is answered as whoever has none', async () => {
    const shut = (disabled: boolean) =>
      file.api.as('security')('PATCH', '/accounts/acc-reviewer-1', { body: { disabled } });
    await shut(true);
    const answer = await browser.signInAs('again');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('staff_sign_in.no_account');
    await shut(false);
    expect(sessionIn(await browser.signInAs('again'))).toBeDefined();
  });

  it('given his role changes, then the next request knows, whatever the provider says', async () => {
    await name('manager', PEOPLE.manager.name);
    const secret = sessionIn(await browser.signInAs('manager')) ?? '';
    await file.api.as('security')('PATCH', '/accounts/acc-manager', { body: { role: 'support' } });
    expect(await whoIs(secret)).toMatchObject({ role: 'support' });
  });

  it('given an applicant, when a name is to be given to it, then that is refused', async () => {
    const { status, body } = await name('applicant', 'somebody');
    expect([status, body.code]).toEqual([422, 'account.no_sign_in_name']);
  });

  it('given a name that an account has, when another is to have it, then that is refused and undone', async () => {
    const { status, body } = await name('senior-1', PEOPLE.manager.name.toUpperCase());
    expect([status, body.code]).toEqual([409, 'account.sign_in_name_taken']);
    const where = { accountId: 'acc-senior-1' };
    expect(await file.record.db.staffIdentity.count({ where })).toBe(0);
  });

  it('given all that, then neither a name nor a subject of the provider stands in the record', async () => {
    const dump = await dumpOf(file.record.db, 'staff_identities', 'staff_sign_ins', 'audit');
    expect(dump).toContain('acc-manager');
    expect(dump).not.toMatch(/staff\.invalid|subject-\d/i);
  });
});

describe('coming back from the provider', () => {
  const back = async (next?: string) => {
    const begun = await browser.begin(next);
    const { subject } = PEOPLE.again;
    return { ...begun, url: await atProvider(begun.address, { subject, password: PASSWORD }) };
  };
  const refused = async (answer: Promise<{ statusCode: number; body: string }>, code: string) => {
    const { statusCode, body } = await answer;
    expect(body).toContain(`staff_sign_in.${code}`);
    expect(body).toContain('href="/pages/"');
    expect(statusCode).toBe(403);
  };
  const withState = (url: string, state: string) => {
    const changed = new URL(url);
    changed.searchParams.set('state', state);
    return changed.href;
  };

  it('given a wrong state, of any length or script, then nobody is let in, and the right one still counts', async () => {
    const { cookie, url } = await back();
    const right = new URL(url).searchParams.get('state') ?? '';
    for (const state of ['', 'x', right.replace(/.$/, ''), '状'.repeat(43)]) {
      await refused(browser.comeBack(withState(url, state), cookie), 'not_begun');
    }
    expect(sessionIn(await browser.comeBack(url, cookie))).toBeDefined();
  });

  it('given another browser, with a mark of its own or none, then it is not let in', async () => {
    const [one, other] = [await back(), await browser.begin()];
    await refused(browser.comeBack(one.url, other.cookie), 'not_begun');
    await refused(browser.comeBack(one.url, ''), 'not_begun');
    await refused(browser.comeBack(one.url, 'beian-staff-sign-in=%F0%9F%98%80.x'), 'not_begun');
  });

  it('given it was finished, when the same is sent again, then it is refused', async () => {
    const { cookie, url } = await back();
    const both = await Promise.all([browser.comeBack(url, cookie), browser.comeBack(url, cookie)]);
    expect(both.filter((answer) => sessionIn(answer) !== undefined)).toHaveLength(1);
    await refused(browser.comeBack(url, cookie), 'not_begun');
  });

  it('given a code that was used, when it comes with a fresh state, then the provider refuses it', async () => {
    const first = await back();
    await browser.comeBack(first.url, first.cookie);
    const second = await browser.begin();
    const state = new URL(second.address).searchParams.get('state') ?? '';
    await refused(browser.comeBack(withState(first.url, state), second.cookie), 'not_valid');
  });

  it('given a code of another browser’s, when it comes with a state of one’s own, then PKCE refuses it', async () => {
    const [theirs, own] = [await back(), await browser.begin()];
    const state = new URL(own.address).searchParams.get('state') ?? '';
    await refused(browser.comeBack(withState(theirs.url, state), own.cookie), 'not_valid');
  });

  it('given eleven minutes, then it is too late', async () => {
    const { cookie, url } = await back();
    file.wait(AT_PROVIDER_MS + 1);
    await refused(browser.comeBack(url, cookie), 'not_begun');
  });

  it('given the answer names another issuer, or none, then it is not relied on', async () => {
    for (const issuer of ['https://evil.example', undefined]) {
      const { cookie, url } = await back();
      const changed = new URL(url);
      changed.searchParams.delete('iss');
      if (issuer !== undefined) changed.searchParams.set('iss', issuer);
      await refused(browser.comeBack(changed.href, cookie), 'not_valid');
    }
  });

  it('given it was given up at the provider, then a sentence says so', async () => {
    const { cookie, address } = await browser.begin();
    const url = await atProvider(address, { cancel: 'yes' });
    expect(url).toContain('error=access_denied');
    await refused(browser.comeBack(url, cookie), 'cancelled');
  });

  it('given a page that one wanted, then one is led there; elsewhere nobody is led', async () => {
    const led = async (next: string) => {
      const { cookie, url } = await back(next);
      const { body } = await browser.comeBack(url, cookie);
      return /http-equiv="refresh" content="0;url=([^"]+)"/.exec(body)?.[1];
    };
    expect(await led('/pages/review')).toBe('/pages/review');
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/pages//evil.example',
      '/%5cx',
    ]) {
      expect(await led(next)).toBe('/pages/');
    }
    const { cookie, url } = await back();
    const forged = Buffer.from('https://evil.example').toString('base64url');
    const { body } = await browser.comeBack(url, `${cookie.split('.')[0] ?? ''}.${forged}`);
    expect(body).not.toContain('evil.example');
  });

  it('given many who fail from one address, then it has to wait', async () => {
    const fail = async () => {
      const { cookie } = await browser.begin();
      const mark = cookie.split('=')[1]?.split('.')[0] ?? '';
      const { state } = underWayOf(mark);
      return browser.comeBack(
        `${REDIRECT_URI}?error=access_denied&state=${state}&iss=${provider.url}`,
        cookie,
      );
    };
    for (let tries = 0; tries < 30; tries += 1) expect((await fail()).statusCode).toBe(403);
    expect((await fail()).statusCode).toBe(429);
  });
});
