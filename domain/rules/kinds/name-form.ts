import Type from 'typebox';
import { ruleKind } from '../rule-kind.ts';
import { sameName } from '../same-text.ts';
import { exactly } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Stands for the legal representative's name in a form of names. */
const REPRESENTATIVE = '{representative}';

/** The subject's name has a certain form, made of the legal representative's name. */
export const nameForm = ruleKind({
  parameters: exactly({ form: Type.String({ pattern: '\\{representative\\}', maxLength: 100 }) }),
  see: ({ form }, { facts: { subject, legalRepresentative } }) => {
    if (!subject.name) return [unknown('formField')];
    if (!legalRepresentative?.name) return [unknown('legalRepresentative')];
    const expected = form.replace(REPRESENTATIVE, () => legalRepresentative.name ?? '');
    return sameName(subject.name, expected) ? [] : [broken()];
  },
});
