import type { IdentifierCheck } from '#domain/identifiers/finding.ts';
import { checkHkMacauPermit } from '#domain/identifiers/hk-macau-permit.ts';
import { checkPassport } from '#domain/identifiers/passport.ts';
import { checkResidencePermit } from '#domain/identifiers/residence-permit.ts';
import { checkResidentId } from '#domain/identifiers/resident-id.ts';
import { checkTaiwanPermit } from '#domain/identifiers/taiwan-permit.ts';
import { checkUnifiedSocialCreditCode } from '#domain/identifiers/unified-social-credit-code.ts';
import type { CertificateType } from './certificate-types.ts';

/** Which check a certificate number has to pass. */
export const CERTIFICATE_CHECKS: Readonly<Record<CertificateType, IdentifierCheck>> = {
  unifiedSocialCreditCode: checkUnifiedSocialCreditCode,
  residentId: checkResidentId,
  passport: checkPassport,
  hkMacauPermit: checkHkMacauPermit,
  taiwanPermit: checkTaiwanPermit,
  residencePermit: checkResidencePermit,
};
