import type { Day } from '#domain/calendar/days.ts';
import type { NewSubjectDraft } from '#domain/forms/new-subject.ts';
import type { FilingFacts, PersonFacts, ServiceFacts } from './facts.ts';

type PersonDraft = NewSubjectDraft['subjectOwner'];
type ServiceDraft = NonNullable<NewSubjectDraft['service']>;

/** What is known beside the form. */
export type OtherFacts = Partial<
  Pick<FilingFacts, 'legalRepresentative' | 'materials' | 'stated' | 'known'>
>;

function personFacts(at: string, person: PersonDraft): PersonFacts {
  const { name, certificateType, certificateNumber, mobile, emergencyNumber } = person ?? {};
  return { at, name, certificateType, certificateNumber, mobile, emergencyNumber };
}

function serviceFacts(service: ServiceDraft): ServiceFacts {
  const { kind, name, domains = [], contentTypes = [], owner } = service;
  return {
    ...{ at: '/service', kind, name, contentTypes },
    domains: domains.map((domain) => ({ name: domain })),
    owner: personFacts('/service/owner', owner),
  };
}

/**
 * What the form of a first filing (首次备案) says, complete or not, for the rules.
 * @param day on which it is checked.
 * @param others what the record, the authority or a person knows beside it.
 */
export function factsOfNewSubject(
  form: NewSubjectDraft,
  day: Day,
  others: OtherFacts = {},
): FilingFacts {
  return {
    filingType: 'newSubject',
    day,
    subject: { at: '/subject', ...form.subject },
    subjectOwner: personFacts('/subjectOwner', form.subjectOwner),
    services: form.service ? [serviceFacts(form.service)] : [],
    stated: {},
    known: {},
    ...others,
  };
}
