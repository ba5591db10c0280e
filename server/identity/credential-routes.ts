import Type from 'typebox';
import { maskedContact } from '#domain/masked-contact.ts';
import { changePassword } from '#identity/change-password.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  removeSecondFactor,
  secondFactorOf,
} from '#identity/second-factor.ts';
import { accountById } from '#identity/who-is.ts';
import { openContact } from '#orders/accounts.ts';
import type { Api } from '../api.ts';
import { requireSession } from '../auth.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import {
  AccountParams,
  AccountSchema,
  BeginBody,
  BegunSchema,
  CodesSchema,
  ConfirmBody,
  EndBody,
  PasswordBody,
} from './schemas.ts';
import { afterwards, tellOwner } from './tell-owner.ts';

const TAGS = ['identity'];
const DONE = Type.Null({ description: 'Done.' });
const REFUSED = refusals(403, 409, 413, 415, 422);

/** What an account proves itself with. A key does none of this: its owner signs in for it. */
export function credentialRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/account',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Who you are here',
        ...SECURED,
        response: { 200: AccountSchema, ...refusals(403) },
      },
    },
    async ({ actor }) => {
      const [claimed, account] = await Promise.all([
        accountById(deps.db, actor.id),
        deps.db.account.findUniqueOrThrow({ where: { id: actor.id } }),
      ]);
      const { mobile, email } = openContact(deps.vault, account);
      return {
        ...{ id: actor.id, handle: claimed?.handle ?? '', role: actor.role },
        subUser: claimed?.subUser ?? false,
        password: claimed?.passwordHash !== undefined,
        mobile: mobile && maskedContact(mobile),
        email: email && maskedContact(email),
        secondFactor: await secondFactorOf(deps, actor.id),
      };
    },
  );

  api.put(
    '/account/password',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Choose a password; all other sessions of yours end',
        ...SECURED,
        body: PasswordBody,
        response: { 204: DONE, ...REFUSED },
      },
    },
    async ({ actor, proof, body: { current = '', password }, log }, reply) => {
      const session = requireSession(proof);
      await changePassword(deps, { actor, current, password, session });
      afterwards(log, () => tellOwner(deps, actor.id, 'passwordChanged'));
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/account/second-factor',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Make a secret for an app; it is asked for once you confirm that it works',
        ...SECURED,
        body: BeginBody,
        response: { 200: BegunSchema, ...REFUSED },
      },
    },
    async ({ actor, proof, body: { password } }) => {
      requireSession(proof);
      return beginSecondFactor(deps, { actor, password });
    },
  );

  api.post(
    '/account/second-factor/confirm',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Ask for codes from now on; all other sessions of yours end',
        ...SECURED,
        body: ConfirmBody,
        response: { 200: CodesSchema, ...REFUSED },
      },
    },
    async ({ actor, proof, body: { code } }) => {
      const session = requireSession(proof);
      return { codes: [...(await confirmSecondFactor(deps, { actor, code, session }))] };
    },
  );

  api.post(
    '/account/second-factor/end',
    {
      config: { right: 'account.own' },
      schema: {
        tags: TAGS,
        summary: 'Ask for no more codes; all other sessions of yours end',
        ...SECURED,
        body: EndBody,
        response: { 204: DONE, ...REFUSED },
      },
    },
    async ({ actor, proof, body }, reply) => {
      const session = requireSession(proof);
      await endSecondFactor(deps, { actor, session, ...body });
      return reply.code(204).send(null);
    },
  );

  api.delete(
    '/accounts/:account/second-factor',
    {
      config: { right: 'accounts.sessions' },
      schema: {
        tags: TAGS,
        summary: 'Turn off the codes of somebody who lost phone and paper',
        ...SECURED,
        params: AccountParams,
        response: { 204: DONE, ...refusals(403, 404, 413, 415) },
      },
    },
    async ({ actor, params: { account } }, reply) => {
      await removeSecondFactor(deps, { accountId: account, actor });
      return reply.code(204).send(null);
    },
  );
}
