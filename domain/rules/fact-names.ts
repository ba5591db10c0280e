import type { Bilingual } from '#domain/bilingual.ts';
import type { RecordFact } from './known-facts.ts';
import { STATEMENTS, type Statement } from './statements.ts';

/** What a rule may lack to be checked, apart from statements, with its name for people. */
const OTHER_FACTS = {
  formField: { zh: '表单中尚未填写的内容', en: 'A field that is not filled in yet' },
  legalRepresentative: { zh: '法定代表人', en: 'Who the legal representative is' },
  origin: { zh: '人员国籍或地区', en: 'Where the person is from' },
  birthDay: { zh: '出生日期', en: 'The day of birth' },
  issuingProvince: { zh: '证件签发省份', en: 'The province that issued the certificate' },
  certificateValidity: { zh: '证件有效期', en: 'Until when the certificate is valid' },
  businessScope: { zh: '经营范围', en: 'The business scope' },
  addressCity: { zh: '地址中的城市', en: 'The city of the address' },
  materials: { zh: '备案材料', en: 'Which papers are handed in' },
  preApprovals: { zh: '前置审批信息', en: 'The pre-approvals' },
  domainHolder: { zh: '域名持有者', en: 'The holder of the domain' },
  domainValidity: { zh: '域名有效期', en: 'Until when the domain is registered' },
  domainState: { zh: '域名实名与解析状态', en: 'Whether the domain is verified or resolves' },
  changedFields: { zh: '与备案信息的差异', en: 'What differs from the record' },
  numbersUsedElsewhere: {
    zh: '其他主体使用的手机号码',
    en: "Mobile numbers in other subjects' filings",
  },
  certificatesUsedElsewhere: {
    zh: '其他主体使用的证件号码',
    en: "Certificate numbers in other subjects' filings",
  },
  domainsUsedElsewhere: { zh: '其他主体备案的域名', en: "Domains in other subjects' filings" },
  filedCount: { zh: '已备案服务数量', en: 'How many services are filed' },
  filingsOnServer: { zh: '服务器已备案数量', en: 'How many filings the server carries' },
  filedServiceOwners: { zh: '已备案服务的负责人', en: 'The owners of the filed services' },
  filedSites: { zh: '已备案网站的访问情况', en: 'The state of the filed websites' },
  openFilingTypes: { zh: '主体的其他在途订单', en: "The subject's other open orders" },
  subjectFiled: { zh: '主体在工信部的备案', en: "The ministry's record of the subject" },
  subjectUnfiled: {
    zh: '主体是否已备案',
    en: 'Whether the subject is filed here or with the ministry',
  },
  serviceUnfiled: {
    zh: '服务是否已备案',
    en: 'Whether the service is filed here or with the ministry',
  },
  onlyDomainFiled: {
    zh: '域名与证件各自的备案情况',
    en: 'Whether domain and certificate are filed',
  },
  receiverOpenOrder: { zh: '接收方的在途订单', en: 'Open orders of the receiver' },
  otherAccessUntold: {
    zh: '是否了解服务的其他接入',
    en: 'Whether anybody told of other accesses',
  },
  openOrder: { zh: '证件的在途订单', en: 'Open orders of the certificate' },
  subjectIsShell: { zh: '主体是否为空壳主体', en: 'Whether the subject is a shell' },
  lastAccess: { zh: '服务的其他接入', en: 'Other accesses of the service' },
  otherSubjectInAccount: { zh: '账号下的主体', en: 'The subject of the account' },
} as const satisfies Record<string, Bilingual> & Record<RecordFact, Bilingual>;

/** A fact by its code. */
export type FactName = keyof typeof OTHER_FACTS | Statement;

/** What a rule may lack to be checked, with its name for people. */
export const FACT_NAMES: Readonly<Record<FactName, Bilingual>> = { ...OTHER_FACTS, ...STATEMENTS };
