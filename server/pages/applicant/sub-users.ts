import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../../api.ts';
import type { SubUserView } from '../answers.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { PageError } from '../page-error.ts';
import { refusalInWords, type Refusal } from '../refusal-words.ts';
import { fieldsOf, leadTo, memberOf, oneOf, show, type Desk, type Member } from '../visit.ts';
import { word } from '../words.ts';

const PATH = '/pages/sub-users';

/** What is told beside the list: a token, this once, or why something was not done. */
interface Told {
  readonly fresh?: { readonly handle: string; readonly token: string };
  readonly refusal?: Refusal;
  readonly status?: number;
}

async function showSubUsers(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  { fresh, refusal, status = 200 }: Told = {},
): Promise<FastifyReply> {
  const { api, locale } = member;
  const [subUsers, { subjects }] = await Promise.all([api.subUsers(), api.filings()]);
  const services = subjects.flatMap((subject) => subject.services);
  const lines = subUsers.map(async (subUser: SubUserView) => {
    const grants = await api.grants(subUser.id);
    const given = new Set(grants.map(({ icpNumber }) => icpNumber));
    const others = services.filter(({ icpNumber }) => !given.has(icpNumber));
    return { ...subUser, path: `${PATH}/${encodeURIComponent(subUser.id)}`, grants, others };
  });
  const model = {
    ...{ title: word(locale, 'subUsers.title'), subUsers: await Promise.all(lines) },
    ...{ fresh, refusal },
  };
  return show(request, reply, member, 'sub-users', model, status);
}

type Fresh = Told['fresh'];

/** Does something and shows the list again; what the API refuses is said above it. */
async function done(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  act: () => Promise<Fresh>,
): Promise<FastifyReply> {
  const told = await outcomeOf(act, member);
  // A token can't be read a second time: it is shown at once, as a refusal is.
  return Object.keys(told).length === 0
    ? leadTo(reply, PATH)
    : showSubUsers(request, reply, member, told);
}

async function outcomeOf(act: () => Promise<Fresh>, { locale }: Member): Promise<Told> {
  try {
    const fresh = await act();
    return fresh === undefined ? {} : { fresh };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status >= 500) throw error;
    const { problem } = error;
    return { refusal: refusalInWords(problem, locale), status: problem.status };
  }
}

const idOf = ({ params }: FastifyRequest): string => (params as { id: string }).id;

type Act<Outcome> = (api: Member['api'], id: string, number: string) => Promise<Outcome>;

/** An act that has nothing to show. */
const quietly =
  (act: Act<void>): Act<Fresh> =>
  async (...to) => {
    await act(...to);
    return undefined;
  };

/** What is done to a sub-user, by the name of its address. */
const ACTS: Readonly<Record<string, Act<Fresh>>> = {
  disable: quietly((api, id) => api.letIn(id, 'disable')),
  enable: quietly((api, id) => api.letIn(id, 'enable')),
  token: (api, id) => api.newToken(id),
  give: quietly((api, id, number) => api.give(id, number)),
  take: quietly((api, id, number) => api.takeBack(id, number)),
};

/** A main account's sub-users: opening them, and what each may act on. */
export function subUserRoutes(pages: Api, desk: Desk): void {
  pages.get('/sub-users', { schema: { hide: true } }, (request, reply) =>
    showSubUsers(request, reply, memberOf(desk, request)),
  );

  pages.post('/sub-users', { schema: { hide: true } }, (request, reply) => {
    const member = memberOf(desk, request);
    const fields = fieldsOf(request);
    const typed = ['name', 'mobile', 'email'].map((key) => [key, oneOf(fields, key).trim()]);
    const given = Object.fromEntries(typed.filter(([, text]) => text !== '')) as object;
    const { locale, api } = member;
    return done(request, reply, member, () => api.openSubUser({ ...given, locale }));
  });

  pages.post('/sub-users/:id/:act', { schema: { hide: true } }, (request, reply) => {
    const member = memberOf(desk, request);
    const { act: name } = request.params as { act: string };
    const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
    if (act === undefined) throw new PageError(404, 'page.notFound', 'page.notFoundRemedy');
    const number = oneOf(fieldsOf(request), 'icpNumber');
    return done(request, reply, member, () => act(member.api, idOf(request), number));
  });
}
