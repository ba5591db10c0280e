import Type from 'typebox';
import { keysOf, makeOwnKey, revokeKey, type KeyView } from '#identity/keys.ts';
import type { KeyScope } from '#orders/accounts.ts';
import type { Api } from '../api.ts';
import { requireSession } from '../auth.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import {
  AccountParams,
  AccountRowParams,
  KeyListSchema,
  MadeKeySchema,
  NewKeyBody,
  RowParams,
  type KeyLine,
} from './schemas.ts';

const TAGS = ['identity'];
const REVOKED = Type.Null({ description: 'It is worth nothing from now on.' });

/** What each choice at making a key comes to. */
const SCOPES: Readonly<Record<KeyScope, readonly KeyScope[]>> = {
  read: ['read'],
  write: ['read', 'write'],
};

const view = (key: KeyView): KeyLine => ({
  ...{ id: key.id, name: key.name, scopes: [...key.scopes] as KeyScope[] },
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});

/** Keys of programs: one's own, and for administrators anybody's. */
export function keyRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/account/keys',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Your keys, without what they are',
        ...SECURED,
        response: { 200: KeyListSchema, ...refusals(403) },
      },
    },
    async ({ actor }) => ({ keys: (await keysOf(deps, actor.id)).map(view) }),
  );

  api.post(
    '/account/keys',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Make a key for a program; it is told once',
        ...SECURED,
        body: NewKeyBody,
        response: { 201: MadeKeySchema, ...refusals(403, 409, 413, 415, 422) },
      },
    },
    async ({ actor, proof, body: { name, scope, expiresAt } }, reply) => {
      requireSession(proof);
      const until = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) };
      const made = await makeOwnKey(deps, { actor, name, scopes: SCOPES[scope], ...until });
      return reply.code(201).send({ ...view(made), token: made.token });
    },
  );

  api.delete(
    '/account/keys/:id',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Revoke a key of yours',
        ...SECURED,
        params: RowParams,
        response: { 204: REVOKED, ...refusals(403, 404, 413, 415) },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      await revokeKey(deps, { accountId: actor.id, id, actor });
      return reply.code(204).send(null);
    },
  );

  api.get(
    '/accounts/:account/keys',
    {
      config: { right: 'accounts.sessions' },
      schema: {
        tags: TAGS,
        summary: 'The keys of an account, for administrators',
        ...SECURED,
        params: AccountParams,
        response: { 200: KeyListSchema, ...refusals(403) },
      },
    },
    async ({ params: { account } }) => {
      return { keys: (await keysOf(deps, account)).map(view) };
    },
  );

  api.delete(
    '/accounts/:account/keys/:id',
    {
      config: { right: 'accounts.sessions' },
      schema: {
        tags: TAGS,
        summary: 'Revoke a key of an account, for administrators',
        ...SECURED,
        params: AccountRowParams,
        response: { 204: REVOKED, ...refusals(403, 404, 413, 415) },
      },
    },
    async ({ actor, params: { account, id } }, reply) => {
      await revokeKey(deps, { accountId: account, id, actor });
      return reply.code(204).send(null);
    },
  );
}
