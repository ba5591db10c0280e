import type { Bilingual } from '#domain/bilingual.ts';

/** The materials that a filing may carry (备案材料). Which ones it must carry is for the rules of the province. */
export const MATERIAL_KINDS = {
  subjectCertificate: { zh: '主体证件', en: 'Certificate of the subject' },
  subjectOwnerIdFront: { zh: '主体负责人证件正面', en: 'Subject owner: document, front' },
  subjectOwnerIdBack: { zh: '主体负责人证件反面', en: 'Subject owner: document, back' },
  serviceOwnerIdFront: { zh: '服务负责人证件正面', en: 'Service owner: document, front' },
  serviceOwnerIdBack: { zh: '服务负责人证件反面', en: 'Service owner: document, back' },
  legalRepresentativeId: { zh: '法定代表人证件', en: 'Document of the legal representative' },
  letterOfAuthorisation: { zh: '法定代表人授权书', en: 'Letter of authorisation' },
  serviceOwnerLetter: { zh: '服务负责人授权书', en: 'Letter for the service owner' },
  domainCertificate: { zh: '域名证书', en: 'Domain certificate' },
  preApproval: { zh: '前置审批文件', en: 'Pre-approval' },
  residenceProof: { zh: '居住证等地址证明', en: 'Proof of residence' },
  promise: { zh: '承诺书', en: 'Promise' },
  truthfulnessNotice: { zh: '真实性责任告知书', en: 'Notice on truthfulness' },
  verificationSheet: { zh: '真实性核验单', en: 'Verification sheet' },
  verificationPhoto: { zh: '核验现场照片', en: 'Verification photo' },
  appIcon: { zh: 'APP 图标', en: 'App icon' },
  trademark: { zh: '商标注册证', en: 'Trademark certificate' },
  nameChangeProof: { zh: '名称变更证明', en: 'Proof of a change of name' },
  establishmentApproval: { zh: '编办批复', en: "Establishment office's approval" },
  buildingPlan: { zh: '建站方案', en: 'Plan for further sites' },
  partyBuildingProof: { zh: '党建证明', en: 'Proof of party building' },
  domainReviewForm: { zh: '政府网站域名审核表', en: "Review form of a government site's domain" },
  other: { zh: '其他材料', en: 'Other' },
} as const satisfies Record<string, Bilingual>;
