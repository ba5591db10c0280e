import type { FilingType } from '#domain/filing-types.ts';
import type { Filing } from '../../support/every-type.ts';
import type { FiledService } from '../../support/filed-service.ts';
import { ofNth, residentId, sampleForm } from '../../support/forms.ts';

/** Whose records an order is about: one that is filed here, one filed through another provider, one that nobody has claimed. */
export type Whose = 'ours' | 'elsewhere' | 'unclaimed';

/** What is on file before the lives begin, or has come to be filed in them. */
export interface OnFile {
  /** By whose it is: the number of the subject. */
  readonly numbers: { [whose in Whose]?: string };
  /** The bureau's passwords. */
  readonly passwords: { [whose in Whose]?: string };
  unclaimed?: FiledService;
}

/** An order in the life of a subject. What both registers say after it is in expected.ts. */
export interface Deed {
  readonly type: FilingType;
  readonly whose: Whose;
  readonly filing: (onFile: OnFile) => Omit<Filing, 'type'>;
}

const FORM = ofNth(sampleForm('tianjin-enterprise-website'), 7);
const APP = ofNth(sampleForm('tianjin-enterprise-app'), 8);
const MATERIALS = FORM.materials ?? [];
const WEBSITE = { kind: 'website', name: FORM.service.name } as const;
const NEW_MOBILE = '18800016201';

/** A company with a website that another provider has filed. */
export const ELSEWHERE = {
  name: '天津云岭示例有限公司',
  certificateNumber: ofNth(FORM, 9).subject.certificateNumber,
  site: '云岭示例官网',
  domain: 'yunling.example.cn',
  owner: { mobile: '18800017001', certificateNumber: residentId(9_070) },
} as const;

const identityOf = ({ nature, certificateType, name, province }: typeof FORM.subject) => ({
  ...{ nature, certificateType, name, province },
});

/** How a form names what is filed. */
const subjectOf = ({ numbers }: OnFile) => ({
  ...identityOf(FORM.subject),
  certificateNumber: FORM.subject.certificateNumber,
  icpNumber: numbers.ours ?? '',
});
const theirs = ({ numbers }: OnFile) => ({
  ...identityOf(FORM.subject),
  ...{ certificateNumber: ELSEWHERE.certificateNumber, name: ELSEWHERE.name },
  icpNumber: numbers.elsewhere ?? '',
});
const theirSite = ({ numbers }: OnFile) => ({
  ...{ icpNumber: `${numbers.elsewhere ?? ''}-1`, kind: 'website', name: ELSEWHERE.site },
});

/** Every filing type at least once, each in its place in somebody's life. */
export const LIVES: readonly Deed[] = [
  {
    ...{ type: 'newSubject', whose: 'ours' },
    filing: () => ({ form: FORM, owners: [FORM.subjectOwner] }),
  },
  {
    ...{ type: 'newService', whose: 'ours' },
    filing: (onFile) => ({
      form: {
        ...{ subject: subjectOf(onFile), service: APP.service, materials: APP.materials },
        domainRegistrations: (APP.domainRegistrations ?? []).map((one) => ({
          ...{ ...one, holder: FORM.subject.name },
        })),
      },
      owners: [APP.service.owner],
    }),
  },
  {
    ...{ type: 'change', whose: 'ours' },
    filing: (onFile) => ({
      form: {
        subject: subjectOf(onFile),
        service: { ...WEBSITE, icpNumber: `${onFile.numbers.ours ?? ''}-1` },
        changes: {
          service: { kind: 'website', name: '清禾茶园之家', owner: { mobile: NEW_MOBILE } },
        },
        materials: MATERIALS,
      },
      owners: [FORM.subjectOwner, { ...FORM.subjectOwner, mobile: NEW_MOBILE }],
    }),
  },
  {
    ...{ type: 'deregisterService', whose: 'ours' },
    filing: (onFile) => ({
      form: {
        subject: subjectOf(onFile),
        service: {
          ...{ icpNumber: `${onFile.numbers.ours ?? ''}-2A`, kind: 'app', name: APP.service.name },
        },
        ...{ reason: 'noLongerRun', irreversible: APP.service.name },
      },
      owners: [APP.service.owner],
    }),
  },
  {
    ...{ type: 'newAccess', whose: 'elsewhere' },
    filing: (onFile) => ({
      by: 'applicant-en',
      form: {
        subject: theirs(onFile),
        service: { ...theirSite(onFile), domains: [ELSEWHERE.domain] },
        access: { ipAddresses: ['121.36.43.31'] },
        filingPassword: onFile.passwords.elsewhere,
        materials: MATERIALS,
      },
      owners: [ELSEWHERE.owner],
    }),
  },
  {
    ...{ type: 'cancelAccess', whose: 'elsewhere' },
    filing: (onFile) => ({
      by: 'applicant-en',
      form: { subject: theirs(onFile), service: theirSite(onFile), reason: 'otherProvider' },
    }),
  },
  {
    ...{ type: 'deregisterSubject', whose: 'ours' },
    filing: (onFile) => ({
      form: {
        subject: subjectOf(onFile),
        ...{ reason: 'subjectGone', irreversible: onFile.numbers.ours },
        filingPassword: onFile.passwords.ours,
      },
      owners: [FORM.subjectOwner],
    }),
  },
  {
    ...{ type: 'claim', whose: 'unclaimed' },
    filing: ({ unclaimed }) => ({ form: { subject: unclaimed?.subject } }),
  },
  {
    ...{ type: 'transfer', whose: 'unclaimed' },
    filing: ({ unclaimed }) => ({
      receiver: 'applicant-en',
      form: {
        ...{ subject: unclaimed?.subject, service: unclaimed?.service },
        receiver: { account: 'applicant-en', subjectName: ELSEWHERE.name },
      },
    }),
  },
];
