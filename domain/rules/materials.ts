import type { Bilingual } from '#domain/bilingual.ts';

/** The papers that rules ask for or refuse (备案材料), with their names. */
export const RULE_MATERIALS = {
  licence: { zh: '主体证件（营业执照等）', en: 'Certificate of the subject (licence)' },
  idFront: { zh: '身份证人像面', en: 'Identity card, front' },
  idBack: { zh: '身份证国徽面', en: 'Identity card, back' },
  authorisationLetter: { zh: '法定代表人授权书', en: 'Letter of authorisation' },
  representativeSignature: {
    zh: '法定代表人签字',
    en: "Signature of the legal representative in the seal's place",
  },
  domainCertificate: { zh: '域名证书', en: 'Domain certificate' },
  domainReviewForm: { zh: '政府网站域名审核表', en: 'Review form of a government domain' },
  preApproval: { zh: '前置审批文件', en: 'Pre-approval' },
  religiousPermit: {
    zh: '互联网宗教信息服务许可证',
    en: 'Licence for religious information on the internet',
  },
  residencePermit: { zh: '居住证', en: 'Residence permit' },
  residenceProof: { zh: '居住地证明', en: 'Proof of residence' },
  studentCard: { zh: '学生证', en: 'Student card' },
  workOrIncomeProof: { zh: '工作或收入证明', en: 'Proof of work or income' },
  promise: { zh: '承诺书', en: 'Written promise' },
  truthfulnessNotice: { zh: '备案信息真实性告知书', en: 'Truthfulness notice' },
  buildingPlan: { zh: '网站建设方案书', en: 'Plan of the site' },
  multiSiteStatement: { zh: '多网站情况说明', en: 'Statement on several sites' },
  establishmentApproval: {
    zh: '编制部门批准文件',
    en: 'Approval of the establishment office (编办)',
  },
  openingForm: { zh: '网站开办审核表', en: 'Opening form of an institution’s site' },
  nameChangeProof: { zh: '名称变更证明', en: 'Proof of the change of name' },
  partyBuildingProof: { zh: '党建工作证明', en: 'Proof of party building' },
  financeOpinion: { zh: '金融主管部门意见', en: 'Opinion of the financial regulator' },
  electronicCertificate: { zh: '电子证照', en: 'Electronic certificate' },
} as const satisfies Record<string, Bilingual>;

export type RuleMaterial = keyof typeof RULE_MATERIALS;

/** All of them, for schemas. */
export const RULE_MATERIAL_CODES = Object.keys(RULE_MATERIALS) as RuleMaterial[];
