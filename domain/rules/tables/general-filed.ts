import type { Rule } from '../rule.ts';
import { PROVIDER_HELP } from './general-origin.ts';

/** What must be filed, here or with the ministry, before it can be added to, moved or left, in all provinces. */
export const GENERAL_FILED: readonly Rule[] = [
  {
    code: 'general.subject_not_filed',
    provinces: 'all',
    concerns: { filingTypes: ['newService', 'newAccess'] },
    check: { kind: 'recordSays', not: 'subjectUnfiled' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '该主体没有备案，不能新增服务或接入。',
      en: 'This subject is not filed: no service or access can be added to it.',
    },
    remedy: {
      zh: '请核对主体备案号和证件号码；尚未备案的，请提交首次备案。',
      en: 'Check the filing number and the certificate; a subject that was never filed files a first time.',
    },
    fields: ['subject/icpNumber', 'subject/certificateNumber'],
  },
  {
    code: 'general.service_not_filed',
    provinces: 'all',
    concerns: { filingTypes: ['newAccess'] },
    check: { kind: 'recordSays', not: 'serviceUnfiled' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '工信部没有该服务域名的备案记录，不能新增接入。',
      en: 'The ministry has no filing of the domains of this service: no access can be added to it.',
    },
    remedy: {
      zh: '请核对域名和服务备案号；尚未备案的服务，请提交新增服务。',
      en: 'Check the domains and the filing number; a service that was never filed is filed as a new service.',
    },
    fields: ['service/icpNumber', 'service/domains'],
  },
  {
    code: 'general.only_the_domain_is_filed',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject'] },
    check: { kind: 'recordSays', not: 'onlyDomainFiled' },
    // That the domain is another subject's blocks by itself; this says what it means and what to do.
    severity: 'informs',
    ...PROVIDER_HELP,
    text: {
      zh: '域名已备案，证件未备案：域名备案在其他主体名下，您的证件还没有备案。',
      en: 'The domain is filed and the certificate is not: another subject has filed the domain.',
    },
    remedy: {
      zh: '请由原主体注销该网站或删除该域名（变更备案）后再首次备案；原主体也是您的，请以原主体证件办理新增接入或认领备案。',
      en: 'That subject deregisters the site or takes the domain out by a change; then file. If it is yours too, file a new access or a claim with its certificate.',
    },
    fields: ['service/domains', 'subject/certificateNumber'],
  },
  {
    code: 'general.receiver_open_order',
    provinces: 'all',
    concerns: { filingTypes: ['transfer'] },
    check: { kind: 'recordSays', not: 'receiverOpenOrder' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '接收方主体存在进行中的订单，不能转移。',
      en: 'The receiver has an open order: nothing moves to it now.',
    },
    remedy: {
      zh: '请等待接收方完成或放弃其订单。',
      en: 'Wait until the receiver has finished or abandoned it.',
    },
    fields: ['receiver/account'],
  },
  {
    code: 'general.other_access_untold',
    provinces: 'all',
    concerns: { filingTypes: ['cancelAccess'] },
    check: { kind: 'recordSays', not: 'otherAccessUntold' },
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '备案记录中没有该服务的其他接入；如无其他接入商接入，管局会退回。',
      en: 'The record knows of no other access of the service; if there is none, the bureau refuses.',
    },
    remedy: {
      zh: '请确认其他接入商已完成新增接入；否则请改为注销互联网信息服务。',
      en: 'Make sure that another provider has added its access; otherwise deregister the service.',
    },
    fields: ['service/icpNumber'],
  },
];
