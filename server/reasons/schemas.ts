import Type from 'typebox';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { REASON_GROUP_NAMES } from '#domain/reasons/reason-groups.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { Text, nullable } from '../schemas.ts';

export const ReasonQuery = Type.Object(
  {
    group: Type.Optional(Type.Enum([...REASON_GROUP_NAMES])),
    filingType: Type.Optional(Type.Enum(Object.keys(FILING_TYPES) as FilingType[])),
    field: Type.Optional(
      Type.String({ maxLength: 200, description: 'JSON pointer: reasons that can point at it' }),
    ),
  },
  { additionalProperties: false },
);

/** A value that a reason’s text needs. */
const VariableSchema = Type.Object({
  name: Text,
  title: BilingualSchema,
  expects: BilingualSchema,
  example: Type.Union([Type.String(), Type.Integer()]),
});

const ReasonSchema = Type.Object({
  code: Text,
  group: Text,
  groupTitle: BilingualSchema,
  title: BilingualSchema,
  explanation: BilingualSchema,
  remedy: BilingualSchema,
  returns: Type.Enum(['toComplete', 'rejected'], {
    description: 'As what an order usually comes back for it; the reviewer decides',
  }),
  curable: Type.Boolean({
    description: 'False: no correction helps, the order is to be abandoned',
  }),
  fields: Type.Array(Text, { description: 'The fields that it can point at, as JSON pointers' }),
  filingTypes: Type.Array(Text),
  variables: Type.Array(VariableSchema, {
    description: 'What explanation and remedy name in braces; a return has to give each',
  }),
  sources: Type.Array(Type.Object({ source: BilingualSchema, wording: Text })),
});

export type ReasonView = Type.Static<typeof ReasonSchema>;

/** The reasons that a filter leaves; `empty` says why there are none. */
export const ReasonListSchema = Type.Object({
  reasons: Type.Array(ReasonSchema),
  empty: nullable(Text),
});
