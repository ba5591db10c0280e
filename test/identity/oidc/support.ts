import getPort from 'get-port';
import { expect } from 'vitest';
import { openStaffProvider } from '#identity/oidc/staff-provider.ts';
import { RETURN_PATH } from '#server/identity/staff-provider-of.ts';
import type { useIdentity } from '../support.ts';
import { startSimulator, type Simulator } from '../../simulators/support/simulator.ts';

/** What this system and the provider know of each other. */
export const CLIENT = { clientId: 'beian', clientSecret: '0123456789abcdef'.repeat(4) };
export const REDIRECT_URI = `https://beian.example${RETURN_PATH}`;
export const PASSWORD = 'development-password';

/** The people of the provider: known by an id, and by the name that an account was given. */
export const PEOPLE = {
  reviewer: { subject: 'subject-1', name: 'Reviewer-1@staff.invalid' },
  manager: { subject: 'subject-2', name: 'manager@staff.invalid' },
  stranger: { subject: 'subject-3', name: 'stranger@staff.invalid' },
  /** Who left and came back: the same name, another person for the provider. */
  again: { subject: 'subject-4', name: 'reviewer-1@staff.invalid' },
} as const;

/** Opens the way to a provider on this machine. */
export const providerAt = (issuer: string) =>
  openStaffProvider({
    ...{ ...CLIENT, issuer, servers: [], redirectUri: REDIRECT_URI },
    nameClaim: 'preferred_username',
  });

/** The provider that a sandbox has, as a process of its own. */
export async function startProvider(more: Record<string, string> = {}): Promise<Simulator> {
  return startSimulator('identity-provider', {
    ...{ BEIAN_SANDBOX: 'on', PORT: String(await getPort()), PASSWORD },
    ...{ CLIENT_ID: CLIENT.clientId, CLIENT_SECRET: CLIENT.clientSecret, REDIRECT_URI },
    PEOPLE: JSON.stringify(Object.values(PEOPLE)),
    ...more,
  });
}

/** A browser on its way to the provider. */
export interface Begun {
  /** What it sends back to us. */
  readonly cookie: string;
  /** Where it was sent. */
  readonly address: string;
}

/** What a browser does at the provider: it follows, keeps cookies, and fills in the one form. */
export async function atProvider(
  address: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const jar = new Map<string, string>();
  const ask = async (url: string, body?: string): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...(body !== undefined && { method: 'POST', body }),
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  let url = address;
  for (let step = 0; step < 8; step += 1) {
    const filled = new URLSearchParams(fields).toString();
    const response = await ask(url, url.includes('/interaction/') ? filled : undefined);
    const location = response.headers.get('location');
    if (location === null) {
      throw new Error(`${String(response.status)} ${await response.text()}`);
    }
    url = new URL(location, url).href;
    if (new URL(url).pathname === RETURN_PATH) return url;
  }
  throw new Error(`The provider leads round in circles: ${url}`);
}

/** The way of a browser through our pages and the provider's. */
export const browserAt = (file: ReturnType<typeof useIdentity>) => {
  const begin = async (next?: string): Promise<Begun> => {
    const asked = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
    const answer = await file.pages.get(`/pages/sign-in/staff${asked}`);
    expect(answer.statusCode).toBe(303);
    const [given] = answer.cookies;
    return {
      cookie: `${given?.name ?? ''}=${given?.value ?? ''}`,
      address: answer.headers.location ?? '',
    };
  };
  const comeBack = (url: string, cookie: string) => {
    const { pathname, search } = new URL(url);
    return file.pages.get(pathname + search, cookie, file.sentFrom());
  };
  return {
    begin,
    comeBack,
    /** The whole way as one of these people. */
    signInAs: async (who: keyof typeof PEOPLE, next?: string) => {
      const { cookie, address } = await begin(next);
      const { subject } = PEOPLE[who];
      return comeBack(await atProvider(address, { subject, password: PASSWORD }), cookie);
    },
  };
};

/** The session that an answer hands to the browser; undefined where it hands none. */
export function sessionIn(answer: {
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}): string | undefined {
  return answer.cookies.find(({ name }) => name.endsWith('beian-session'))?.value;
}
