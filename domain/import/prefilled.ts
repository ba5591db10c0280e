import type { FilingType } from '#domain/filing-types.ts';
import type { ServiceRecord, SubjectRecord } from '#domain/registry/records.ts';

/** What of the registry a form of this type begins with. */
export type FilledWith = 'subject' | 'service' | 'serviceWithDomains';

/** What is filled into the form of an order that was open elsewhere; the rest is the applicant's to fill in again. */
export const PREFILLED: Readonly<Record<FilingType, readonly FilledWith[]>> = {
  newSubject: [],
  newService: ['subject'],
  newAccess: ['subject', 'serviceWithDomains'],
  change: ['subject', 'service'],
  cancelAccess: ['subject', 'service'],
  deregisterService: ['subject', 'service'],
  deregisterSubject: ['subject'],
  claim: ['subject'],
  transfer: ['subject', 'service'],
};

/** A filed subject as forms name it. */
export function subjectPart(record: SubjectRecord) {
  const { icpNumber, nature, certificateType, certificateNumber, name, province } = record;
  return { icpNumber, nature, certificateType, certificateNumber, name, province };
}

const servicePart = ({ icpNumber, kind, name }: ServiceRecord) => ({ icpNumber, kind, name });

/** The form that an order of a type begins with, as far as what it is about is filed here. */
export function prefilled(
  filingType: FilingType,
  subject: SubjectRecord | undefined,
  service: ServiceRecord | undefined,
): object {
  const parts: Readonly<Record<FilledWith, () => object>> = {
    subject: () => (subject ? { subject: subjectPart(subject) } : {}),
    service: () => (service ? { service: servicePart(service) } : {}),
    serviceWithDomains: () =>
      service ? { service: { ...servicePart(service), domains: [...service.domains] } } : {},
  };
  return Object.assign({}, ...PREFILLED[filingType].map((part) => parts[part]())) as object;
}
