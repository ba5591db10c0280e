import Type from 'typebox';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf, someTexts } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** An address in a certain quarter belongs to a certain district, whatever its name suggests. */
export const addressDistrict = ruleKind({
  parameters: exactly({
    address: oneOf(['domicile', 'mailingAddress']),
    containing: someTexts,
    notContaining: Type.Optional(someTexts),
    county: Type.String({ minLength: 1 }),
  }),
  see: ({ address, containing, notContaining = [], county }, { facts: { subject } }) => {
    const text = subject[address];
    if (!text) return [unknown('formField')];
    const names = (word: string) => text.includes(word);
    if (!containing.some(names) || notContaining.some(names)) return [];
    if (!subject.county) return [unknown('formField')];
    return subject.county === county ? [] : [broken('subject/county')];
  },
});
