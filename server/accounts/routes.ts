import { grantService, grantsOf, withdrawGrant, type Grant } from '#orders/grants.ts';
import {
  disableSubUser,
  enableSubUser,
  openSubUser,
  renewSubUserToken,
  subUsersOf,
  type SubUser,
} from '#orders/sub-users.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { refusals, SECURED } from '../schemas.ts';
import {
  GrantListSchema,
  GrantParams,
  GrantSchema,
  NewSubUserSchema,
  SubUserListSchema,
  SubUserParams,
  SubUserSchema,
  SubUserTokenSchema,
} from './schemas.ts';
import Type from 'typebox';

const TAGS = ['sub-users'];

/**
 * Sub-users and what they may act on: a main account's alone. None of these takes an Idempotency-Key: a name is
 * taken once, a token is told once, and everything else may be said twice.
 */
export function subUserRoutes(api: Api, deps: ApiDeps): void {
  openRoutes(api, deps);
  wayInRoutes(api, deps);
  grantRoutes(api, deps);
}

function openRoutes(api: Api, deps: ApiDeps): void {
  api.post(
    '/sub-users',
    {
      config: { right: 'subUsers.manage' },
      schema: {
        tags: TAGS,
        summary: 'Open a sub-user of your account; its token is told here, once',
        ...SECURED,
        body: NewSubUserSchema,
        response: { 201: SubUserTokenSchema, ...refusals(403, 409, 413, 415, 422) },
      },
    },
    async ({ actor, body }, reply) => {
      const opened = await openSubUser(deps, body, actor);
      return reply.code(201).send({ ...view(opened), token: opened.token });
    },
  );

  api.get(
    '/sub-users',
    {
      config: { right: 'subUsers.manage' },
      schema: {
        tags: TAGS,
        summary: 'The sub-users of your account',
        ...SECURED,
        response: { 200: SubUserListSchema, ...refusals(403) },
      },
    },
    async ({ actor }) => {
      const subUsers = (await subUsersOf(deps, actor)).map(view);
      const none = 'You have no sub-users. Open one with POST /api/v1/sub-users.';
      return { subUsers, empty: subUsers.length > 0 ? null : none };
    },
  );
}

/** What a main account does to a sub-user's way in, each at an address of its own name. */
const WAYS_IN = {
  disable: { does: disableSubUser, summary: 'Shut a sub-user out; its orders and grants stay' },
  enable: { does: enableSubUser, summary: 'Let a sub-user in again, with the token that it has' },
} as const;

function wayInRoutes(api: Api, deps: ApiDeps): void {
  for (const [way, { does, summary }] of Object.entries(WAYS_IN)) {
    api.post(
      `/sub-users/:id/${way}`,
      {
        config: { right: 'subUsers.manage' },
        schema: {
          ...{ tags: TAGS, summary, ...SECURED, params: SubUserParams },
          response: { 200: SubUserSchema, ...refusals(403, 404, 413, 415) },
        },
      },
      async ({ actor, params }) => {
        return view(await does(deps, params.id, actor));
      },
    );
  }

  api.post(
    '/sub-users/:id/token',
    {
      config: { right: 'subUsers.manage' },
      schema: {
        tags: TAGS,
        summary: 'Give a sub-user another token; the one before is worth nothing from then on',
        ...SECURED,
        params: SubUserParams,
        response: { 200: SubUserTokenSchema, ...refusals(403, 404, 413, 415) },
      },
    },
    async ({ actor, params }) => {
      const renewed = await renewSubUserToken(deps, params.id, actor);
      return { ...view(renewed), token: renewed.token };
    },
  );
}

function grantRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/sub-users/:id/grants',
    {
      config: { right: 'subUsers.manage' },
      schema: {
        tags: TAGS,
        summary: 'The services that a sub-user may act on',
        ...SECURED,
        params: SubUserParams,
        response: { 200: GrantListSchema, ...refusals(403, 404) },
      },
    },
    async ({ actor, params }) => {
      const grants = (await grantsOf(deps, params.id, actor)).map(grantView);
      const none = 'This sub-user may act on no service yet. Give it one with PUT.';
      return { grants, empty: grants.length > 0 ? null : none };
    },
  );

  const place = '/sub-users/:id/grants/:icpNumber';
  api.put(
    place,
    {
      config: { right: 'subUsers.manage' },
      schema: {
        tags: TAGS,
        summary: 'Let a sub-user act on a service of yours',
        ...SECURED,
        params: GrantParams,
        response: { 200: GrantSchema, ...refusals(403, 404, 409, 413, 415, 422) },
      },
    },
    async ({ actor, params: { id, icpNumber } }) => {
      return grantView(await grantService(deps, { subUserId: id, icpNumber, actor }));
    },
  );

  api.delete(
    place,
    {
      config: { right: 'subUsers.manage' },
      schema: {
        tags: TAGS,
        summary: 'Take a grant back',
        ...SECURED,
        params: GrantParams,
        response: {
          204: Type.Null({ description: 'It is gone.' }),
          ...refusals(403, 404, 413, 415, 422),
        },
      },
    },
    async ({ actor, params: { id, icpNumber } }, reply) => {
      await withdrawGrant(deps, { subUserId: id, icpNumber, actor });
      return reply.code(204).send(null);
    },
  );
}

const view = ({ id, handle, createdAt, disabledAt }: SubUser) => ({
  ...{ id, handle, createdAt: createdAt.toISOString() },
  disabledAt: disabledAt?.toISOString() ?? null,
});

const grantView = ({ grantedAt, ...grant }: Grant) => ({
  ...grant,
  grantedAt: grantedAt.toISOString(),
});
