/** How the text of a cell is read. */
export type CellKind = 'text' | 'several' | 'id' | 'day' | 'icpNumber';

/** One column of a file that is imported. */
export interface Column {
  readonly name: string;
  /** Where its value goes, a JSON pointer into what a line says; what is below a form's place is as in the form. */
  readonly at: string;
  readonly kind: CellKind;
  readonly required: boolean;
  readonly says: string;
}

const column =
  (kind: CellKind, required: boolean) =>
  (name: string, at: string, says: string): Column => ({ name, at, kind, required, says });

const must = column('text', true);
const may = column('text', false);
const list = column('several', false);
const number = column('icpNumber', true);
const mayNumber = column('icpNumber', false);

const OWNER = (at: string, whose: string): readonly Column[] => [
  must('ownerName', `${at}/name`, `Name of the ${whose}.`),
  must('ownerCertificateType', `${at}/certificateType`, 'residentId, passport, hkMacauPermit, …'),
  must('ownerCertificateNumber', `${at}/certificateNumber`, 'Number of that document.'),
  may('ownerCertificateValidUntil', `${at}/certificateValidUntil`, 'YYYY-MM-DD, or 长期.'),
  must('ownerMobile', `${at}/mobile`, 'Mainland mobile, eleven digits.'),
  may('ownerEmergencyNumber', `${at}/emergencyNumber`, 'Another number, for emergencies.'),
  may('ownerEmail', `${at}/email`, 'E-mail address.'),
];

const FILED: readonly Column[] = [
  column('id', false)(
    'providerId',
    '/providerId',
    'Our id of it in the authority’s interface (IspZtid, IspWzid, IspJrid).',
  ),
  column('id', false)('bureauId', '/bureauId', 'The bureau’s id of it (Ztid, Wzid, Jrid).'),
  column('day', false)('filedOn', '/filedOn', 'Day of the approval, YYYY-MM-DD.'),
];

const OF_SERVICE = number('service', '/of', 'Number of the service that it belongs to.');

/** The files that a folder may hold, each with its columns in any order. `subjects` alone must be there. */
export const IMPORT_FILES = {
  subjects: [
    number('icpNumber', '/icpNumber', 'Number of the subject, 津ICP备2026000001号.'),
    ...FILED,
    must('nature', '/subject/nature', 'enterprise, soleTrader, individual, institution, …'),
    must('certificateType', '/subject/certificateType', 'unifiedSocialCreditCode, residentId, …'),
    must('certificateNumber', '/subject/certificateNumber', 'Number of the certificate.'),
    may('certificateValidUntil', '/subject/certificateValidUntil', 'YYYY-MM-DD, or 长期.'),
    must('name', '/subject/name', 'Name, as on the certificate.'),
    must('province', '/subject/province', 'Short name of the province, for example 天津.'),
    may('city', '/subject/city', 'City of the mailing address.'),
    may('county', '/subject/county', 'County or district of the mailing address.'),
    may('domicile', '/subject/domicile', 'Domicile on the certificate.'),
    may('mailingAddress', '/subject/mailingAddress', 'Where letters arrive.'),
    may('investor', '/subject/investor', 'Investor or superior body.'),
    ...OWNER('/subjectOwner', 'subject owner'),
    may(
      'account',
      '/account',
      'Handle of the account here that it comes under; empty: unclaimed yet.',
    ),
  ],
  services: [
    number('subject', '/of', 'Number of the subject that it belongs to.'),
    number('icpNumber', '/icpNumber', 'Number of the service, 津ICP备2026000001号-1.'),
    ...FILED,
    must('kind', '/service/kind', 'website or app.'),
    must('name', '/service/name', 'Name of the service.'),
    list('domains', '/service/domains', 'Domains, with ; between; or in domains.csv.'),
    may('homeUrl', '/service/homeUrl', 'Home page of a website.'),
    list('contentTypes', '/service/contentTypes', 'Content types by name, with ; between.'),
    list('languages', '/service/languages', 'Languages by name, with ; between.'),
    may('remarks', '/service/remarks', 'Remarks.'),
    ...OWNER('/service/owner', 'service owner'),
    may('account', '/account', 'Handle of its account, where it is not its subject’s.'),
  ],
  accesses: [
    OF_SERVICE,
    ...FILED,
    list('ipAddresses', '/access/ipAddresses', 'IPv4 and IPv6, with ; between; or in ips.csv.'),
    may('resourceCode', '/access/resourceCode', 'Number of the server or service code.'),
    may(
      'otherProvider',
      '/otherProvider',
      'Another provider’s number at the authority; empty: ours.',
    ),
  ],
  domains: [OF_SERVICE, must('domain', '/domain', 'One domain of the service.')],
  ips: [OF_SERVICE, must('ipAddress', '/ipAddress', 'One address of our access to the service.')],
  platforms: [
    OF_SERVICE,
    must('platform', '/platform/platform', 'android, ios or harmonyos.'),
    must('packageName', '/platform/packageName', 'Package name or bundle id.'),
    may('fingerprint', '/platform/fingerprint', 'Fingerprint of the certificate.'),
    may('publicKey', '/platform/publicKey', 'Modulus of the public key.'),
  ],
  approvals: [
    OF_SERVICE,
    must('kind', '/approval/kind', 'Code of the kind of pre-approval.'),
    must('number', '/approval/number', 'Number of the approval.'),
    may('validUntil', '/approval/validUntil', 'YYYY-MM-DD, or 长期.'),
    may('issuer', '/approval/issuer', 'Who gave it.'),
  ],
  orders: [
    must('reference', '/reference', 'Number of the open order where it comes from.'),
    must('filingType', '/filingType', 'newSubject, newService, … as in “beian describe”.'),
    must('account', '/account', 'Handle of the account here that it comes under.'),
    mayNumber('subject', '/subject', 'Number of the subject that it is about.'),
    mayNumber('service', '/service', 'Number of the service that it is about.'),
    may('stage', '/stage', 'How far it was, in your own words.'),
  ],
} as const satisfies Record<string, readonly Column[]>;

export type ImportFile = keyof typeof IMPORT_FILES;
