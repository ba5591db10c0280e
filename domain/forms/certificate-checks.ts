import type { IdentifierCheck } from '#domain/identifiers/finding.ts';
import { checkHkMacauPermit } from '#domain/identifiers/hk-macau-permit.ts';
import { checkSupersededCode } from '#domain/identifiers/organisation-code.ts';
import { checkPassport } from '#domain/identifiers/passport.ts';
import { checkResidencePermit } from '#domain/identifiers/residence-permit.ts';
import { checkResidentId } from '#domain/identifiers/resident-id.ts';
import { checkTaiwanPermit } from '#domain/identifiers/taiwan-permit.ts';
import { checkUnifiedSocialCreditCode } from '#domain/identifiers/unified-social-credit-code.ts';
import type { CertificateType } from './certificate-types.ts';

/** Which check a certificate number has to pass. */
const CERTIFICATE_CHECKS: Readonly<Record<CertificateType, IdentifierCheck>> = {
  unifiedSocialCreditCode: checkUnifiedSocialCreditCode,
  residentId: checkResidentId,
  passport: checkPassport,
  hkMacauPermit: checkHkMacauPermit,
  taiwanPermit: checkTaiwanPermit,
  residencePermit: checkResidencePermit,
};

/** The check of a certificate of a type, as far as the type is chosen. */
export function certificateCheck(type: CertificateType | undefined): IdentifierCheck | undefined {
  return type && CERTIFICATE_CHECKS[type];
}

/** The same for what is on file already: there an organisation may still have its old code. */
export function filedCertificateCheck(
  type: CertificateType | undefined,
): IdentifierCheck | undefined {
  if (type !== 'unifiedSocialCreditCode') return certificateCheck(type);
  return (text) => checkSupersededCode(text) ?? checkUnifiedSocialCreditCode(text);
}
