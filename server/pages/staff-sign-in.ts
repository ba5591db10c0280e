import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import { browserName } from '#identity/browser-name.ts';
import { AT_PROVIDER_MS, beginStaffSignIn } from '#identity/oidc/begin.ts';
import { finishStaffSignIn } from '#identity/oidc/finish.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { ownPath } from './error-pages.ts';
import { giveSession } from './session.ts';
import { fieldsIn, leadTo, oneOf, show, visitOf } from './visit.ts';
import { word } from './words.ts';

/**
 * How the browser's mark is kept while it is at the provider. `lax`: it comes back from another site, and has
 * to bring it along. Only these two addresses see it.
 */
const KEPT = { path: '/pages/sign-in/staff', httpOnly: true, sameSite: 'lax' } as const;

const nameOf = ({ protocol }: FastifyRequest): string =>
  protocol === 'https' ? '__Secure-beian-staff-sign-in' : 'beian-staff-sign-in';

/** The longest address that one is led back to. */
const NEXT_AT_MOST = 1000;

/** The mark, and after a dot where one wanted to go: the browser's own business, and in nobody's record. */
const kept = (mark: string, next: string): string =>
  `${mark}.${Buffer.from(next.slice(0, NEXT_AT_MOST)).toString('base64url')}`;

function readKept(cookie: string): { mark: string; next: string } {
  const [mark = '', next = ''] = cookie.split('.');
  return { mark, next: ownPath(Buffer.from(next, 'base64url').toString('utf8')) };
}

function setKept(request: FastifyRequest, reply: FastifyReply, value: string): void {
  const secure = request.protocol === 'https';
  const maxAge = AT_PROVIDER_MS / 1000;
  void reply.setCookie(nameOf(request), value, { ...KEPT, secure, maxAge });
}

/** Why somebody was not let in, for who runs this: what the provider or the library said, and nobody's name. */
async function logged<T>({ log }: FastifyRequest, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CodedError) {
      log.warn({ code: error.code, why: error.facts?.['why'] }, 'a sign-in of staff was refused');
    }
    throw error;
  }
}

/** Staff sign in at their identity provider: there, and back. */
export function staffSignInRoutes(pages: Api, deps: ApiDeps): void {
  pages.get('/sign-in/staff', { schema: { hide: true } }, async (request, reply) => {
    // Led here by another site, nobody has said that he wants in: he is asked at our own page (ASVS 5, 7.6.2).
    if (request.headers['sec-fetch-site'] === 'cross-site') return leadTo(reply, '/pages/sign-in');
    const next = ownPath(oneOf(fieldsIn(request.query), 'next'));
    const { address, mark } = await logged(request, () => beginStaffSignIn(deps));
    setKept(request, reply, kept(mark, next));
    return reply.redirect(address, 303);
  });

  pages.get('/sign-in/staff/return', { schema: { hide: true } }, async (request, reply) => {
    const { mark, next } = readKept(request.cookies[nameOf(request)] ?? '');
    const { headers, ip, session } = request;
    const { search } = new URL(request.url, 'http://x');
    void reply.clearCookie(nameOf(request), { ...KEPT, secure: request.protocol === 'https' });
    const secret = await logged(request, () =>
      finishStaffSignIn(deps, {
        ...{ mark, search, address: ip },
        ...{ browser: browserName(headers['user-agent']), instead: session?.id },
      }),
    );
    giveSession(request, reply, secret);
    // A page of ours that leads on, and not a redirection: that would count as the provider's, and a browser
    // sends the cookie of the session (strict) to none of another site's.
    const visit = { ...visitOf(request), session: undefined };
    const title = word(visit.locale, 'signIn.done');
    return show(request, reply, visit, 'signed-in', { title, next });
  });
}
