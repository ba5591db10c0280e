import { requireSignInName } from '#identity/oidc/require-sign-in-name.ts';
import { accountFacts, accountsPage, versionOf, type AccountFacts } from '#orders/account-facts.ts';
import { changeAccount, openOfficeAccount, previewChange } from '#orders/manage-accounts.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { pageSize, refusals, SECURED } from '../schemas.ts';
import {
  AccountChangeSchema,
  AccountFactsSchema,
  AccountListSchema,
  AccountParams,
  AccountsQuery,
  AccountTokenSchema,
  ChangedAccountSchema,
  NewAccountSchema,
  ReleasedSchema,
} from './account-schemas.ts';

const TAGS = ['accounts'];

/** Accounts, roles and scopes: a security administrator's, and of others alone. */
export function accountRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/accounts',
    {
      config: { right: 'accounts.read' },
      schema: {
        tags: TAGS,
        summary: 'The accounts with their roles and scopes, by handle',
        ...SECURED,
        querystring: AccountsQuery,
        response: { 200: AccountListSchema, ...refusals(403) },
      },
    },
    async ({ query: { limit, ...asked } }) => {
      const { accounts, more } = await accountsPage(deps, { ...asked, size: pageSize(limit) });
      return {
        accounts: accounts.map(view),
        next: more ? (accounts.at(-1)?.handle ?? null) : null,
        empty: accounts.length > 0 ? null : 'No account fits this filter.',
      };
    },
  );

  api.post(
    '/accounts',
    {
      config: { right: 'accounts.open' },
      schema: {
        tags: TAGS,
        summary: 'Open an account with a role; its token, where it has one, is told here, once',
        ...SECURED,
        body: NewAccountSchema,
        response: { 201: AccountTokenSchema, ...refusals(403, 409, 413, 415, 422) },
      },
    },
    async ({ actor, body }, reply) => {
      requireSignInName(deps, body);
      const opened = await openOfficeAccount(deps, body, actor);
      return reply.code(201).send({ ...view(opened), token: opened.token });
    },
  );

  api.get(
    '/accounts/:id',
    {
      config: { right: 'accounts.read' },
      schema: {
        tags: TAGS,
        summary: 'One account',
        ...SECURED,
        params: AccountParams,
        response: { 200: AccountFactsSchema, ...refusals(403, 404) },
      },
    },
    async ({ params }) => view(await accountFacts(deps.db, params.id)),
  );

  changeRoutes(api, deps);
}

function changeRoutes(api: Api, deps: ApiDeps): void {
  api.post(
    '/accounts/:id/preview',
    {
      config: { right: 'accounts.change' },
      schema: {
        tags: TAGS,
        summary: 'Which tasks a change would give back to their queues; nothing is changed',
        ...SECURED,
        params: AccountParams,
        body: AccountChangeSchema,
        response: { 200: ReleasedSchema, ...refusals(403, 404, 409, 412, 413, 415, 422) },
      },
    },
    async ({ actor, body, params }) => ({
      releasedTasks: await previewChange(deps, params.id, body, actor),
    }),
  );

  api.patch(
    '/accounts/:id',
    {
      config: { right: 'accounts.change' },
      schema: {
        tags: TAGS,
        summary: 'Give another account another role or scope, shut it out or let it in; at once',
        ...SECURED,
        params: AccountParams,
        body: AccountChangeSchema,
        response: { 200: ChangedAccountSchema, ...refusals(403, 404, 409, 412, 413, 415, 422) },
      },
    },
    async ({ actor, body, params }) => {
      const changed = await changeAccount(deps, params.id, body, actor);
      return { ...view(changed), releasedTasks: changed.releasedTasks };
    },
  );
}

const view = (account: AccountFacts) => ({
  ...{ id: account.id, handle: account.handle, role: account.role, signIn: account.signIn },
  ...{ mainAccount: account.mainAccount, scopes: [...account.scopes] },
  createdAt: account.createdAt.toISOString(),
  disabledAt: account.disabledAt?.toISOString() ?? null,
  lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
  secondFactor: account.secondFactor,
  version: versionOf(account),
});
