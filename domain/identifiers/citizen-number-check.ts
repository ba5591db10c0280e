import { canonicalCertificateNumber } from './certificate-number.ts';
import type { IdentifierCheck, IdentifierFinding } from './finding.ts';
import { readCitizenNumber } from './gb11643.ts';

/** What a document with a citizen number says about each fault. */
export interface CitizenNumberFindings {
  readonly format: IdentifierFinding;
  readonly region: IdentifierFinding;
  readonly birthDate: IdentifierFinding;
  readonly checkDigit: IdentifierFinding;
}

/** Makes the check of a document with an 18-character citizen number; the documents differ in their regions. */
export function citizenNumberCheck(
  isRegion: (region: string) => boolean,
  findings: CitizenNumberFindings,
): IdentifierCheck {
  return (text) => {
    const number = readCitizenNumber(canonicalCertificateNumber(text));
    if (!number) return findings.format;
    if (!isRegion(number.region)) return findings.region;
    if (!number.birthDay) return findings.birthDate;
    return number.checkCharacterHolds ? undefined : findings.checkDigit;
  };
}
