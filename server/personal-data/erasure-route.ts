import Type from 'typebox';
import { requireOwner } from '#identity/confirm-owner.ts';
import { erasePersonal, requireMainAccount } from '#orders/personal-data/erase.ts';
import type { Api } from '../api.ts';
import { requireSession } from '../auth.ts';
import { BeginBody } from '../identity/schemas.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import type { ApiDeps } from '../ports.ts';
import { nullable, refusals, SECURED, Text } from '../schemas.ts';

const ErasureSchema = Type.Object({
  classes: Type.Array(
    Type.Object({
      name: Text,
      title: BilingualSchema,
      covers: BilingualSchema,
      erased: nullable(
        Type.Integer({ description: 'How much was erased; null where the class has to stay' }),
      ),
      days: nullable(Type.Integer({ description: 'After so many days it is erased by itself' })),
      grounds: Type.Array(Type.Object({ text: BilingualSchema, source: Text })),
    }),
  ),
});

export type ErasureView = Type.Static<typeof ErasureSchema>;

/**
 * Erasing what may go. It can't be undone, and takes the drafts of the sub-users too: the main account asks for
 * it, with its password once more, like the copy with files.
 */
export function erasureRoute(api: Api, deps: ApiDeps): void {
  api.post(
    '/account/erasure',
    {
      config: { right: 'account.erasure' },
      // Before the body is looked at: a sub-user need not find out how one asks.
      preValidation: ({ actor }) => requireMainAccount(deps.db, actor),
      schema: {
        tags: ['account'],
        summary: 'Erase what may go before its term, and say why the rest has to stay',
        ...SECURED,
        body: BeginBody,
        response: { 200: ErasureSchema, ...refusals(403, 409, 413, 415, 422) },
      },
    },
    async ({ actor, proof, body: { password } }) => {
      requireSession(proof);
      await requireOwner(deps, actor, password);
      const answered = await erasePersonal(deps, actor);
      return {
        classes: answered.map(({ grounds, ...one }) => ({
          ...one,
          grounds: grounds.map(({ text, source }) => ({ text, source })),
        })),
      };
    },
  );
}
