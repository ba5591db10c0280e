import Type from 'typebox';
import { maskedValue } from '#domain/masking/masked-fields.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { previousRound } from '#orders/previous-round.ts';
import { BilingualSchema } from './bilingual-schema.ts';
import { ReturnSchema, returnView } from './return-view.ts';

/** For reviewers: why the order came back last, and what its applicant changed since. */
export const PreviousRoundSchema = Type.Object({
  returned: ReturnSchema,
  changes: Type.Array(
    Type.Object({
      field: Type.String({ description: 'JSON pointer into the form' }),
      label: BilingualSchema,
      before: Type.Optional(Type.Unknown({ description: 'Left out where there was nothing' })),
      after: Type.Optional(Type.Unknown({ description: 'Left out where there is nothing' })),
    }),
    { description: 'The fields that changed since the order came back' },
  ),
});

type PreviousRoundView = Type.Static<typeof PreviousRoundSchema>;

/**
 * The round before, as a reviewer sees it; null in an order's first round.
 * @param inClear whether this one reads persons as they are
 */
export async function previousRoundView(
  deps: OrdersDeps,
  order: Parameters<typeof previousRound>[1],
  inClear: boolean,
): Promise<PreviousRoundView | null> {
  const round = await previousRound(deps, order);
  if (round === null) return null;
  return {
    returned: returnView(round.returned, order.filingType),
    changes: round.changes.map(({ field, label, before, after }) => {
      const shown = (value: unknown) => (inClear ? value : maskedValue(field, value));
      return {
        ...{ field, label },
        ...(before !== undefined && { before: shown(before) }),
        ...(after !== undefined && { after: shown(after) }),
      };
    }),
  };
}
