import type { FilingType } from '#domain/filing-types.ts';
import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { allBut, PROVIDER_HELP } from './general-origin.ts';

const AFTER_THE_FIRST: FilingType[] = ['newService', 'newAccess', 'change'];

/** Who may file where, and with which papers, in all provinces. */
export const GENERAL_SUBJECTS: readonly Rule[] = [
  {
    code: 'general.individual_in_own_province',
    // 天津 and 陕西 are said to take individuals from anywhere.
    provinces: allBut('天津', '陕西'),
    concerns: { natures: ['individual'] },
    check: {
      kind: 'certificateLocality',
      unless: ['residencePermit', 'residenceProof', 'studentCard'],
    },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '个人在身份证所在省份备案；在居住地备案的，须提交居住证等地址证明材料。',
      en: 'An individual files in the province of the identity card, or with proof of residence where the person lives.',
    },
    remedy: {
      zh: '请上传居住证等地址证明材料，或改在身份证所在省份备案。',
      en: 'Hand in a residence permit or the like, or choose the province of the identity card.',
    },
    fields: ['subject/province', 'subject/certificateNumber'],
  },
  {
    code: 'general.organisation_where_issued',
    provinces: 'all',
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'domicileIs', oneOf: ['elsewhere'] }],
    check: { kind: 'certificateLocality' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '单位只能在主体证件签发地（如营业执照工商注册地）所在省份备案，不能选择其他省份。',
      en: 'An organisation files in the province that issued its certificate, and in no other.',
    },
    remedy: {
      zh: '请选择证件签发地所在省份；填写有误的，请更正证件号码和住所。',
      en: 'Choose the province that issued the certificate; or correct its number and the domicile.',
    },
    fields: ['subject/province', 'subject/certificateNumber', 'subject/domicile'],
  },
  {
    code: 'general.organisation_number_from_elsewhere',
    provinces: 'all',
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'domicileIs', oneOf: ['here', 'untold'] }],
    check: { kind: 'certificateLocality' },
    // A body that moves keeps its code and gets its certificate from where it is: the number can't decide.
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '证件号码显示由另一省份签发；单位只能在主体证件签发地所在省份备案。',
      en: 'The number of the certificate names another province; an organisation files where its certificate was issued.',
    },
    remedy: {
      zh: '请核对证件签发地并选择该省份；单位迁入本省并已换发证件的，可以继续。',
      en: 'Check where the certificate was issued, and choose that province; a body that has moved here and got its certificate anew goes on.',
    },
    fields: ['subject/province', 'subject/certificateNumber'],
  },
  {
    code: 'general.owner_certificates_valid',
    provinces: 'all',
    concerns: {},
    check: { kind: 'remainingValidity', of: 'ownerCertificates', moreThanMonths: 3 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '负责人证件有效期须在 {moreThanMonths} 个月以上。',
      en: "An owner's certificate is valid for more than {moreThanMonths} months.",
    },
    remedy: { zh: '请换领新证后备案。', en: 'Get a new certificate first.' },
    fields: ['subjectOwner/certificateNumber', 'serviceOwner/certificateNumber'],
  },
  {
    code: 'general.subject_certificate_valid',
    provinces: 'all',
    concerns: {},
    check: { kind: 'remainingValidity', of: 'subjectCertificate', atLeastMonths: 0 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: { zh: '主体证件须在有效期内。', en: "The subject's certificate has not expired." },
    remedy: { zh: '请使用最新的证件。', en: 'Use the newest certificate.' },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.mobile_of_another_subject',
    // 天津 has a rule of its own.
    provinces: allBut('天津'),
    concerns: {},
    check: { kind: 'numberReuse', what: 'mobile' },
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '手机号码已用于其他主体的备案。',
      en: "The mobile stands in another subject's filing.",
    },
    remedy: { zh: '请填写另一个手机号码。', en: 'Enter another number.' },
    fields: ['subjectOwner/mobile', 'serviceOwner/mobile'],
  },
  {
    code: 'general.no_electronic_certificates',
    provinces: 'all',
    concerns: {},
    check: { kind: 'stated', statement: 'certificateIsElectronic', must: false },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '不接受电子证照，须为原件的彩色照片或扫描件。',
      en: 'Electronic certificates are not accepted: the original in colour, photographed or scanned.',
    },
    remedy: {
      zh: '请上传原件的彩色照片或扫描件。',
      en: 'Hand in a colour photo or scan of the original.',
    },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.filed_sites_open',
    provinces: 'all',
    concerns: { filingTypes: AFTER_THE_FIRST },
    check: { kind: 'filedSites', must: 'reachable' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '已备案成功的网站须能够访问。',
      en: 'The filed websites of the subject can be opened.',
    },
    remedy: {
      zh: '请恢复访问，或注销不再使用的网站。',
      en: 'Open them, or deregister those no longer used.',
    },
    fields: ['subject/name'],
  },
  {
    code: 'general.filed_sites_show_number',
    provinces: 'all',
    concerns: { filingTypes: AFTER_THE_FIRST },
    check: { kind: 'filedSites', must: 'showsNumber' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '已备案成功的网站须在底部添加备案号，并链接至工信部网站。',
      en: 'The filed websites show their number in the footer, with a link to the ministry.',
    },
    remedy: {
      zh: '请在网站底部居中添加备案号和链接。',
      en: 'Add number and link, bottom centre.',
    },
    fields: ['subject/name'],
  },
];
