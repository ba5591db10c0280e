import { isDay } from '#domain/calendar/days.ts';
import type { AnyDraft, PersonDraft, ServiceDraft } from '#domain/forms/any-draft.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { FOREVER } from '#domain/identifiers/validity.ts';
import type { DomainFacts, PersonFacts, ServiceFacts, ValidUntil } from '#domain/rules/facts.ts';

/** The end of a validity as the rules have it; undefined where the form does not say it, or says no day. */
export function validityOf(text: string | undefined): ValidUntil | undefined {
  if (text === FOREVER) return 'longTerm';
  return text !== undefined && isDay(text) ? text : undefined;
}

/** A person as the form names them. */
export function personFacts(at: string, person: PersonDraft = {}): PersonFacts {
  const { name, certificateType, certificateNumber, mobile, emergencyNumber } = person;
  return {
    ...{ at, name, certificateType, certificateNumber, mobile, emergencyNumber },
    certificateValidUntil: validityOf(person.certificateValidUntil),
  };
}

type Registrations = NonNullable<AnyDraft['domainRegistrations']>;

/** Which of the registrations is that of a domain or of the domain above it; -1 for none. */
export function registrationOf(domain: string, registrations: Registrations): number {
  const name = canonicalDomain(domain);
  return registrations.findIndex(({ domain: registered }) => {
    const above = registered ? canonicalDomain(registered) : undefined;
    return above !== undefined && (name === above || name.endsWith(`.${above}`));
  });
}

/** Domains with what the applicant states about their registration. */
function domainFacts(domains: readonly string[], registrations: Registrations): DomainFacts[] {
  return domains.map((name) => {
    const { holder, expiresOn } = registrations[registrationOf(name, registrations)] ?? {};
    const day = expiresOn !== undefined && isDay(expiresOn) ? expiresOn : undefined;
    return { name, holder: holder?.trim() || undefined, validUntil: day };
  });
}

/** Whether the form says all of a service, or only names one that is on file. */
const isOnFile = ({ icpNumber }: ServiceDraft) => icpNumber !== undefined;

/** A service that leaves its pre-approvals out has none; of one on file nobody knows. */
function approvalsOf(service: ServiceDraft): readonly ValidUntil[] | undefined {
  const { preApprovals = isOnFile(service) ? undefined : [] } = service;
  const validities = preApprovals?.map(({ validUntil }) => validityOf(validUntil));
  return validities?.every((until) => until !== undefined) ? validities : undefined;
}

/** A service as a form has it. */
export function serviceFacts(
  at: string,
  service: ServiceDraft,
  registrations: Registrations = [],
): ServiceFacts {
  const { kind, name, domains = [], contentTypes = [], owner } = service;
  return {
    ...{ at, kind, name, contentTypes },
    domains: domainFacts(domains, registrations),
    owner: personFacts(`${at}/owner`, owner),
    preApprovals: approvalsOf(service),
  };
}
