import type { FastifyRequest } from 'fastify';
import { browserName } from '#identity/browser-name.ts';
import { mayUsePassword } from '#identity/by-password.ts';
import { openSession } from '#identity/sessions.ts';
import { signIn } from '#identity/sign-in.ts';
import { accountById } from '#identity/who-is.ts';
import { whoAsks } from '#identity/who-asks.ts';
import type { Role } from '#domain/roles.ts';
import type { Api } from '../api.ts';
import { afterwards, tellOwner } from '../identity/tell-owner.ts';
import type { ApiDeps } from '../ports.ts';
import { ownPath, showSignIn } from './error-pages.ts';
import { COOKIE, giveSession, takeSession } from './session.ts';
import { fieldsOf, languageCookie, leadTo, memberOf, oneOf, show, visitOf } from './visit.ts';
import type { Desk, Fields } from './visit.ts';
import { word } from './words.ts';

/** Where each role begins. */
const BEGINNINGS: Partial<Record<Role, string>> = {
  applicant: '/pages/orders',
  reviewer: '/pages/review',
  seniorReviewer: '/pages/review',
  manager: '/pages/review',
  authorityClerk: '/pages/registry',
  support: '/pages/support',
  systemAdministrator: '/pages/system',
  securityAdministrator: '/pages/security',
  auditAdministrator: '/pages/audit',
};

/** Signs in with a password; undefined where one is not let in, whyever. */
async function signInByPassword(
  deps: ApiDeps,
  { headers, ip, log, session }: FastifyRequest,
  fields: Fields,
): Promise<string | undefined> {
  const typed = (name: string): string => oneOf(fields, name).slice(0, 1000);
  const signedIn = await signIn(deps, {
    ...{ handle: typed('handle').slice(0, 200), password: typed('password'), code: typed('code') },
    ...{ address: ip, browser: browserName(headers['user-agent']), instead: session?.id },
  });
  if (signedIn.secret !== undefined) return signedIn.secret;
  const { warn } = signedIn;
  if (warn !== undefined) afterwards(log, () => tellOwner(deps, warn, 'signInHeld'));
  return undefined;
}

/**
 * Signs in with the key that came with an account, which has no password yet; undefined where one is not let in.
 * Keys for programs open no page: one that leaked could choose a password.
 */
async function signInByKey(
  deps: ApiDeps,
  { headers, session }: FastifyRequest,
  fields: Fields,
): Promise<string | undefined> {
  const key = oneOf(fields, 'token').trim();
  if (!/^[\w-]{20,200}$/.test(key)) return undefined;
  const asker = await whoAsks(deps, key);
  if (asker?.proof.kind !== 'key' || !asker.proof.first) return undefined;
  const claimed = await accountById(deps.db, asker.actor.id);
  if (claimed === undefined || claimed.passwordHash !== undefined) return undefined;
  if (!mayUsePassword(deps, claimed)) return undefined;
  const browser = browserName(headers['user-agent']);
  const opened = { actor: asker.actor, browser, by: 'key', instead: session?.id };
  const { id: keyId } = asker.proof;
  return deps.db.$transaction((tx) => openSession(tx, deps, { ...opened, keyId }));
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

  pages.get('/sign-in/key', { schema: { hide: true } }, (request, reply) =>
    showSignIn(request, reply, visitOf(request), { byKey: true }),
  );

  pages.post('/sign-in', { schema: { hide: true } }, async (request, reply) => {
    const fields = fieldsOf(request);
    const next = ownPath(oneOf(fields, 'next'));
    const byKey = fields['token'] !== undefined;
    const way = byKey ? signInByKey : signInByPassword;
    const secret = await way(deps, request, fields);
    if (secret === undefined) {
      return showSignIn(request, reply, visitOf(request), { wrong: true, next, byKey });
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
    const secure = request.protocol === 'https';
    void reply.setCookie(languageCookie(request), chosen, {
      ...COOKIE,
      secure,
      maxAge: 31_536_000,
    });
    return leadTo(reply, ownPath(back));
  });
}
