import type { FastifyReply, FastifyRequest } from 'fastify';
import { formMarkOf, isSessionSecret, signedInBy } from '#identity/sessions.ts';
import type { Role } from '#domain/roles.ts';
import type { ApiDeps } from '../ports.ts';

/** Somebody who signed in at the pages, on one browser. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** The session's secret, from the browser's cookie: the pages ask the API with it. */
  readonly token: string;
  readonly role: Role;
  readonly handle: string;
  /** What every form of this session sends back: a stranger's page does not know it. */
  readonly csrf: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in at the pages; looked up once for every request below /pages. */
    session: Session | undefined;
  }
}

/** How the cookies are set: for these pages alone, and never from another site. */
export const COOKIE = { path: '/pages', httpOnly: true, sameSite: 'strict' } as const;

/** Over https a browser takes a cookie of this name from https alone, so that nobody on the way can set it. */
export const cookieName = ({ protocol }: FastifyRequest, name: string): string =>
  protocol === 'https' ? `__Secure-${name}` : name;

const nameOf = (request: FastifyRequest): string => cookieName(request, 'beian-session');

/** Hands a session's secret to the browser. It ends with the browser, or when the record says so. */
export function giveSession(request: FastifyRequest, reply: FastifyReply, secret: string): void {
  const secure = request.protocol === 'https';
  void reply.setCookie(nameOf(request), secret, { ...COOKIE, secure });
}

/** Takes the secret from the browser again, with the pages that it may still have beside it. */
export function takeSession(request: FastifyRequest, reply: FastifyReply): void {
  const secure = request.protocol === 'https';
  void reply.clearCookie(nameOf(request), { ...COOKIE, secure });
  void reply.header('clear-site-data', '"cache", "storage"');
}

/** Looks up who is signed in. The record is asked at every request: what was ended elsewhere is over here. */
export async function findSession(
  deps: Pick<ApiDeps, 'db' | 'wall'>,
  request: FastifyRequest,
): Promise<Session | undefined> {
  const secret = request.cookies[nameOf(request)];
  if (secret === undefined || !isSessionSecret(secret)) return undefined;
  const signedIn = await signedInBy(deps, secret);
  if (signedIn === undefined) return undefined;
  const { sessionId, actor, handle } = signedIn;
  return {
    ...{ id: sessionId, accountId: actor.id, role: actor.role, handle },
    ...{ token: secret, csrf: formMarkOf(secret) },
  };
}
