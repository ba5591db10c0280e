import { actorOf, handlesOf } from '#orders/accounts.ts';
import type { Role } from '#domain/roles.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { ownPath, showSignIn } from './error-pages.ts';
import { COOKIE, COOKIES, fieldsOf, leadTo, memberOf, oneOf, show, visitOf } from './visit.ts';
import type { Desk } from './visit.ts';
import { word } from './words.ts';

/** Where each role begins. */
const BEGINNINGS: Partial<Record<Role, string>> = {
  applicant: '/pages/orders',
  reviewer: '/pages/review',
  manager: '/pages/review',
  authorityClerk: '/pages/registry',
  administrator: '/pages/registry',
};

/** Who a token belongs to; undefined for one that is not ours. */
async function accountOf({ db }: Pick<ApiDeps, 'db'>, token: string) {
  if (!/^[\w-]{20,200}$/.test(token)) return undefined;
  const actor = await actorOf(db, token);
  if (actor === null) return undefined;
  const handle = (await handlesOf(db, [actor.id])).get(actor.id) ?? '';
  return { token, role: actor.role, handle };
}

/** Signing in and out, the language, and the page where everybody begins. */
export function signInRoutes(pages: Api, desk: Desk, deps: Pick<ApiDeps, 'db'>): void {
  pages.get('/', { schema: { hide: true } }, (request, reply) => {
    const visit = visitOf(request, desk.sessions);
    if (visit.session === undefined) return leadTo(reply, '/pages/sign-in');
    const beginning = BEGINNINGS[visit.session.role];
    if (beginning !== undefined) return leadTo(reply, beginning);
    const title = word(visit.locale, 'home.nothing');
    return show(request, reply, visit, 'no-pages', { title });
  });

  pages.get('/sign-in', { schema: { hide: true } }, (request, reply) =>
    showSignIn(request, reply, visitOf(request, desk.sessions), {}),
  );

  pages.post('/sign-in', { schema: { hide: true } }, async (request, reply) => {
    const fields = fieldsOf(request);
    const next = ownPath(oneOf(fields, 'next'));
    const account = await accountOf(deps, oneOf(fields, 'token').trim());
    if (account === undefined) {
      const visit = visitOf(request, desk.sessions);
      return showSignIn(request, reply, visit, { wrong: true, next });
    }
    const { id } = desk.sessions.open(account);
    void reply.setCookie(COOKIES.session, id, {
      ...COOKIE,
      secure: request.protocol === 'https',
    });
    return leadTo(reply, next);
  });

  pages.post('/sign-out', { schema: { hide: true } }, (request, reply) => {
    desk.sessions.close(memberOf(desk, request).session.id);
    return leadTo(reply.clearCookie(COOKIES.session, COOKIE), '/pages/sign-in');
  });

  pages.get('/language/:locale', { schema: { hide: true } }, (request, reply) => {
    const { locale } = request.params as { locale: string };
    const { back = '' } = request.query as { back?: string };
    const chosen = locale === 'en' ? 'en' : 'zh';
    void reply.setCookie(COOKIES.language, chosen, { ...COOKIE, maxAge: 31_536_000 });
    return leadTo(reply, ownPath(back));
  });
}
