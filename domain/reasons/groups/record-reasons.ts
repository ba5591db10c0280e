import { ADDING, BESIDE_OTHERS, DESCRIBING, REVIEWED } from '../filing-scopes.ts';
import { DOMAINS, SUBJECT_IDENTITY } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

const ORDER_ITSELF = [...SUBJECT_IDENTITY, '/remarks'] as const;

/** What can be in the way in the records: ours, and those of the ministry. */
export const RECORD_REASONS = {
  wrongFilingType: {
    title: { zh: '备案新增错误', en: 'Wrong filing type' },
    explanation: {
      zh: '所选备案类型与实际情况不符，多因主体名称或证件号码填写有误。',
      en: 'The filing type does not fit, mostly after a mistyped name or certificate number.',
    },
    remedy: {
      zh: '请放弃本订单，核对主体名称和证件号码后选择正确的备案类型。',
      en: 'Abandon this order, check name and certificate number, and choose the right filing type.',
    },
    fields: ORDER_ITSELF,
    returns: 'rejected',
    curable: false,
    filingTypes: REVIEWED,
    variables: [],
  },
  alreadyFiled: {
    title: { zh: '工信部中已存在备案记录', en: 'The ministry already has a record' },
    explanation: {
      zh: '该主体已由本接入商或其他接入商备案，不能再次首次备案。',
      en: 'The subject is filed already, by this or another provider: it can’t be filed a first time again.',
    },
    remedy: {
      zh: '该主体已备案，请改为新增服务、新增接入或认领备案。',
      en: 'The subject is filed: order a new service, a new access or a claim instead.',
    },
    fields: ORDER_ITSELF,
    returns: 'rejected',
    curable: false,
    filingTypes: ['newSubject'],
    variables: [],
  },
  filedUnderOtherCertificate: {
    title: { zh: '主体已用其他证件备案', en: 'Filed under another certificate' },
    explanation: {
      zh: '该主体曾使用已换发的证件或其他类型的证件备案。',
      en: 'The subject was filed earlier with a certificate since replaced, or of another kind.',
    },
    remedy: {
      zh: '证件未换发的，请放弃本订单并用原证件备案；已换发的，请先变更主体信息。',
      en: 'If it was not replaced, abandon this order and file with that certificate; if it was, change the subject first.',
    },
    fields: ORDER_ITSELF,
    returns: 'rejected',
    curable: false,
    filingTypes: ADDING,
    variables: [],
  },
  orderInProgress: {
    title: { zh: '此证件存在进行中的订单', en: 'The certificate has an open order' },
    explanation: {
      zh: '该证件号码已提交备案申请，且订单尚未完成。',
      en: 'This certificate number stands in an order that has not ended yet.',
    },
    remedy: {
      zh: '请在“我的备案”中完成或放弃进行中的订单。',
      en: 'Finish or abandon the open order under “my filings”.',
    },
    fields: ORDER_ITSELF,
    returns: 'rejected',
    curable: true,
    filingTypes: REVIEWED,
    variables: [],
  },
  siteOwnerConflict: {
    title: { zh: '网站主办者冲突', en: 'Site owner conflict' },
    explanation: {
      zh: '同一主体重复提交，或同一域名出现在两个主体名下。',
      en: 'The same subject was submitted twice, or the domain stands under two subjects.',
    },
    remedy: {
      zh: '同一主体一次只能有一个订单提交管局，请等待或放弃其中一个。',
      en: 'One order of a subject at a time goes to the bureau: wait, or abandon one.',
    },
    fields: [...ORDER_ITSELF, ...DOMAINS],
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  subjectIsShell: {
    title: { zh: '主体已注销（空壳主体）', en: 'The subject is a shell' },
    explanation: {
      zh: '该主体名下已备案的网站均已注销，在工信部只剩空壳主体。',
      en: 'All services of the subject are gone: the ministry has an empty shell of it.',
    },
    remedy: {
      zh: '请放弃本订单，先注销主体，再重新提交首次备案。',
      en: 'Abandon this order, deregister the subject, then file anew.',
    },
    fields: ORDER_ITSELF,
    returns: 'rejected',
    curable: false,
    filingTypes: ADDING,
    variables: [],
  },
  shellNoticeIgnored: {
    title: { zh: '空壳网站整改通知未处理', en: 'Shell-site notice not followed' },
    explanation: {
      zh: '收到空壳网站整改通知后，未在 {date} 前完成整改。',
      en: 'A notice to mend a shell site was to be followed by {date}, and was not.',
    },
    remedy: {
      zh: '请先按通知整改或注销该网站，再重新提交。',
      en: 'Mend or deregister that site first, then resubmit.',
    },
    fields: ORDER_ITSELF,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['date'],
  },
  changeWithAddition: {
    title: { zh: '变更与新增不能同时办理', en: 'Change beside an addition' },
    explanation: {
      zh: '同一主体的变更备案与新增服务或新增接入不能同时进行。',
      en: 'A change may not be open beside a new service or access of the same subject.',
    },
    remedy: {
      zh: '请先完成或放弃其中一个订单；新增接入可以同时变更信息。',
      en: 'Finish or abandon one of the two first; a new access may carry changed information itself.',
    },
    fields: ORDER_ITSELF,
    returns: 'rejected',
    curable: true,
    filingTypes: BESIDE_OTHERS,
    variables: [],
  },
  tooManyDomains: {
    title: { zh: '单次备案域名过多', en: 'Too many domains in one order' },
    explanation: {
      zh: '{province}管局规定一个订单最多 {limit} 个域名。',
      en: 'The bureau of {province} takes at most {limit} new domains in one order.',
    },
    remedy: {
      zh: '请保留不超过 {limit} 个域名，其余另行提交。',
      en: 'Keep at most {limit}, and order the others afterwards.',
    },
    fields: DOMAINS,
    returns: 'toComplete',
    curable: true,
    filingTypes: ADDING,
    variables: ['province', 'limit'],
  },
} as const satisfies ReasonTable;
