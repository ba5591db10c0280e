import { readsInClear } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import type { ReturnInWords } from '#orders/last-return.ts';
import type { WordedReason } from '#orders/reason-words.ts';

/** Reasons as this reader may read them: values and free words may name people. */
export const wordsFor = (
  { role }: Actor,
  reasons: readonly WordedReason[],
): readonly WordedReason[] =>
  readsInClear(role, 'orders.read')
    ? reasons
    : reasons.map((reason) => ({ ...reason, variables: {}, text: null }));

/** A return as this reader may read it. */
export function returnFor(actor: Actor, returned: ReturnInWords): ReturnInWords {
  if (readsInClear(actor.role, 'orders.read')) return returned;
  return {
    ...returned,
    reasons: wordsFor(actor, returned.reasons),
    ...{ note: null, opinion: null },
    errors: returned.errors.map((error) => ({ ...error, text: null })),
  };
}
