import { commonSettings, setting } from '../shared/process.ts';

/** Somebody who can sign in here. */
export interface Person {
  /** What the provider knows him by: never a name. */
  readonly subject: string;
  /** His sign-in name, which ends in a domain that nobody can own (RFC 2606). */
  readonly name: string;
}

/** What this simulator is started with. */
export interface ProviderSettings {
  readonly host: string;
  readonly port: number;
  readonly store: string;
  readonly people: readonly Person[];
  /** Everybody's password. */
  readonly password: string;
  readonly client: { readonly id: string; readonly secret: string; readonly redirectUri: string };
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/**
 * Reads the settings. Everybody here has one password: it serves a sandbox on this machine and nothing else.
 * @throws when it would be started elsewhere, or where a setting is missing.
 */
export function providerSettings(): ProviderSettings {
  const { host, port, store } = commonSettings();
  if (process.env['BEIAN_SANDBOX'] !== 'on' || process.env['NODE_ENV'] === 'production') {
    throw new Error('The simulated identity provider is for a sandbox alone (BEIAN_SANDBOX=on)');
  }
  if (!LOOPBACK.test(host)) {
    throw new Error('The simulated identity provider listens on a loopback address alone');
  }
  return {
    ...{ host, port, store },
    people: JSON.parse(setting('PEOPLE')) as Person[],
    password: setting('PASSWORD'),
    client: {
      id: setting('CLIENT_ID'),
      secret: setting('CLIENT_SECRET'),
      redirectUri: setting('REDIRECT_URI'),
    },
  };
}
