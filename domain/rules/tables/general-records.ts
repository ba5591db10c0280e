import type { FilingType } from '#domain/filing-types.ts';
import type { Province } from '#domain/provinces.ts';
import type { Rule } from '../rule.ts';
import { allBut, PROVIDER_HELP } from './general-origin.ts';

const SHELL_MAY_ADD: Province[] = [
  ...(['天津', '辽宁', '四川', '云南', '江苏', '浙江'] as const),
  ...(['上海', '广西', '山西', '北京', '贵州'] as const),
];

/** All of them: whatever an order is about, it is its subject's only one. */
const OF_ONE_CERTIFICATE: FilingType[] = [
  ...(['newSubject', 'newService', 'newAccess', 'change', 'cancelAccess'] as const),
  ...(['deregisterService', 'deregisterSubject', 'claim', 'transfer'] as const),
];

const ADDITIONS: FilingType[] = ['newService', 'newAccess'];

/** What the record, here and at the ministry, leaves room for, in all provinces. */
export const GENERAL_RECORDS: readonly Rule[] = [
  {
    code: 'general.open_order',
    provinces: 'all',
    concerns: { filingTypes: OF_ONE_CERTIFICATE },
    check: { kind: 'recordSays', not: 'openOrder' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: { zh: '此证件存在进行中的订单。', en: 'This certificate has an open order.' },
    remedy: {
      zh: '请在“我的备案”中完成或放弃该订单；如不在您的账号下，请联系接入商申诉。',
      en: 'Go to your filings, and finish or abandon that order. If none of yours is open, another account has one: write to the provider to dispute it.',
    },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.subject_filed_already',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject'] },
    check: { kind: 'recordSays', not: 'subjectFiled' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '工信部中已存在该主体的备案记录，不能再首次备案。',
      en: 'The ministry has a filing of this subject: it can’t be filed a first time.',
    },
    remedy: {
      zh: '请改为新增服务、新增接入、变更备案或认领备案。',
      en: 'File a new service, a new access or a change, or claim the filing.',
    },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.subject_is_shell',
    provinces: allBut(...SHELL_MAY_ADD),
    concerns: { filingTypes: ['newSubject', ...ADDITIONS] },
    check: { kind: 'recordSays', not: 'subjectIsShell' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '该主体名下网站均已注销，为空壳主体。',
      en: 'All services of this subject are deregistered: it is a shell.',
    },
    remedy: {
      zh: '请放弃订单，先注销主体，再重新首次备案。',
      en: 'Abandon the order, deregister the subject, then file anew.',
    },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.shell_adds_services',
    provinces: SHELL_MAY_ADD,
    concerns: { filingTypes: ['newSubject'] },
    check: { kind: 'recordSays', not: 'subjectIsShell' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '该主体为空壳主体，本省可直接新增服务，无需首次备案。',
      en: 'This subject is a shell; in this province it adds services without a first filing.',
    },
    remedy: { zh: '请改为新增服务。', en: 'File a new service.' },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.one_subject_an_account',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject', ...ADDITIONS, 'claim'] },
    check: { kind: 'recordSays', not: 'otherSubjectInAccount' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: { zh: '一个账号只对应一个主体。', en: 'An account stands for one subject.' },
    remedy: {
      zh: '请使用另一个账号为该主体备案。',
      en: 'Use another account for this subject.',
    },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.last_access',
    provinces: 'all',
    concerns: { filingTypes: ['cancelAccess'] },
    check: { kind: 'recordSays', not: 'lastAccess' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '就备案记录所知，这是该服务的最后一个接入，不能取消。',
      en: 'As far as the record knows, this is the last access of the service, which can’t be cancelled.',
    },
    remedy: {
      zh: '请改为注销互联网信息服务；如其他接入商已接入，请将理由选为“更换接入商”。',
      en: 'Deregister the service instead. If another provider carries it already, choose that reason: it moves to another provider.',
    },
    fields: ['service/icpNumber'],
  },
  {
    code: 'general.change_beside_addition',
    provinces: 'all',
    concerns: { filingTypes: ['change'] },
    check: { kind: 'forbiddenCombination', with: ADDITIONS },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '新增服务、新增接入和变更备案不能同时提交。',
      en: 'A change is not open beside a new service or a new access.',
    },
    remedy: {
      zh: '请先完成或放弃新增订单；新增接入时可同时变更信息。',
      en: 'Finish or abandon the other order; a new access may carry corrections itself.',
    },
    fields: ['subject/name'],
  },
  {
    code: 'general.addition_beside_change',
    provinces: 'all',
    concerns: { filingTypes: ADDITIONS },
    check: { kind: 'forbiddenCombination', with: ['change'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '变更备案进行中，不能同时新增服务或新增接入。',
      en: 'While a change is open no service or access is added.',
    },
    remedy: { zh: '请先完成或放弃变更订单。', en: 'Finish or abandon the change first.' },
    fields: ['service/name'],
  },
  {
    code: 'general.fixed_in_a_change',
    provinces: 'all',
    concerns: { filingTypes: ['change'] },
    check: {
      kind: 'fixedFields',
      fields: ['subject/province', 'subject/nature', 'subject/certificateType'],
    },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '备案省市、主办单位性质、证件类型不支持修改。',
      en: "A change leaves the subject's province, nature and certificate type as they are.",
    },
    remedy: { zh: '请注销主体后重新备案。', en: 'Deregister the subject and file anew.' },
    fields: ['subject/province', 'subject/nature', 'subject/certificateType'],
  },
  {
    code: 'general.certificate_number_in_a_change',
    provinces: 'all',
    concerns: { filingTypes: ['change'] },
    check: { kind: 'fixedFields', fields: ['subject/certificateNumber'] },
    // Whether the old number was an organisation code of the same body is for a person to tell.
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '证件号码仅可由组织机构代码变更为同一单位的统一社会信用代码。',
      en: 'The certificate number changes only from the organisation code to the credit code of the same body.',
    },
    remedy: {
      zh: '属于其他情形的，请注销主体后重新备案。',
      en: 'In any other case deregister the subject and file anew.',
    },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'general.filings_on_a_server',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject', ...ADDITIONS] },
    check: { kind: 'countFiled', what: 'filingsOnServer', atMost: 5 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '一台服务器最多备案 {atMost} 个服务。',
      en: 'A server carries at most {atMost} filings.',
    },
    remedy: { zh: '请使用另一台服务器。', en: 'Use another server.' },
    fields: ['service/ipAddresses'],
  },
];
