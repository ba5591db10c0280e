import * as client from 'openid-client';
import type { UnderWay } from './browser-mark.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { isLoopback } from './loopback.ts';
import { NAMES, type NameClaim } from './names.ts';
import { refusal, refusalOf } from './refusals.ts';

/** The identity provider of the staff, as the settings name it. */
export interface ProviderSettings {
  /** https; http on a loopback address alone. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which PKCE alone protects. */
  readonly clientSecret?: string | undefined;
  /** Further servers that its metadata may name: scheme, host and port. */
  readonly servers: readonly string[];
  readonly nameClaim: NameClaim;
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string;
}

/** Somebody whom the provider vouches for. */
export interface Person {
  readonly issuer: string;
  readonly subject: string;
  /** The sign-in name, asked for only where it matters; undefined where the provider tells none that counts. */
  name(): Promise<string | undefined>;
}

/** The identity provider, asked. */
export interface StaffProvider {
  /** Where the browser is sent. @throws CodedError `staff_sign_in.unreachable`, `staff_sign_in.misconfigured`. */
  addressFor(underWay: UnderWay): Promise<string>;
  /**
   * Who came back, after everything was checked: state, issuer, code, and the token's signature, audience,
   * nonce and term.
   * @param search the query that the browser came back with
   * @throws CodedError `staff_sign_in.…`.
   */
  personOf(search: string, underWay: UnderWay): Promise<Person>;
}

/** Somebody waits at a browser. */
const TIMEOUT_MS = 5_000;

/** The provider's metadata and keys are asked for anew after that. */
const KNOWN_MS = 10 * 60_000;

/** Opens the way to a provider; it is asked for its metadata when the first one signs in. */
export function openStaffProvider(
  settings: ProviderSettings,
  wall: () => Date = () => new Date(),
): StaffProvider {
  let known: { readonly config: Promise<client.Configuration>; readonly until: number } | undefined;
  const configuration = (): Promise<client.Configuration> => {
    const now = wall().getTime();
    if (known === undefined || known.until <= now) {
      const config = discover(settings);
      const fresh = { config, until: now + KNOWN_MS };
      known = fresh;
      // What failed is asked again by the next one.
      config.catch(() => {
        if (known === fresh) known = undefined;
      });
    }
    return known.config;
  };
  const { redirectUri, nameClaim } = settings;
  return {
    addressFor: (underWay) =>
      refusing(async () => {
        const config = await configuration();
        return client.buildAuthorizationUrl(config, {
          ...{ redirect_uri: redirectUri, scope: NAMES[nameClaim].scope },
          ...{ state: underWay.state, nonce: underWay.nonce, code_challenge_method: 'S256' },
          code_challenge: await client.calculatePKCECodeChallenge(underWay.verifier),
        }).href;
      }),
    personOf: (search, underWay) =>
      refusing(async () => {
        const config = await configuration();
        const came = new URL(redirectUri);
        came.search = search;
        const tokens = await client.authorizationCodeGrant(config, came, {
          ...{ expectedState: underWay.state, expectedNonce: underWay.nonce },
          ...{ pkceCodeVerifier: underWay.verifier, idTokenExpected: true },
        });
        const claims = tokens.claims();
        if (claims === undefined) throw refusal('not_valid', 'no token');
        const { iss: issuer, sub: subject } = claims;
        const name = () =>
          refusing(async () => {
            const inToken = nameIn(claims, nameClaim);
            if (inToken !== undefined) return inToken;
            if (config.serverMetadata().userinfo_endpoint === undefined) return undefined;
            return nameIn(
              await client.fetchUserInfo(config, tokens.access_token, subject),
              nameClaim,
            );
          });
        return { issuer, subject, name };
      }),
  };
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error);
  }
}

function nameIn(
  claims: Readonly<Record<string, unknown>>,
  nameClaim: NameClaim,
): string | undefined {
  const { [nameClaim]: name } = claims;
  if (typeof name !== 'string' || name.trim() === '' || name.length > 255) return undefined;
  return nameClaim === 'email' && claims['email_verified'] !== true ? undefined : name;
}

/** The addresses of the metadata that somebody, or we, would be sent to. */
const ENDPOINTS = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
] as const;

async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const local = issuer.protocol === 'http:' && isLoopback(issuer);
  const origins = new Set([issuer, ...settings.servers].map((url) => new URL(url).origin));
  const config = await client
    .discovery(issuer, settings.clientId, undefined, authenticationOf(settings.clientSecret), {
      [client.customFetch]: guardedFetch(origins, TIMEOUT_MS),
      timeout: TIMEOUT_MS / 1000,
      execute: [
        client.enableNonRepudiationChecks,
        ...(local ? [client.allowInsecureRequests] : []),
      ],
    })
    .catch((error: unknown) => {
      // Whatever else is wrong before anybody has signed in is wrong with the settings or the provider.
      const refused = refusalOf(error);
      const { code = '', facts } = refused as { code?: string; facts?: { why?: string } };
      throw code === 'staff_sign_in.not_valid' ? refusal('misconfigured', facts?.why) : refused;
    });
  const metadata = config.serverMetadata();
  for (const endpoint of ENDPOINTS) {
    const address = metadata[endpoint];
    if (address === undefined && endpoint === 'userinfo_endpoint') continue;
    if (address !== undefined && URL.canParse(address) && origins.has(new URL(address).origin))
      continue;
    throw refusal('misconfigured', `${endpoint}: ${address ?? 'missing'}`);
  }
  return config;
}

/** A secret goes as the provider takes it: in a header where it can, as the standard has it. */
function authenticationOf(secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: ways = ['client_secret_basic'] } = server;
    (ways.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}
