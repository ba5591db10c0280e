import type { ReasonSource } from './wording.ts';

/** What several providers and bureaus return orders for, put together. */
export const SEVERAL_PROVIDERS: ReasonSource = {
  title: { zh: '多家接入商的驳回原因汇总', en: 'Reasons of several providers' },
  wordings: [
    { wording: 'Domain: no real-name record', codes: ['domainNotVerified'] },
    { wording: 'Domain: real name is not the subject’s', codes: ['domainHolderDiffers'] },
    { wording: 'Domain: not synced to the ministry', codes: ['domainNotSynchronised'] },
    {
      wording: 'Domain: top-level domain or registrar not approved',
      codes: ['topLevelDomainNotApproved', 'registrarNotApproved'],
    },
    {
      wording: 'Domain: expired or less than three months',
      codes: ['domainExpired', 'domainExpiresSoon'],
    },
    { wording: 'Domain: resolves before filing', codes: ['domainResolvesBeforeFiling'] },
    { wording: 'Domain: already filed', codes: ['domainAlreadyFiled'] },
    { wording: 'Domain: one site with several domains', codes: ['oneDomainPerSite'] },
    { wording: 'Domain: blacklisted', codes: ['domainBlacklisted'] },
    {
      wording: 'Subject: name, number or address not latest, or not as in the register',
      codes: [
        'subjectNameDiffers',
        'subjectNumberWrong',
        'subjectAddressDiffers',
        'subjectCertificateNotLatest',
      ],
    },
    { wording: 'Subject: abnormal business status', codes: ['subjectStandingAbnormal'] },
    { wording: 'Subject: cancelled or shell', codes: ['subjectIsShell'] },
    { wording: 'Subject: owner conflict', codes: ['siteOwnerConflict'] },
    {
      wording: 'Subject: already filed with another certificate',
      codes: ['filedUnderOtherCertificate'],
    },
    { wording: 'Subject: certificate has a running order', codes: ['orderInProgress'] },
    { wording: 'Subject: province not allowed', codes: ['otherProvince'] },
    {
      wording: 'Owner: not the legal representative',
      codes: ['ownerNotLegalRepresentative'],
    },
    { wording: 'Owner: letter missing', codes: ['authorisationLetterMissing'] },
    { wording: 'Owner: age', codes: ['ownerAgeNotAllowed'] },
    {
      wording: 'Owner: ID expired or less than three months',
      codes: ['ownerCertificateExpired'],
    },
    { wording: 'Owner: mobile used by another subject', codes: ['mobileUsedElsewhere'] },
    { wording: 'Owner: mobile is the emergency number', codes: ['mobileIsEmergencyNumber'] },
    { wording: 'Owner: same contact for two persons', codes: ['contactShared'] },
    { wording: 'Owner: unreachable', codes: ['phoneUnreachable'] },
    { wording: 'Owner: not local', codes: ['phoneNotLocal'] },
    { wording: 'Owner: face check failed', codes: ['faceCheckFailed'] },
    { wording: 'Material: photo of a screen', codes: ['photoOfScreen'] },
    { wording: 'Material: copy', codes: ['copyOrElectronicCertificate'] },
    { wording: 'Material: reflection, cropped', codes: ['certificateIllegible'] },
    {
      wording: 'Material: residence proof or promise missing',
      codes: ['addressProofMissing', 'promiseMissing'],
    },
    { wording: 'Material: pre-approval missing', codes: ['preApprovalMissing'] },
    {
      wording: 'Service: only digits or letters, reserved heads',
      codes: ['serviceNameNotAllowed'],
    },
    { wording: 'Service: unrelated name, trademark needed', codes: ['serviceNameUnrelated'] },
    {
      wording: 'Service: individuals: no business, blog or place names, 3–10 characters',
      codes: ['individualNameNotAllowed'],
    },
    { wording: 'Service: content does not fit the nature', codes: ['contentNotAllowed'] },
    { wording: 'Service: filed site unreachable', codes: ['filedSiteUnreachable'] },
    {
      wording: 'Service: footer number or link missing',
      codes: ['numberNotShown', 'numberNotLinked'],
    },
    { wording: 'Service: resolves elsewhere', codes: ['doesNotResolveHere'] },
    { wording: 'Order: wrong type', codes: ['wrongFilingType'] },
    { wording: 'Order: change and addition combined', codes: ['changeWithAddition'] },
    { wording: 'Order: too many domains', codes: ['tooManyDomains'] },
    // The authority returns it, not a reviewer.
    { wording: 'Order: SMS timeout', codes: [], event: 'smsExpired' },
    { wording: 'App: platform mistaken for a store', codes: ['appPlatformInvalid'] },
    {
      wording: 'App: package, MD5, SHA-1 or key wrong',
      codes: ['appPackageWrong', 'appFeaturesInvalid'],
    },
    { wording: 'App: same name rule', codes: ['serviceNameNotAllowed'] },
    { wording: 'App: resolved address differs', codes: ['resolvedAddressDiffers'] },
  ],
};
