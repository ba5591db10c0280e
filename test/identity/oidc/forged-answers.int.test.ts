import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffProvider } from '#identity/oidc/staff-provider.ts';
import { GOOD } from '../../support/passwords.ts';
import { makeFirstAdministrator } from '#identity/first-administrator.ts';
import { useIdentity } from '../support.ts';
import { startForger, type Forger, type Forgery } from './forger.ts';
import { browserAt, providerAt, REDIRECT_URI, sessionIn } from './support.ts';

let forger: Forger;
let provider: StaffProvider;
beforeAll(async () => {
  forger = await startForger();
  provider = providerAt(forger.url);
});
afterAll(() => forger.close());

const file = useIdentity(() => ({
  staffProvider: {
    addressFor: (underWay) => provider.addressFor(underWay),
    personOf: (search, underWay) => provider.personOf(search, underWay),
  },
}));
const browser = browserAt(file);
beforeAll(async () => {
  const body = { signInName: 'security@staff.invalid' };
  // Nobody names an own account: the first administrator, made by the command, does it.
  const deps = { ...file.record, wall: () => file.now() };
  await makeFirstAdministrator(deps, { handle: 'root', password: GOOD, byProvider: true });
  const { secret } = await file.signIn('root', GOOD);
  const { status } = await file.api.as(secret)('PATCH', '/accounts/acc-security', { body });
  expect(status).toBe(200);
});

/** Comes back from the forger with what it forges. */
async function comeBack(forgery: Partial<Forgery>) {
  const { cookie, address } = await browser.begin();
  const asked = new URL(address).searchParams;
  forger.forge(asked.get('nonce') ?? '', forgery);
  return browser.comeBack(`${REDIRECT_URI}?code=any&state=${asked.get('state') ?? ''}`, cookie);
}

const SECOND = 1000;
const ago = (ms: number) => Math.floor((Date.now() - ms) / SECOND);

describe('an answer of the provider', () => {
  it('given all of it is right, then one is let in: so that what follows is refused for its own fault', async () => {
    expect(sessionIn(await comeBack({}))).toBeDefined();
  });

  it.each<[string, Partial<Forgery>]>([
    ['signed by another key', { signedBy: 'another key' }],
    ['signed by nobody', { signedBy: 'nobody' }],
    ['signed by the client’s secret', { signedBy: 'the client’s secret' }],
    ['for another client', { claims: { aud: 'another' } }],
    ['for several, and given out to another', { claims: { aud: ['beian', 'x'], azp: 'x' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['of another sign-in', { claims: { nonce: 'another' } }],
    ['of no sign-in', { claims: { nonce: undefined } }],
    ['that has ended', { claims: { iat: ago(7_200_000), exp: ago(3_600_000) } }],
    ['that never ends', { claims: { exp: undefined } }],
    ['that is not good yet', { claims: { nbf: ago(-3_600_000) } }],
    ['about nobody', { claims: { sub: undefined } }],
    ['that is not there', { answers: 'without a token' }],
    ['behind a redirection', { answers: 'elsewhere' }],
  ])('given a token %s, then nobody is let in', async (_, forgery) => {
    const answer = await comeBack(forgery);
    expect(answer.body).toContain('staff_sign_in.not_valid');
    expect([answer.statusCode, sessionIn(answer)]).toEqual([403, undefined]);
  });

  it.each<[string, Forgery['answers'], string, number]>([
    ['crashes', 'with a crash', 'unreachable', 503],
    ['never answers', 'never', 'unreachable', 503],
    ['answers without an end', 'endlessly', 'misconfigured', 502],
  ])(
    'given the provider %s, then a page says so, in time',
    async (_, answers, code, status) => {
      const begun = Date.now();
      const answer = await comeBack({ answers });
      expect(answer.body).toContain(`staff_sign_in.${code}`);
      expect(answer.statusCode).toBe(status);
      expect(Date.now() - begun).toBeLessThan(20_000);
    },
    30_000,
  );
});

describe('where the provider’s metadata lead', () => {
  const beginAt = async (metadata: Record<string, unknown>) => {
    forger.forge('', { metadata });
    provider = providerAt(forger.url);
    const answer = await file.pages.get('/pages/sign-in/staff');
    return { status: answer.statusCode, body: answer.body };
  };

  it.each([
    ['keys', { jwks_uri: 'http://169.254.169.254/latest/meta-data' }],
    ['tokens', { token_endpoint: 'https://evil.example/token' }],
    ['people', { authorization_endpoint: 'https://evil.example/auth' }],
    ['names', { userinfo_endpoint: 'http://127.0.0.1:9/me' }],
    ['no token', { token_endpoint: undefined }],
    ['scripts', { authorization_endpoint: 'javascript:alert(1)' }],
    ['another issuer', { issuer: 'https://evil.example' }],
  ])(
    'given they lead %s elsewhere than the settings, then nobody is sent there',
    async (_, metadata) => {
      const { status, body } = await beginAt(metadata);
      expect(status).toBe(502);
      expect(body).toContain('staff_sign_in.misconfigured');
      expect(body).not.toMatch(/evil\.example|169\.254/);
    },
  );

  it('given they are mended, then the next one signs in, without a restart', async () => {
    await beginAt({ token_endpoint: undefined });
    forger.forge('', {});
    expect((await file.pages.get('/pages/sign-in/staff')).statusCode).toBe(303);
  });

  it('given nobody listens there, then a page says so, with a code and a way out', async () => {
    provider = providerAt(`http://127.0.0.1:${String(await getPort())}`);
    const { statusCode, body } = await file.pages.get('/pages/sign-in/staff');
    expect(statusCode).toBe(503);
    expect(body).toContain('staff_sign_in.unreachable');
    expect(body).toContain('href="/pages/"');
  });
});
