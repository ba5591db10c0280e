import type { SubjectFacts } from '../facts.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf } from '../schema.ts';
import { broken, missing, unknown, type Answer } from '../sighting.ts';

/** Something that names a city, a prefecture or a league, whichever it may be. */
const NAMES_A_CITY = /[市州盟]|地区/;

/**
 * Whether an address lies in the city of the filing. The short name alone counts only where no other city is
 * named (上海市南京路 is not in 南京市), and a county-level city counts as its city.
 */
function isInCity(address: string, { city = '', county = '' }: SubjectFacts): Answer {
  const own = [city, ...(county.endsWith('市') ? [county] : [])];
  if (own.some((name) => address.includes(name))) return true;
  if (NAMES_A_CITY.test(address)) return false;
  return address.includes(city.replace(/(?:市|地区|盟)$/, '')) || missing('addressCity');
}

/** The domicile on the certificate and the mailing address are both in the city of the filing. */
export const addressEquality = ruleKind({
  parameters: exactly({ on: oneOf(['city']) }),
  see: (_, { facts: { subject } }) =>
    (['domicile', 'mailingAddress'] as const).flatMap((field) => {
      const { city, [field]: address } = subject;
      if (!city || !address) return [unknown('formField')];
      const answer = isInCity(address, subject);
      if (typeof answer === 'object') return [unknown(answer.missing)];
      return answer ? [] : [broken(`subject/${field}`)];
    }),
});
