import type { Day } from '#domain/calendar/days.ts';
import { factsOf } from '#domain/checks/facts-of.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { CERTIFICATE_TYPES, type CertificateType } from '#domain/forms/certificate-types.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { FilingFacts, PersonFacts, ServiceFacts } from '#domain/rules/facts.ts';
import { OWNER_ROLES, personIn, samePerson, type OwnerRole } from '#domain/rules/persons.ts';
import type { Scope } from '#domain/rules/places.ts';
import { LETTER_OF_AUTHORISATION } from './papers/letter-of-authorisation.ts';
import { fillIn, type Filled, type Paper } from './papers/paper.ts';

const ROLE_NAMES: Readonly<Record<OwnerRole, string>> = {
  subjectOwner: '主体负责人',
  serviceOwner: '互联网信息服务负责人',
};

/** Somebody who needs a letter, and what for. */
interface Authorised {
  readonly person: PersonFacts;
  readonly roles: readonly OwnerRole[];
}

/** Whether somebody holds a role who is not, as far as the form tells, the legal representative. */
const needsLetter = (role: OwnerRole, scope: Scope): boolean =>
  samePerson(role, 'legalRepresentative', scope) !== true;

/** Two that are written alike are one person. */
const keyOf = ({ certificateNumber, name }: PersonFacts): string =>
  certificateNumber ? canonicalCertificateNumber(certificateNumber) : (name ?? '');

/** Each person who answers for the subject or a service without being its representative, once. */
function authorisedIn(facts: FilingFacts): Authorised[] {
  const services = facts.services.length > 0 ? facts.services : [undefined];
  const byPerson = new Map<string, Authorised>();
  for (const service of services) {
    const scope = { facts, service };
    for (const role of OWNER_ROLES.filter((one) => needsLetter(one, scope))) {
      const person = personIn(role, scope);
      const key = person ? keyOf(person) : '';
      if (!person || key === '') continue;
      const roles = new Set([...(byPerson.get(key)?.roles ?? []), role]);
      byPerson.set(key, { person, roles: [...roles] });
    }
  }
  return [...byPerson.values()];
}

const documentName = (type: CertificateType | undefined) => type && CERTIFICATE_TYPES[type].zh;

const serviceLine = ({ name, domains }: ServiceFacts): string => {
  const names = domains.map((domain) => domain.name).join('、');
  return `${name ?? ''}${names === '' ? '' : `（${names}）`}`;
};

function ofSubject({ subject, legalRepresentative, services }: FilingFacts): Filled {
  const given: { [Key in keyof Filled]: string | undefined } = {
    province: subject.province,
    subjectName: subject.name,
    certificateType: documentName(subject.certificateType),
    certificateNumber: subject.certificateNumber,
    representative: legalRepresentative?.name,
    services: services
      .map(serviceLine)
      .filter((line) => line !== '')
      .join('；'),
  };
  return given as Filled;
}

const ofPerson = ({ person, roles }: Authorised): Filled =>
  ({
    role: roles.map((role) => ROLE_NAMES[role]).join('和'),
    owner: person.name,
    ownerCertificateType: documentName(person.certificateType),
    ownerCertificateNumber: person.certificateNumber,
  }) as Filled;

/**
 * The letters of authorisation of a filing, filled in from its form: one for each person who is not the
 * legal representative. Where the form names none, one whose person is written by hand.
 * @param form complete or not
 * @param day on which it is asked
 * @returns none for an individual, who has nobody to authorise
 */
export function lettersOf(filingType: FilingType, form: AnyDraft, day: Day): Paper[] {
  const facts = factsOf(filingType, form, day);
  if (facts.subject.nature === 'individual') return [];
  const subject = ofSubject(facts);
  const persons = authorisedIn(facts).map(ofPerson);
  return (persons.length > 0 ? persons : [{}]).map((person) =>
    fillIn(LETTER_OF_AUTHORISATION, { ...subject, ...person }),
  );
}
