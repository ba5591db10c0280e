import Type from 'typebox';
import { changeContact } from '#identity/change-contact.ts';
import type { Api } from '../api.ts';
import { requireSession } from '../auth.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import { Secret } from './schemas.ts';
import { afterwards, tellAt } from './tell-owner.ts';

const ContactBody = Type.Object(
  {
    mobile: Type.Optional(Type.String({ maxLength: 40, description: 'Left out, it stays' })),
    email: Type.Optional(Type.String({ maxLength: 254, description: 'Left out, it stays' })),
    password: Secret('Of the account'),
  },
  { additionalProperties: false },
);

/** Correcting where one's own account is reached. What is filed is corrected by an order of a change. */
export function contactRoute(api: Api, deps: ApiDeps): void {
  api.put(
    '/account/contact',
    {
      config: { right: 'account.contact' },
      schema: {
        tags: ['identity'],
        summary: 'Correct the mobile or e-mail address of your account; the address so far is told',
        ...SECURED,
        body: ContactBody,
        response: {
          204: Type.Null({ description: 'Done.' }),
          ...refusals(403, 409, 413, 415, 422),
        },
      },
    },
    async ({ actor, proof, body: { password, ...contacts }, log }, reply) => {
      requireSession(proof);
      const before = await changeContact(deps, { actor, contacts, password });
      if (before !== null) {
        afterwards(log, () => tellAt(deps, before, actor.id, 'contactChanged'));
      }
      return reply.code(204).send(null);
    },
  );
}
