import type { Bilingual } from '#domain/bilingual.ts';

/**
 * The papers and pictures that a filing may carry (备案材料), with their names: one list for forms, rules
 * and reasons. Which of them a filing must carry is for the rules of its province.
 */
export const MATERIAL_KINDS = {
  subjectCertificate: { zh: '主体证件', en: 'Certificate of the subject' },
  subjectOwnerIdFront: { zh: '主体负责人证件正面', en: 'Subject owner: document, front' },
  subjectOwnerIdBack: { zh: '主体负责人证件反面', en: 'Subject owner: document, back' },
  serviceOwnerIdFront: { zh: '服务负责人证件正面', en: 'Service owner: document, front' },
  serviceOwnerIdBack: { zh: '服务负责人证件反面', en: 'Service owner: document, back' },
  legalRepresentativeId: { zh: '法定代表人证件', en: 'Document of the legal representative' },
  letterOfAuthorisation: { zh: '法定代表人授权书', en: 'Letter of authorisation' },
  domainCertificate: { zh: '域名证书', en: 'Domain certificate' },
  domainReviewForm: { zh: '政府网站域名审核表', en: "Review form of a government site's domain" },
  preApproval: { zh: '前置审批文件', en: 'Pre-approval' },
  religiousPermit: {
    zh: '互联网宗教信息服务许可证',
    en: 'Licence for religious information on the internet',
  },
  financeOpinion: { zh: '金融主管部门意见', en: 'Opinion of the financial regulator' },
  residencePermit: { zh: '居住证', en: 'Residence permit' },
  residenceProof: { zh: '居住地证明', en: 'Proof of residence' },
  studentCard: { zh: '学生证', en: 'Student card' },
  workOrIncomeProof: { zh: '工作或收入证明', en: 'Proof of work or income' },
  promise: { zh: '承诺书', en: 'Written promise' },
  truthfulnessNotice: { zh: '备案信息真实性责任告知书', en: 'Notice on truthfulness' },
  verificationSheet: { zh: '真实性核验单', en: 'Verification sheet' },
  verificationPhoto: { zh: '核验现场照片', en: 'Verification photo' },
  appIcon: { zh: 'APP 图标', en: 'App icon' },
  trademark: { zh: '商标注册证', en: 'Trademark certificate' },
  nameChangeProof: { zh: '名称变更证明', en: 'Proof of a change of name' },
  establishmentApproval: { zh: '编办批复', en: "Establishment office's approval" },
  openingForm: { zh: '网站开办审核表', en: 'Opening form of an institution’s site' },
  buildingPlan: { zh: '网站建设方案书', en: 'Plan of the site' },
  multiSiteStatement: { zh: '多网站情况说明', en: 'Statement on several sites' },
  partyBuildingProof: { zh: '党建工作证明', en: 'Proof of party building' },
  other: { zh: '其他材料', en: 'Other' },
} as const satisfies Record<string, Bilingual>;

export type MaterialKind = keyof typeof MATERIAL_KINDS;

/** All of them, for schemas. */
export const MATERIAL_KIND_CODES = Object.keys(MATERIAL_KINDS) as MaterialKind[];

/** Whether a text names a kind of material. */
export function isMaterialKind(text: unknown): text is MaterialKind {
  return typeof text === 'string' && Object.hasOwn(MATERIAL_KINDS, text);
}
