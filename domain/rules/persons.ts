import type { Day } from '#domain/calendar/days.ts';
import type { CertificateType } from '#domain/forms/certificate-types.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { birthDayOf } from '#domain/identifiers/resident-id.ts';
import type { Origin, PersonFacts } from './facts.ts';
import type { Scope } from './places.ts';
import { missing, type Answer } from './sighting.ts';
import { sameName } from './same-text.ts';

/** The persons of a filing. */
export const PERSON_ROLES = ['subjectOwner', 'serviceOwner', 'legalRepresentative'] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];

/** The persons whose fields stand in the form. */
export const OWNER_ROLES = [
  'subjectOwner',
  'serviceOwner',
] as const satisfies readonly PersonRole[];

export type OwnerRole = (typeof OWNER_ROLES)[number];

/** The person in a role; undefined where nobody is known in it. */
export function personIn(role: PersonRole, { facts, service }: Scope): PersonFacts | undefined {
  if (role === 'serviceOwner') return service?.owner;
  return facts[role];
}

/** What is missing where a role has nobody. */
export const nobodyIn = (role: PersonRole) =>
  role === 'legalRepresentative' ? 'legalRepresentative' : 'formField';

/**
 * Whether two roles are held by one person: by their certificate numbers, or by their names where one of
 * them has no number, as on a licence.
 */
export function samePerson(first: PersonRole, second: PersonRole, scope: Scope): Answer {
  const [a, b] = [personIn(first, scope), personIn(second, scope)];
  if (!a?.name && !a?.certificateNumber) return missing(nobodyIn(first));
  if (!b?.name && !b?.certificateNumber) return missing(nobodyIn(second));
  if (a.certificateNumber && b.certificateNumber) {
    return (
      canonicalCertificateNumber(a.certificateNumber) ===
      canonicalCertificateNumber(b.certificateNumber)
    );
  }
  return a.name && b.name ? sameName(a.name, b.name) : missing(nobodyIn(first));
}

const HOLDS_BIRTH_DAY: readonly (CertificateType | undefined)[] = ['residentId', 'residencePermit'];

function birthDay(person: PersonFacts): Day | undefined {
  const { certificateType, certificateNumber = '' } = person;
  return HOLDS_BIRTH_DAY.includes(certificateType)
    ? birthDayOf(certificateNumber)
    : person.birthDay;
}

/** How old a person is on a day, in full years (周岁); undefined where the day of birth is not known. */
export function ageOn(day: Day, person: PersonFacts): number | undefined {
  const born = birthDay(person);
  if (born === undefined) return undefined;
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

const ORIGINS: Readonly<Partial<Record<CertificateType, Origin>>> = {
  residentId: 'mainland',
  hkMacauPermit: 'hkMacau',
  taiwanPermit: 'taiwan',
};

/** The opening of the number of a residence permit of a resident of Taiwan; the others are of Hong Kong and Macau. */
const TAIWAN = '83';

/** Where a person is from: as stated, or as the document tells. A passport may be anybody's. */
export function originOf(person: PersonFacts): Origin | undefined {
  const { origin, certificateType, certificateNumber } = person;
  if (origin || !certificateType) return origin;
  if (certificateType !== 'residencePermit') return ORIGINS[certificateType];
  return certificateNumber?.startsWith(TAIWAN) ? 'taiwan' : 'hkMacau';
}
