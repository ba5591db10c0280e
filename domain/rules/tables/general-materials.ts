import type { FilingType } from '#domain/filing-types.ts';
import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { PROVIDER_HELP } from './general-origin.ts';
import { ownerDocuments } from './owner-documents.ts';

const AFTER_THE_FIRST: FilingType[] = ['newService', 'newAccess', 'change'];

/** Which papers and pictures all provinces ask for. */
export const GENERAL_MATERIALS: readonly Rule[] = [
  {
    code: 'general.subject_certificate_handed_in',
    provinces: 'all',
    // An individual's certificate is the card that the subject owner shows.
    concerns: { natures: ORGANISATIONS, filingTypes: ['newSubject'] },
    check: { kind: 'requiredMaterial', anyOf: ['subjectCertificate'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '须上传主体证件（营业执照等）。',
      en: 'The certificate of the subject, such as the business licence, is handed in.',
    },
    remedy: {
      zh: '请上传原件的彩色照片或扫描件。',
      en: 'Hand in a colour photo or scan of the original.',
    },
    fields: ['materials'],
  },
  ...ownerDocuments('subjectOwner'),
  ...ownerDocuments('serviceOwner'),
  {
    code: 'general.domain_certificate',
    provinces: 'all',
    concerns: { filingTypes: AFTER_THE_FIRST, serviceKinds: ['website'] },
    check: { kind: 'requiredMaterial', anyOf: ['domainCertificate'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '新增和变更须提供域名证书。',
      en: 'Additions and changes bring the domain certificate.',
    },
    remedy: {
      zh: '请从注册商处下载域名证书并上传。',
      en: 'Download it from the registrar and hand it in.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.first_domain_certificate',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject'], serviceKinds: ['website'] },
    check: { kind: 'requiredMaterial', anyOf: ['domainCertificate'] },
    // The help counts it among the materials of a filing, but does not refuse a first one without.
    severity: 'informs',
    ...PROVIDER_HELP,
    text: {
      zh: '建议提供域名证书，以便核对域名持有者和有效期。',
      en: 'With the domain certificate the holder and the validity of the domain can be checked at once.',
    },
    remedy: {
      zh: '请从注册商处下载域名证书并上传。',
      en: 'Download it from the registrar and hand it in.',
    },
    fields: ['materials'],
  },
  {
    code: 'general.government_domain_review',
    provinces: 'all',
    concerns: { natures: ['government'], serviceKinds: ['website'] },
    check: { kind: 'requiredMaterial', anyOf: ['domainReviewForm'] },
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '政府网站须提供域名审核表。',
      en: 'A government site brings the review form of its domain.',
    },
    remedy: { zh: '请上传域名审核表。', en: 'Hand in the form.' },
    fields: ['service/domains'],
  },
  {
    code: 'general.app_icon',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject', 'newService'], serviceKinds: ['app'] },
    check: { kind: 'requiredMaterial', anyOf: ['appIcon'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: { zh: '须上传 APP 图标。', en: 'The icon of the app is handed in.' },
    remedy: {
      zh: '请上传与应用一致的图标。',
      en: 'Hand in the icon that the app bears.',
    },
    fields: ['materials'],
  },
  {
    code: 'general.named_pre_approval_handed_in',
    provinces: 'all',
    concerns: {},
    when: [{ if: 'namesPreApproval' }],
    check: { kind: 'requiredMaterial', anyOf: ['preApproval', 'religiousPermit'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '表单中填写了前置审批的，须上传前置审批文件。',
      en: 'A pre-approval that the form names is handed in.',
    },
    remedy: {
      zh: '请上传前置审批文件。',
      en: 'Hand in the approval, or take it out of the form.',
    },
    fields: ['materials'],
  },
];
