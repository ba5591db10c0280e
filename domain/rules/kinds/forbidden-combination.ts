import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

const TYPES = Object.keys(FILING_TYPES) as FilingType[];

/** Certain other orders of the subject may not be open at the same time. */
export const forbiddenCombination = ruleKind({
  parameters: exactly({ with: someOf(TYPES) }),
  see: ({ with: types }, { facts }) => {
    const { openFilingTypes } = facts.known;
    if (!openFilingTypes) return [unknown('openFilingTypes')];
    return openFilingTypes.some((type) => types.includes(type)) ? [broken()] : [];
  },
});
