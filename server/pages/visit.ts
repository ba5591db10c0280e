import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '#domain/bilingual.ts';
import { apiFor, type ApiClient } from './api-client.ts';
import type { Api } from '../api.ts';
import { desksOf } from './desks.ts';
import { PageError, SignInNeeded } from './page-error.ts';
import { render, type Site } from './render.ts';
import { cookieName, type Session } from './session.ts';

/** The cookie that remembers a chosen language. */
export const languageCookie = (request: FastifyRequest): string =>
  cookieName(request, 'beian-language');

/** Who looks at a page and in which language. */
export interface Visit {
  readonly locale: Locale;
  readonly session: Session | undefined;
}

/** Somebody who is signed in, with the API to ask for him. */
export interface Member {
  readonly locale: Locale;
  readonly session: Session;
  readonly api: ApiClient;
}

/** The visit that a request belongs to. */
export function visitOf(request: FastifyRequest): Visit {
  // A request that was refused before its cookies were read has none.
  const cookies = (request.cookies as typeof request.cookies | undefined) ?? {};
  const { [languageCookie(request)]: language } = cookies;
  const asked = /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
  const locale = language === 'en' || language === 'zh' ? language : asked;
  return { locale, session: request.session };
}

/** What a browser sent with a form: texts by the names of its fields. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The fields of a form that was sent. */
export const fieldsOf = ({ body }: FastifyRequest): Fields => (body ?? {}) as Fields;

/** The parameters of an address. */
export const fieldsIn = (query: unknown): Fields => query as Fields;

/** A field that is sent once; empty where it is missing. */
export function oneOf(fields: Fields, name: string): string {
  const given = fields[name];
  return (typeof given === 'string' ? given : given?.at(-1)) ?? '';
}

/** A field that may be sent several times. */
export function allOf(fields: Fields, name: string): readonly string[] {
  const given = fields[name];
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}

/**
 * Asks that a form is of this session: a page of another site does not know its mark.
 * @throws PageError 403.
 */
export function requireOwnForm(session: Session, fields: Fields): void {
  if (oneOf(fields, '_csrf') === session.csrf) return;
  throw new PageError(403, 'page.csrf', 'page.csrfRemedy');
}

/**
 * Asks that what changes something was sent from our own pages.
 * @throws PageError 403.
 */
export function requireOwnOrigin({ headers, host }: FastifyRequest): void {
  const { origin } = headers;
  if (origin === undefined) return;
  // Both in one writing: a browser leaves out the port that its scheme has anyway.
  const own = URL.canParse(origin) ? `${new URL(origin).protocol}//${host}` : '';
  if (URL.canParse(own) && new URL(own).host === new URL(origin).host) return;
  throw new PageError(403, 'page.origin', 'page.originRemedy');
}

/** What the pages are built on. */
export interface Desk {
  readonly app: Api;
  /** The clock of the orders, for how long something has waited. */
  readonly now: () => Promise<Date>;
}

/**
 * Who is signed in.
 * @throws SignInNeeded
 */
export function memberOf(desk: Desk, request: FastifyRequest): Member {
  const { locale, session } = visitOf(request);
  if (session === undefined) throw new SignInNeeded();
  return { locale, session, api: apiFor(desk.app, session.token) };
}

function siteOf(request: FastifyRequest, { locale, session }: Visit): Site {
  return {
    ...{ locale, csrf: session?.csrf ?? '', handle: session?.handle ?? '' },
    home: '/pages/',
    desks: desksOf(session?.role, request.url),
    path: encodeURIComponent(request.method === 'GET' ? request.url : '/pages/'),
  };
}

/** Answers with a page. */
export function show(
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  template: string,
  model: object,
  status = 200,
): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(render(template, model, siteOf(request, visit)));
}

/** Leads on to another page after something was done, so that reloading does not do it again. */
export const leadTo = (reply: FastifyReply, path: string): FastifyReply =>
  reply.redirect(path, 303);
