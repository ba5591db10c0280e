import type { ReasonSource } from './wording.ts';

/** The errors that a large provider finds in filed or submitted data, in our own words. */
export const ERRORS_FOUND: ReasonSource = {
  title: { zh: '错误提示FAQ', en: 'Errors found in filed data' },
  wordings: [
    { wording: '1.1 Subject in abnormal standing', codes: ['subjectStandingAbnormal'] },
    { wording: '1.2 Subject name differs', codes: ['subjectNameDiffers'] },
    { wording: '1.3 Certificate number wrong', codes: ['subjectNumberWrong'] },
    { wording: '1.4 Certificate address wrong', codes: ['subjectAddressDiffers'] },
    {
      wording: '1.5 Owner is not the legal representative',
      codes: ['ownerNotLegalRepresentative'],
    },
    { wording: '1.6 Owner’s identity card expired', codes: ['ownerCertificateExpired'] },
    { wording: '2.1 Domain expired', codes: ['domainExpired'] },
    { wording: '2.2 Domain about to expire', codes: ['domainExpiresSoon'] },
    { wording: '2.3 Domain holder is not the subject', codes: ['domainHolderDiffers'] },
    { wording: '2.4 Registrar not approved', codes: ['registrarNotApproved'] },
    { wording: '3.1 Number not shown or wrong', codes: ['numberNotShown'] },
    { wording: '3.2 Number without link', codes: ['numberNotLinked'] },
    { wording: '3.3 Public-security number missing', codes: ['publicSecurityNumberMissing'] },
    // One reason for both persons: the field says who it is.
    { wording: '4.1 Subject owner unreachable', codes: ['phoneUnreachable'] },
    { wording: '4.2 Service owner unreachable', codes: ['phoneUnreachable'] },
    { wording: '5.1 Does not resolve here', codes: ['doesNotResolveHere'] },
    {
      wording: '5.2 Resolved address is not the filed one',
      codes: ['resolvedAddressDiffers'],
    },
    { wording: '6.1 Bought server can’t be chosen', codes: ['serverNotEligible'] },
  ],
};
