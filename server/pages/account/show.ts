import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '#domain/bilingual.ts';
import { reachOf } from '#domain/rights/rights.ts';
import type { Role } from '#domain/roles.ts';
import type { KeyLine, SessionLine } from '../../identity/schemas.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { refusalInWords, type Refusal } from '../refusal-words.ts';
import { instantInWords } from '../render.ts';
import { show, type Member } from '../visit.ts';
import { word } from '../words.ts';

/** What is told above one's account: that something was done, a key this once, or why something was not. */
export interface Told {
  readonly done?: string;
  readonly fresh?: { readonly name: string; readonly token: string };
  readonly refusal?: Refusal;
  readonly status?: number;
}

/** What an act had to say, or what the API refused it with, in words. */
export async function toldBy(act: () => Promise<Told>, { locale }: Member): Promise<Told> {
  try {
    return await act();
  } catch (error) {
    // 401: the session itself has ended, and the page to sign in says so.
    if (!(error instanceof ApiRefusal) || error.problem.status >= 500) throw error;
    if (error.problem.status === 401) throw error;
    return { refusal: refusalInWords(error.problem, locale), status: error.problem.status };
  }
}

const sessionLine = (locale: Locale) => (session: SessionLine) => ({
  ...session,
  openedIn: instantInWords(session.openedAt, locale),
  seenIn: instantInWords(session.seenAt, locale),
});

const keyLine = (locale: Locale) => (key: KeyLine) => {
  const used =
    key.lastUsedAt === null
      ? word(locale, 'keys.unused')
      : word(locale, 'keys.used', { at: instantInWords(key.lastUsedAt, locale) });
  const until =
    key.expiresAt === null
      ? []
      : [word(locale, 'keys.until', { at: instantInWords(key.expiresAt, locale) })];
  const scope = key.scopes.includes('write') ? 'keys.scope.write' : 'keys.scope.read';
  return { ...key, scopeName: word(locale, scope), times: [...until, used].join(' · ') };
};

/** Shows one's account. */
export async function showAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  { status = 200, ...told }: Told = {},
): Promise<FastifyReply> {
  const { api, locale } = member;
  const [account, sessions, keys] = await Promise.all([api.account(), api.sessions(), api.keys()]);
  const model = {
    ...{ title: word(locale, 'account.title'), account, ...told },
    ownData: reachOf(account.role as Role, 'account.data') !== undefined,
    sessions: sessions.map(sessionLine(locale)),
    keys: keys.filter(({ revokedAt }) => revokedAt === null).map(keyLine(locale)),
  };
  return show(request, reply, member, 'account', model, status);
}
