import Type from 'typebox';
import { dayInShanghai } from '#domain/calendar/days.ts';
import { CONSENTS } from '#domain/consents/texts.ts';
import { personalCopy } from '#orders/personal-data/copy.ts';
import type { Api } from '../api.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import type { ApiDeps } from '../ports.ts';
import { Instant, refusals, SECURED, Text } from '../schemas.ts';

const TAGS = ['account'];

const CopySchema = Type.Object({
  madeAt: Instant,
  madeFor: Type.String({ description: 'The handle of the account that asked' }),
  mark: Type.String({ description: 'What it is for, and which row of the audit says so' }),
  account: Type.Unknown({ description: 'The account, with its mobile and e-mail' }),
  orders: Type.Array(Type.Unknown(), {
    description: 'Orders with form, materials (without their files), notices and consents',
  }),
  filings: Type.Array(Type.Unknown(), { description: 'What is filed, with services and persons' }),
});

const ConsentsSchema = Type.Object({
  consents: Type.Array(
    Type.Object({
      purpose: Text,
      version: Text,
      title: BilingualSchema,
      text: BilingualSchema,
      source: Text,
    }),
  ),
});

/** What people may ask about their own personal data, and what they accept. */
export function personalDataRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/consents',
    {
      config: { right: 'reference.read' },
      schema: {
        tags: TAGS,
        summary: 'The texts that applicants accept, as they are now',
        ...SECURED,
        response: { 200: ConsentsSchema, ...refusals(403) },
      },
    },
    () => ({
      consents: Object.entries(CONSENTS).map(([purpose, consent]) => ({ purpose, ...consent })),
    }),
  );

  api.get(
    '/account/data',
    {
      config: { right: 'account.data' },
      schema: {
        tags: TAGS,
        summary:
          'A copy of what you gave and what is filed for you, as a file; that you had it is recorded',
        ...SECURED,
        response: { 200: CopySchema, ...refusals(403) },
      },
    },
    async ({ actor }, reply) => {
      const copy = await personalCopy(deps, actor);
      const day = dayInShanghai(new Date(copy.madeAt));
      return reply
        .header('content-disposition', `attachment; filename="beian-data-${day}.json"`)
        .send({ ...copy, orders: [...copy.orders], filings: [...copy.filings] });
    },
  );
}
