import Type from 'typebox';
import { endSession, sessionsOf, type SessionView } from '#identity/sessions.ts';
import type { Proof } from '#identity/who-asks.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import { AccountParams, AccountRowParams, RowParams, SessionListSchema } from './schemas.ts';

const TAGS = ['identity'];
const ENDED = Type.Null({ description: 'It has ended.' });

const view =
  (proof: Proof) =>
  ({ id, browser, openedAt, seenAt, endsAt }: SessionView) => ({
    ...{ id, browser, openedAt: openedAt.toISOString(), seenAt: seenAt.toISOString() },
    ...{ endsAt: endsAt.toISOString(), current: proof.kind === 'session' && proof.id === id },
  });

/** Where somebody is signed in, and ending that: one's own, and for administrators anybody's. */
export function sessionRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/account/sessions',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Where you are signed in',
        ...SECURED,
        response: { 200: SessionListSchema, ...refusals(403) },
      },
    },
    async ({ actor, proof }) => ({
      sessions: (await sessionsOf(deps, actor.id)).map(view(proof)),
    }),
  );

  api.delete(
    '/account/sessions/:id',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'End a session of yours',
        ...SECURED,
        params: RowParams,
        response: { 204: ENDED, ...refusals(403, 404, 413, 415) },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await endSession(deps, { accountId: actor.id, id, actor });
      return reply.code(204).send(null);
    },
  );

  api.get(
    '/accounts/:account/sessions',
    {
      config: { right: 'accounts.sessions' },
      schema: {
        tags: TAGS,
        summary: 'Where an account is signed in, for administrators',
        ...SECURED,
        params: AccountParams,
        response: { 200: SessionListSchema, ...refusals(403) },
      },
    },
    async ({ proof, params: { account } }) => {
      return { sessions: (await sessionsOf(deps, account)).map(view(proof)) };
    },
  );

  api.delete(
    '/accounts/:account/sessions/:id',
    {
      config: { right: 'accounts.sessions' },
      schema: {
        tags: TAGS,
        summary: 'End a session of an account, for administrators',
        ...SECURED,
        params: AccountRowParams,
        response: { 204: ENDED, ...refusals(403, 404, 413, 415) },
      },
    },
    async ({ actor, params: { account, id } }, reply) => {
      await endSession(deps, { accountId: account, id, actor });
      return reply.code(204).send(null);
    },
  );
}
