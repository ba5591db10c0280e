import type { Api } from '../../api.ts';
import { PageError } from '../page-error.ts';
import { fieldsOf, memberOf, oneOf, type Desk, type Fields, type Member } from '../visit.ts';
import { word, type Word } from '../words.ts';
import { showAccount, toldBy, type Told } from './show.ts';

type Act = (member: Member, fields: Fields) => Promise<Told>;

const saying =
  (key: Word, act: (member: Member, fields: Fields) => Promise<void>): Act =>
  async (member, fields) => {
    await act(member, fields);
    return { done: word(member.locale, key) };
  };

const DAY_MS = 86_400_000;

/** The end of a key that is to be good for some days. */
function untilOf(fields: Fields): { expiresAt?: string } {
  const days = Number(oneOf(fields, 'days'));
  if (!Number.isInteger(days) || days < 1 || days > 3660) return {};
  return { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() };
}

/** What is done to one's account, by the name of its address. */
const ACTS: Readonly<Record<string, Act>> = {
  password: saying('password.done', async ({ api }, fields) => {
    const current = oneOf(fields, 'current');
    const body = { password: oneOf(fields, 'password'), ...(current !== '' && { current }) };
    await api.setPassword(body);
  }),
  contact: saying('contact.done', async ({ api }, fields) => {
    const given = ['mobile', 'email'].map((name) => [name, oneOf(fields, name).trim()] as const);
    const contacts = Object.fromEntries(given.filter(([, value]) => value !== ''));
    await api.setContact({ ...contacts, password: oneOf(fields, 'password') });
  }),
  'factor-end': saying('factor.off', async ({ api }, fields) => {
    await api.endFactor({ password: oneOf(fields, 'password'), code: oneOf(fields, 'code') });
  }),
  'session-end': saying('sessions.ended', async ({ api }, fields) => {
    await api.endSession(oneOf(fields, 'id'));
  }),
  'key-revoke': saying('keys.revoked', async ({ api }, fields) => {
    await api.revokeKey(oneOf(fields, 'id'));
  }),
  key: async ({ api }, fields) => {
    const scope = oneOf(fields, 'scope');
    return {
      fresh: await api.makeKey({ name: oneOf(fields, 'name').trim(), scope, ...untilOf(fields) }),
    };
  },
};

/** One's account on one page, and what is changed there. Nothing that is shown once is led away from. */
export function ownAccountRoutes(pages: Api, desk: Desk): void {
  pages.get('/account', { schema: { hide: true } }, (request, reply) =>
    showAccount(request, reply, memberOf(desk, request)),
  );

  pages.post('/account/:act', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { act: name } = request.params as { act: string };
    const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
    if (act === undefined) throw new PageError(404, 'page.notFound', 'page.notFoundRemedy');
    const told = await toldBy(() => act(member, fieldsOf(request)), member);
    return showAccount(request, reply, member, told);
  });
}
