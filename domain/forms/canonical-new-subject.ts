import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalFingerprint } from '#domain/identifiers/certificate-fingerprint.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import type { NewSubjectForm } from './new-subject.ts';
import type { Person } from './person.ts';
import type { Service } from './service.ts';

function canonicalPerson(person: Person): Person {
  return {
    ...person,
    name: person.name.trim(),
    certificateNumber: canonicalCertificateNumber(person.certificateNumber),
  };
}

function canonicalService(service: Service): Service {
  const common = {
    name: service.name.trim(),
    domains: service.domains.map(canonicalDomain),
    ipAddresses: service.ipAddresses.map((address) => address.toLowerCase()),
    owner: canonicalPerson(service.owner),
  };
  if (service.kind === 'website') {
    return { ...service, ...common, homeUrl: service.homeUrl.trim() };
  }
  const platforms = service.platforms.map((platform) => ({
    ...platform,
    fingerprint: canonicalFingerprint(platform.fingerprint),
  }));
  return { ...service, ...common, platforms };
}

/**
 * The one form in which a submitted first filing is compared, searched and reported; drafts stay as typed.
 * Changes the writing only: capitals in certificate numbers, lower case in domains, bare fingerprints.
 * A form without blocking findings has none after it either.
 */
export function canonicalNewSubject(form: NewSubjectForm): NewSubjectForm {
  return {
    ...form,
    subject: {
      ...form.subject,
      name: form.subject.name.trim(),
      certificateNumber: canonicalCertificateNumber(form.subject.certificateNumber),
    },
    subjectOwner: canonicalPerson(form.subjectOwner),
    service: canonicalService(form.service),
  };
}
