import type { CertificateType } from '#domain/forms/certificate-types.ts';
import { PRE_APPROVAL_KINDS } from '#domain/forms/pre-approval-kinds.ts';
import type { SubjectNature } from '#domain/forms/subject.ts';
import type { CodeTableName } from './code-row.ts';

/** Codes or words of ours for one table, each with the names that the authority may have for it, best first. */
type NamesByCode = Readonly<Record<string, readonly string[]>>;

const NATURE_NAMES = {
  enterprise: ['企业'],
  soleTrader: ['个体工商户', '企业'],
  individual: ['个人'],
  institution: ['事业单位'],
  government: ['政府机关'],
  socialOrganisation: ['社会组织', '社会团体'],
} as const satisfies Record<SubjectNature, readonly string[]>;

const BUSINESS_LICENCE = ['营业执照（个人或企业）', '营业执照', '工商营业执照'];
const CREDIT_CODE = '统一社会信用代码证书';

/** The document that carries the unified social credit code differs by the subject's nature. */
export const CREDIT_CODE_DOCUMENTS: Readonly<Record<SubjectNature, readonly string[]>> = {
  enterprise: [...BUSINESS_LICENCE, CREDIT_CODE],
  soleTrader: [...BUSINESS_LICENCE, CREDIT_CODE],
  individual: [],
  institution: [CREDIT_CODE, '事业单位法人证书'],
  government: [CREDIT_CODE],
  socialOrganisation: ['社会团体法人登记证书', CREDIT_CODE],
};

const CERTIFICATE_NAMES = {
  unifiedSocialCreditCode: [...new Set(Object.values(CREDIT_CODE_DOCUMENTS).flat())],
  residentId: ['居民身份证', '身份证'],
  passport: ['护照'],
  hkMacauPermit: ['港澳居民来往内地通行证', '港澳居民来往内陆通行证'],
  taiwanPermit: ['台湾居民来往大陆通行证', '台湾居民来往内地通行证', '台胞证'],
  residencePermit: ['港澳台居民居住证', '港澳居民居住证', '台湾居民居住证'],
} as const satisfies Record<CertificateType, readonly string[]>;

/** What applicants call a content; the authority's nearest, and 其他 where it has none. */
const CONTENT_NAMES: NamesByCode = {
  个人兴趣: ['博客/个人空间'],
  个人空间: ['博客/个人空间'],
  博客: ['博客/个人空间'],
  工具类应用: ['APP', '网络软件/下载', '其他'],
  图像处理: ['APP', '网络软件/下载', '其他'],
  餐饮服务: ['单位门户网站', '其他'],
  出行信息: ['网络广告/信息', '其他'],
  行业信息服务: ['网络广告/信息', '其他'],
  物流服务: ['其他'],
  公共文化服务: ['其他'],
  公益服务: ['其他'],
  其它: ['其他'],
};

const LANGUAGE_NAMES: NamesByCode = {
  简体中文: ['中文简体'],
  繁体中文: ['中文繁体'],
  英文: ['英语'],
  日文: ['日语'],
  法文: ['法语'],
  俄语: ['俄罗斯语'],
};

const ACCESS_NAMES: NamesByCode = {
  leasedLine: ['专线'],
  colocation: ['主机托管'],
  virtualHost: ['虚拟主机'],
  cloud: ['云接入', '云主机', '其他方式', '其他'],
  other: ['其他方式', '其他'],
};

const PURPOSE_NAMES: NamesByCode = {
  verificationSheet: ['网站备案信息真实性核验单'],
  subjectCertificate: ['主办单位有效证件'],
  subjectOwnerCertificate: ['主体负责人有效证件'],
  serviceOwnerCertificate: ['网站负责人有效证件'],
  ownerPhoto: ['网站负责人核验现场照片'],
};

const APPROVAL_NAMES: NamesByCode = {
  ...Object.fromEntries(Object.entries(PRE_APPROVAL_KINDS).map(([kind, { zh }]) => [kind, [zh]])),
  // The table has no games of their own: who approves them is who approves publishing.
  games: ['网络游戏', '出版'],
};

// Both stand apart from the rows, so that they go on working when a table has been replaced by the
// authority's own.

/** How our own codes are called in the authority's tables. */
export const OWN_CODES: Readonly<Partial<Record<CodeTableName, NamesByCode>>> = {
  nature: NATURE_NAMES,
  certificateType: CERTIFICATE_NAMES,
  accessMethod: ACCESS_NAMES,
  attachmentPurpose: PURPOSE_NAMES,
  preApproval: APPROVAL_NAMES,
};

/** What the words that people write in a form are called in the authority's tables. */
export const FORM_WORDS: Readonly<Partial<Record<CodeTableName, NamesByCode>>> = {
  contentType: CONTENT_NAMES,
  language: LANGUAGE_NAMES,
};
