import Type from 'typebox';
import type { Place } from '../places.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, place } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Certain fields stay as they are on record; with an empty list, all of them. */
export const fixedFields = ruleKind({
  parameters: exactly({ fields: Type.Array(place, { uniqueItems: true }) }),
  see: ({ fields }, { facts: { changed } }) => {
    if (!changed) return [unknown('changedFields')];
    const isFixed = (at: Place) => fields.length === 0 || fields.includes(at);
    return changed.filter(isFixed).map((at) => broken(at));
  },
});
