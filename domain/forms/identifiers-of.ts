import { appPackageCheck } from '#domain/identifiers/app-package.ts';
import { fingerprintCheck } from '#domain/identifiers/certificate-fingerprint.ts';
import { checkDay } from '#domain/identifiers/day.ts';
import { checkDomain } from '#domain/identifiers/domain.ts';
import { checkEmail } from '#domain/identifiers/email.ts';
import { checkEmergencyNumber } from '#domain/identifiers/emergency-number.ts';
import type { IdentifierCheck } from '#domain/identifiers/finding.ts';
import { checkServiceNumber, checkSubjectNumber } from '#domain/identifiers/icp-number.ts';
import { checkMobile } from '#domain/identifiers/mobile.ts';
import { checkOrganisationName } from '#domain/identifiers/organisation-name.ts';
import { checkPersonName } from '#domain/identifiers/person-name.ts';
import { publicKeyCheck } from '#domain/identifiers/public-key.ts';
import type { AnyDraft, PersonDraft, ServiceDraft, SubjectDraft } from './any-draft.ts';
import { certificateCheck, filedCertificateCheck } from './certificate-checks.ts';
import type { ContextChecks } from './context-checks.ts';
import { pointerTo } from './finding.ts';

/** An identifier in a form: where it stands, what was typed, and what it has to pass, in turn. */
export interface Identifier {
  readonly field: string;
  readonly text: string | undefined;
  readonly checks: readonly (IdentifierCheck | undefined)[];
}

const one = (
  field: string,
  text: string | undefined,
  ...checks: (IdentifierCheck | undefined)[]
): Identifier => ({ field, text, checks });

function ofList(
  field: string,
  texts: readonly string[] | undefined,
  check: IdentifierCheck,
): Identifier[] {
  return (texts ?? []).map((text, index) => one(pointerTo(field, index), text, check));
}

/** Name and document of somebody. */
function ofIdentity(field: string, somebody: PersonDraft | undefined, { age }: ContextChecks) {
  const { name, certificateType, certificateNumber } = somebody ?? {};
  return [
    one(`${field}/name`, name, checkPersonName),
    one(`${field}/certificateNumber`, certificateNumber, certificateCheck(certificateType), age),
  ];
}

/** The identifiers of a subject, in full or as it is filed. */
export function ofSubject(field: string, subject: SubjectDraft, checks: ContextChecks) {
  const { nature, name, icpNumber, certificateType: type } = subject;
  const certificate =
    icpNumber === undefined ? certificateCheck(type) : filedCertificateCheck(type);
  const named = nature === 'individual' ? checkPersonName : checkOrganisationName;
  return [
    one(`${field}/icpNumber`, icpNumber, checkSubjectNumber),
    one(`${field}/certificateNumber`, subject.certificateNumber, certificate, checks.age),
    one(`${field}/name`, name, nature && named),
    one(`${field}/certificateValidUntil`, subject.certificateValidUntil, checks.validUntil),
    ...ofIdentity(`${field}/legalRepresentative`, subject.legalRepresentative, checks),
  ];
}

/** The identifiers of a person who answers for a subject or a service. */
export function ofPerson(field: string, person: PersonDraft, checks: ContextChecks) {
  return [
    ...ofIdentity(field, person, checks),
    one(`${field}/certificateValidUntil`, person.certificateValidUntil, checks.validUntil),
    one(`${field}/mobile`, person.mobile, checkMobile),
    one(`${field}/emergencyNumber`, person.emergencyNumber, checkEmergencyNumber),
    one(`${field}/email`, person.email, checkEmail),
  ];
}

function ofPlatforms(field: string, service: ServiceDraft): Identifier[] {
  return (service.platforms ?? []).flatMap(
    ({ platform, packageName, fingerprint, publicKey }, index) => {
      const at = pointerTo(field, index);
      return [
        one(`${at}/packageName`, packageName, platform && appPackageCheck(platform)),
        one(`${at}/fingerprint`, fingerprint, platform && fingerprintCheck(platform)),
        one(`${at}/publicKey`, publicKey, platform && publicKeyCheck(platform)),
      ];
    },
  );
}

function ofApprovals(field: string, service: ServiceDraft, { validUntil }: ContextChecks) {
  return (service.preApprovals ?? []).map((approval, index) =>
    one(`${pointerTo(field, index)}/validUntil`, approval.validUntil, validUntil),
  );
}

/** The identifiers of a service, in full or as it is filed. */
export function ofService(field: string, service: ServiceDraft, checks: ContextChecks) {
  const { icpNumber, domains, ipAddresses, owner } = service;
  return [
    one(`${field}/icpNumber`, icpNumber, checkServiceNumber),
    ...ofList(`${field}/domains`, domains, checkDomain),
    ...ofList(`${field}/ipAddresses`, ipAddresses, checks.ipAddress),
    ...ofPlatforms(`${field}/platforms`, service),
    ...ofApprovals(`${field}/preApprovals`, service, checks),
    ...(owner ? ofPerson(`${field}/owner`, owner, checks) : []),
  ];
}

/** The identifiers of what is stated about domains. */
export function ofRegistrations(
  field: string,
  registrations: NonNullable<AnyDraft['domainRegistrations']>,
  { domainExpiry }: ContextChecks,
) {
  return registrations.flatMap(({ domain, registeredOn, expiresOn }, index) => [
    one(`${pointerTo(field, index)}/domain`, domain, checkDomain),
    one(`${pointerTo(field, index)}/registeredOn`, registeredOn, checkDay),
    one(`${pointerTo(field, index)}/expiresOn`, expiresOn, domainExpiry),
  ]);
}

/** The addresses of an access of its own. */
export function ofAccess(
  field: string,
  access: NonNullable<AnyDraft['access']>,
  { ipAddress }: ContextChecks,
): Identifier[] {
  return ofList(`${field}/ipAddresses`, access.ipAddresses, ipAddress);
}
