import Type from 'typebox';
import { REVEAL_REASON_CODES } from '#domain/masking/reveals.ts';
import { Text } from '../schemas.ts';

const asked = {
  fields: Type.Array(
    Type.String({ minLength: 1, maxLength: 200, description: 'JSON pointer of a masked field' }),
    { minItems: 1, maxItems: 40, uniqueItems: true },
  ),
  /** A code, and no words of one's own: it stands in the audit, which names no people. */
  reason: Type.Enum(REVEAL_REASON_CODES),
};

export const RevealOfOrder = Type.Object(asked, { additionalProperties: false });

export const RevealOfFiling = Type.Object(
  {
    ...asked,
    record: Type.Optional(
      Type.String({
        pattern: '^[0-9a-f-]{36}$',
        description: 'An access of the service; without it, what the number is of',
      }),
    ),
  },
  { additionalProperties: false },
);

/** Exactly what was asked for. */
export const RevealedSchema = Type.Object({
  fields: Type.Array(Type.Object({ field: Text, value: Type.Unknown() })),
});

export type RevealedView = Type.Static<typeof RevealedSchema>;
