import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { CertificateType } from '#domain/forms/certificate-types.ts';
import { PROVINCES } from '#domain/provinces.ts';
import type { SubjectFacts } from './facts.ts';
import { missing, type Answer } from './sighting.ts';

/** Where a certificate's number names the province that issued it: GB 11643, and GB 32100 from its third character. */
const REGION_AT: Readonly<Partial<Record<CertificateType, number>>> = {
  residentId: 0,
  unifiedSocialCreditCode: 2,
};

/** Registered with the national authority, wherever its seat is. */
const NATIONAL = '10';

/** Whether a subject's certificate was issued in the province in which it files. */
export function issuedHere(subject: SubjectFacts): Answer {
  const { certificateType, certificateNumber, province } = subject;
  if (!certificateType || !certificateNumber || !province) return missing('formField');
  const at = REGION_AT[certificateType];
  if (at === undefined) return missing('issuingProvince');
  const region = canonicalCertificateNumber(certificateNumber).slice(at, at + 2);
  if (region === NATIONAL) return missing('issuingProvince');
  return PROVINCES[province].code.startsWith(region);
}
