import Type from 'typebox';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { Instant, NOBODYS_NUMBER, nullable, Text } from '../schemas.ts';

/** Changed and added rules as docs/rules.md describes them; they are read strictly, with a code for each mistake. */
export const OverridesBody = Type.Unknown({
  description: 'JSON: {change: [{code, …}], add: [{rule} …]}',
});

export const NewOverridesSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 0, description: 'The version that you read' }),
    content: OverridesBody,
    note: Type.Optional(
      Type.String({
        maxLength: 1000,
        pattern: NOBODYS_NUMBER,
        description: 'Why; kept in the clear, so nothing of a person',
      }),
    ),
  },
  { additionalProperties: false },
);

export const OverridesViewSchema = Type.Object({
  version: Type.Integer({ description: '0: nothing was changed yet' }),
  content: Type.Unknown(),
  note: nullable(Text),
  by: nullable(Text),
  at: nullable(Instant),
});

const Finding = Type.Object({ code: Text, severity: Text, field: Text, text: BilingualSchema });

export const DryRunSchema = Type.Object({
  looked: Type.Integer({ description: 'How many open orders were looked at' }),
  unreadable: Type.Array(Text, { description: 'Open orders whose forms could not be read' }),
  orders: Type.Array(
    Type.Object({
      orderNo: Text,
      stage: Text,
      keepsRules: Type.Boolean({ description: 'It was submitted, and keeps its rules' }),
      blocked: Type.Object({ before: Type.Boolean(), after: Type.Boolean() }),
      appear: Type.Array(Finding),
      vanish: Type.Array(Finding),
      newlyUnchecked: Type.Array(Text),
    }),
  ),
});
