import { describe, expect, it } from 'vitest';
import { embeddedParts } from '#server/start/environment.ts';

describe('the simulated identity provider', () => {
  it('given no setting, then it stands beside the other simulators', () => {
    expect(embeddedParts({})).toMatchObject({ identityProvider: true, authority: true });
    expect(embeddedParts({ host: '127.0.0.1' }).identityProvider).toBe(true);
  });

  it.each([
    ['an identity provider of one’s own', { oidcIssuer: 'https://id.example' }],
    ['a real PostgreSQL', { databaseUrl: 'postgresql://db/beian' }],
    ['a real Temporal', { temporalAddress: 'temporal:7233' }],
    ['a real carrier', { twilioAccountSid: 'AC1' }],
    ['a real mail server', { smtpUrl: 'smtp://mail' }],
    ['real bureaus', { authorityEndpoints: [] }],
    ['an address that others reach', { host: '0.0.0.0' }],
  ])('given %s, then nobody signs in with a development password', (_, settings) => {
    expect(embeddedParts(settings).identityProvider).toBe(false);
  });
});
