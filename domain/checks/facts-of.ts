import type { Day } from '#domain/calendar/days.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft, ServiceDraft, SubjectDraft } from '#domain/forms/any-draft.ts';
import { pointerTo } from '#domain/forms/finding.ts';
import type { FilingFacts, SubjectFacts } from '#domain/rules/facts.ts';
import type { Place } from '#domain/rules/places.ts';
import { personFacts, serviceFacts, validityOf } from './facts-of-service.ts';
import { materialsOf } from './materials-of.ts';

/** What is known beside the form: by the record, by the authority, by whoever looked at the papers. */
export type OtherFacts = Partial<Pick<FilingFacts, 'stated' | 'known'>>;

/** Where the changes to a part of the record stand, or the part itself where nothing changes. */
const atOf = (part: 'subject' | 'subjectOwner' | 'service', { changes }: AnyDraft) =>
  changes?.[part] ? `/changes/${part}` : `/${part}`;

function subjectFacts(at: string, subject: SubjectDraft): SubjectFacts {
  const { name, certificateType, certificateNumber, nature, province } = subject;
  const { city, county, domicile, mailingAddress } = subject;
  return {
    ...{ at, name, certificateType, certificateNumber, nature, province },
    ...{ city, county, domicile, mailingAddress },
    certificateValidUntil: validityOf(subject.certificateValidUntil),
  };
}

/** The service as it will be: on file, with what changes, and what the access of its own says. */
function serviceAfter({ service, changes, access }: AnyDraft): ServiceDraft | undefined {
  if (!service) return undefined;
  const { owner, ...changed } = changes?.service ?? {};
  return { ...service, ...access, ...changed, ...(owner && { owner }) };
}

function servicesOf(form: AnyDraft) {
  const { services = [], domainRegistrations } = form;
  const one = serviceAfter(form);
  return [
    ...(one ? [serviceFacts(atOf('service', form), one, domainRegistrations)] : []),
    ...services.map((service, index) =>
      serviceFacts(pointerTo('/services', index), service, domainRegistrations),
    ),
  ];
}

const fieldsOf = (part: object | undefined): string[] =>
  Object.entries(part ?? {}).flatMap(([key, value]) => (value === undefined ? [] : key));

/** The fields that differ from the record; undefined for a filing that carries no changes. */
function changedIn({ changes }: AnyDraft): Place[] | undefined {
  if (!changes) return undefined;
  const { owner, ...service } = changes.service ?? {};
  return [
    ...fieldsOf(changes.subject).map((key): Place => `subject/${key}`),
    ...fieldsOf(changes.subjectOwner).map((key): Place => `subjectOwner/${key}`),
    ...fieldsOf(service).flatMap((key): Place[] => (key === 'kind' ? [] : [`service/${key}`])),
    ...fieldsOf(owner).map((key): Place => `serviceOwner/${key}`),
  ];
}

/**
 * What the form of any filing type says, complete or not, for the rules. A change is read as the record
 * will stand after it; what neither form nor change names is not known.
 * @param day on which it is checked, in Shanghai.
 * @param others what is known beside the form.
 */
export function factsOf(
  filingType: FilingType,
  form: AnyDraft,
  day: Day,
  others: OtherFacts = {},
): FilingFacts {
  const subject = { ...form.subject, ...form.changes?.subject };
  const { legalRepresentative } = subject;
  const at = atOf('subject', form);
  return {
    ...{ filingType, day },
    subject: subjectFacts(at, subject),
    subjectOwner: personFacts(atOf('subjectOwner', form), {
      ...form.subjectOwner,
      ...form.changes?.subjectOwner,
    }),
    ...(legalRepresentative && {
      legalRepresentative: personFacts(`${at}/legalRepresentative`, legalRepresentative),
    }),
    services: servicesOf(form),
    materials: materialsOf(form),
    changed: changedIn(form),
    stated: others.stated ?? {},
    known: others.known ?? {},
  };
}
