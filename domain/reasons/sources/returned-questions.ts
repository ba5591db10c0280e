import type { ReasonSource } from './wording.ts';

/** The questions on returned orders that a large provider answers, in our own words. */
export const RETURNED_QUESTIONS: ReasonSource = {
  title: { zh: '备案驳回咨询', en: 'Questions on returned orders' },
  wordings: [
    { wording: '1 Domain not verified', codes: ['domainNotVerified'] },
    { wording: '2 Holder is not the subject', codes: ['domainHolderDiffers'] },
    { wording: '3 Verified data not with the ministry', codes: ['domainNotSynchronised'] },
    {
      wording: '4 Domain check fails',
      codes: [
        'topLevelDomainNotApproved',
        'registrarNotApproved',
        'domainExpired',
        'domainNotSynchronised',
      ],
    },
    { wording: '5 Unfiled domain resolves', codes: ['domainResolvesBeforeFiling'] },
    {
      wording: '6 Company’s site name',
      codes: ['serviceNameNotAllowed', 'serviceNameUnrelated'],
    },
    { wording: '7 Individual’s site name', codes: ['individualNameNotAllowed'] },
    { wording: '8 Site content', codes: ['contentNotAllowed'] },
    { wording: '9 Filed site unreachable', codes: ['filedSiteUnreachable'] },
    { wording: '10 Filed site without number', codes: ['numberNotShown', 'numberNotLinked'] },
    {
      wording: '11 Owner not the legal representative',
      codes: ['ownerNotLegalRepresentative'],
    },
    {
      wording: '12 Phone not local or not answered',
      codes: ['phoneNotLocal', 'phoneUnreachable'],
    },
    { wording: '13 Mobile in use', codes: ['mobileUsedElsewhere'] },
    {
      wording: '14 Contacts of two persons alike',
      codes: ['contactShared', 'mobileIsEmergencyNumber'],
    },
    { wording: '15 Photo of a screen', codes: ['photoOfScreen'] },
    { wording: '16 Copy or electronic certificate', codes: ['copyOrElectronicCertificate'] },
    {
      wording: '17 Certificate cut, blurred, glaring, or less than three months left',
      codes: ['certificateIllegible', 'certificateExpiresSoon'],
    },
    { wording: '18 Face check failed', codes: ['faceCheckFailed'] },
    { wording: '19 Ministry has a record', codes: ['alreadyFiled'] },
    { wording: '20 … under another certificate', codes: ['filedUnderOtherCertificate'] },
    { wording: '21 Order in progress', codes: ['orderInProgress'] },
    { wording: '22 Wrong filing type', codes: ['wrongFilingType'] },
    { wording: '23 Owner conflict', codes: ['siteOwnerConflict'] },
    { wording: '24 Subject is a shell', codes: ['subjectIsShell'] },
    { wording: '25 Shell-site notice ignored', codes: ['shellNoticeIgnored'] },
    { wording: '26 Pre-approval missing', codes: ['preApprovalMissing'] },
    { wording: '27 Pre-approval expired or illegible', codes: ['preApprovalNotAccepted'] },
    { wording: '28 Address proof missing', codes: ['addressProofMissing'] },
  ],
};
