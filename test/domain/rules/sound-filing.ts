import type { Day } from '#domain/calendar/days.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Service } from '#domain/forms/service.ts';
import type { SubjectNature } from '#domain/forms/subject.ts';
import { PROVINCES, type Province } from '#domain/provinces.ts';
import type { FilingFacts, PersonFacts, ServiceFacts } from '#domain/rules/facts.ts';
import type { KnownFacts } from '#domain/rules/known-facts.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';

/** The day of every filing here that names no other. */
export const DAY = '2026-11-22';

/** What a filing is, where it differs from an enterprise's first filing of a website. */
export interface What {
  readonly nature?: SubjectNature;
  readonly filingType?: FilingType;
  readonly kind?: Service['kind'];
  readonly day?: Day;
}

/** The number of a resident ID issued in a province to somebody born on a day, `YYYYMMDD`. */
export const idOf = (province: Province, born = '19840312') =>
  `${PROVINCES[province].code.slice(0, 2)}0190${born}1234`;

const creditCode = (province: Province) => `91${PROVINCES[province].code}MA05TE0165`;

const NAME = '天津清禾示例茶业有限公司';
const PERSON = '沈知微';

const NOTHING_KNOWN_AGAINST: KnownFacts = {
  numbersUsedElsewhere: [],
  certificatesUsedElsewhere: [],
  domainsUsedElsewhere: [],
  filedCount: 0,
  filingsOnServer: 0,
  filedServiceOwners: [],
  filedSites: [],
  openFilingTypes: [],
  subjectFiled: false,
  subjectUnfiled: false,
  serviceUnfiled: false,
  onlyDomainFiled: false,
  openOrder: false,
  receiverOpenOrder: false,
  subjectIsShell: false,
  lastAccess: false,
  otherAccessUntold: false,
  otherSubjectInAccount: false,
};

/** Everything that some bureau wants in any case. */
const MATERIALS: readonly MaterialKind[] = [
  ...(['subjectCertificate', 'promise', 'truthfulnessNotice', 'domainCertificate'] as const),
  ...(['subjectOwnerIdFront', 'subjectOwnerIdBack', 'appIcon'] as const),
  ...(['serviceOwnerIdFront', 'serviceOwnerIdBack'] as const),
  ...(['domainReviewForm', 'openingForm', 'establishmentApproval', 'partyBuildingProof'] as const),
];

function personAt(at: string, province: Province): PersonFacts {
  return {
    at,
    name: PERSON,
    certificateType: 'residentId',
    certificateNumber: idOf(province),
    certificateValidUntil: 'longTerm',
    mobile: '18800000101',
    emergencyNumber: '13800000102',
  };
}

const DOMAINS: Readonly<Partial<Record<SubjectNature, string>>> = { government: 'tea.gov.cn' };

function serviceOf(province: Province, { nature = 'enterprise', kind = 'website' }: What) {
  const individual = nature === 'individual';
  const service: ServiceFacts = {
    at: '/service',
    kind,
    name: individual ? '听雨观鸟' : '清禾茶业官网',
    domains: [
      {
        name: DOMAINS[nature] ?? 'qinghe-tea.example.cn',
        holder: individual ? PERSON : NAME,
        validUntil: '2028-01-01',
        realNameVerified: true,
        resolves: false,
      },
    ],
    contentTypes: [individual ? '个人兴趣' : '单位门户网站'],
    owner: personAt('/service/owner', province),
    preApprovals: [],
  };
  return service;
}

/** A filing about which everything is known and nothing is wrong, in any province. */
export function soundFiling(province: Province, what: What = {}): FilingFacts {
  const { nature = 'enterprise', filingType = 'newSubject', day = DAY } = what;
  const individual = nature === 'individual';
  const address = '示例市南开区示例路 18 号';
  return {
    filingType,
    day,
    subject: {
      at: '/subject',
      nature,
      certificateType: individual ? 'residentId' : 'unifiedSocialCreditCode',
      certificateNumber: individual ? idOf(province) : creditCode(province),
      certificateValidUntil: 'longTerm',
      name: individual ? PERSON : NAME,
      province,
      city: '示例市',
      county: '南开区',
      domicile: address,
      mailingAddress: address,
      businessScope: '茶叶销售',
    },
    subjectOwner: personAt('/subjectOwner', province),
    legalRepresentative: { at: '', name: PERSON, origin: 'mainland' },
    services: [serviceOf(province, what)],
    materials: MATERIALS,
    stated: {
      certificateIsLatest: true,
      letterSigned: true,
      certificateIsElectronic: false,
      representativeSigned: true,
      hasTradeName: true,
      hasSeal: true,
      mobileIsLocal: true,
      hasRegistrationSeal: true,
      domainApproved: true,
    },
    changed: [],
    known: NOTHING_KNOWN_AGAINST,
  };
}
