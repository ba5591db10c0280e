import { checkAppPackage } from '#domain/identifiers/app-package.ts';
import { fingerprintCheck } from '#domain/identifiers/certificate-fingerprint.ts';
import { checkDomain } from '#domain/identifiers/domain.ts';
import { checkEmail } from '#domain/identifiers/email.ts';
import { checkEmergencyNumber } from '#domain/identifiers/emergency-number.ts';
import type { IdentifierCheck } from '#domain/identifiers/finding.ts';
import { checkIpAddress } from '#domain/identifiers/ip-address.ts';
import { checkMobile } from '#domain/identifiers/mobile.ts';
import { CERTIFICATE_CHECKS } from './certificate-checks.ts';
import { pointerTo, type Finding } from './finding.ts';
import type { NewSubjectDraft } from './new-subject.ts';

/** An identifier in a form: where it stands, what was typed, and the check that it has to pass. */
interface Identifier {
  readonly field: string;
  readonly text: string | undefined;
  readonly check: IdentifierCheck | undefined;
}

type PersonDraft = NonNullable<NewSubjectDraft['subjectOwner']>;
type ServiceDraft = NonNullable<NewSubjectDraft['service']>;

function certificate(field: string, holder: NewSubjectDraft['subject'] | PersonDraft): Identifier {
  const check = holder?.certificateType && CERTIFICATE_CHECKS[holder.certificateType];
  return { field: `${field}/certificateNumber`, text: holder?.certificateNumber, check };
}

function ofPerson(field: string, person: PersonDraft | undefined): Identifier[] {
  return [
    certificate(field, person),
    { field: `${field}/mobile`, text: person?.mobile, check: checkMobile },
    {
      field: `${field}/emergencyNumber`,
      text: person?.emergencyNumber,
      check: checkEmergencyNumber,
    },
    { field: `${field}/email`, text: person?.email, check: checkEmail },
  ];
}

function ofList(field: string, texts: readonly string[] | undefined, check: IdentifierCheck) {
  return (texts ?? []).map((text, index) => ({ field: pointerTo(field, index), text, check }));
}

function ofPlatforms(service: ServiceDraft | undefined): Identifier[] {
  const platforms = (service && 'platforms' in service && service.platforms) || [];
  return platforms.flatMap(({ platform, packageName, fingerprint }, index) => {
    const field = pointerTo('/service/platforms', index);
    const check = platform && fingerprintCheck(platform);
    return [
      { field: `${field}/packageName`, text: packageName, check: checkAppPackage },
      { field: `${field}/fingerprint`, text: fingerprint, check },
    ];
  });
}

/**
 * The findings about every identifier that the form holds so far; what is not filled in is passed over.
 * @param form of a sound shape, complete or not.
 */
export function checkIdentifiers(form: NewSubjectDraft): Finding[] {
  const identifiers: Identifier[] = [
    certificate('/subject', form.subject),
    ...ofPerson('/subjectOwner', form.subjectOwner),
    ...ofList('/service/domains', form.service?.domains, checkDomain),
    ...ofList('/service/ipAddresses', form.service?.ipAddresses, checkIpAddress),
    ...ofPlatforms(form.service),
    ...ofPerson('/service/owner', form.service?.owner),
  ];
  return identifiers.flatMap(({ field, text, check }) => {
    const finding = text?.trim() ? check?.(text) : undefined;
    return finding ? [{ field, ...finding }] : [];
  });
}
