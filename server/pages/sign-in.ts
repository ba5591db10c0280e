import type { FastifyRequest } from 'fastify';
import { browserName } from '#identity/browser-name.ts';
import { openSession } from '#identity/sessions.ts';
import { whoAsks } from '#identity/who-asks.ts';
import type { Role } from '#domain/roles.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { ownPath, showSignIn } from './error-pages.ts';
import { COOKIE, giveSession, takeSession } from './session.ts';
import { LANGUAGE, fieldsOf, leadTo, memberOf, oneOf, show, visitOf } from './visit.ts';
import type { Desk } from './visit.ts';
import { word } from './words.ts';

/** Where each role begins. */
const BEGINNINGS: Partial<Record<Role, string>> = {
  applicant: '/pages/orders',
  reviewer: '/pages/review',
  seniorReviewer: '/pages/review',
  manager: '/pages/review',
  authorityClerk: '/pages/registry',
  support: '/pages/registry',
  systemAdministrator: '/pages/registry',
};

/** Opens a session for a key's account; undefined where the key is not ours. */
async function signInByKey(
  deps: ApiDeps,
  { headers }: FastifyRequest,
  key: string,
): Promise<string | undefined> {
  if (!/^[\w-]{20,200}$/.test(key)) return undefined;
  const asker = await whoAsks(deps, key);
  if (asker?.proof.kind !== 'key' || !asker.proof.scopes.includes('write')) return undefined;
  const opened = { actor: asker.actor, browser: browserName(headers['user-agent']), by: 'key' };
  return deps.db.$transaction((tx) => openSession(tx, deps, opened));
}

/** Signing in and out, the language, and the page where everybody begins. */
export function signInRoutes(pages: Api, desk: Desk, deps: ApiDeps): void {
  pages.get('/', { schema: { hide: true } }, (request, reply) => {
    const visit = visitOf(request);
    if (visit.session === undefined) return leadTo(reply, '/pages/sign-in');
    const beginning = BEGINNINGS[visit.session.role];
    if (beginning !== undefined) return leadTo(reply, beginning);
    const title = word(visit.locale, 'home.nothing');
    return show(request, reply, visit, 'no-pages', { title });
  });

  pages.get('/sign-in', { schema: { hide: true } }, (request, reply) =>
    showSignIn(request, reply, visitOf(request), {}),
  );

  pages.post('/sign-in', { schema: { hide: true } }, async (request, reply) => {
    const fields = fieldsOf(request);
    const next = ownPath(oneOf(fields, 'next'));
    const secret = await signInByKey(deps, request, oneOf(fields, 'token').trim());
    if (secret === undefined) {
      return showSignIn(request, reply, visitOf(request), { wrong: true, next });
    }
    giveSession(request, reply, secret);
    return leadTo(reply, next);
  });

  pages.post('/sign-out', { schema: { hide: true } }, async (request, reply) => {
    const { api, session } = memberOf(desk, request);
    await api.endSession(session.id);
    takeSession(request, reply);
    return leadTo(reply, '/pages/sign-in');
  });

  pages.get('/language/:locale', { schema: { hide: true } }, (request, reply) => {
    const { locale } = request.params as { locale: string };
    const { back = '' } = request.query as { back?: string };
    const chosen = locale === 'en' ? 'en' : 'zh';
    void reply.setCookie(LANGUAGE, chosen, { ...COOKIE, maxAge: 31_536_000 });
    return leadTo(reply, ownPath(back));
  });
}
