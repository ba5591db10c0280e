import type { Bilingual } from '../bilingual.ts';
import {
  assessment,
  filing,
  logs,
  ourChoice,
  sharing,
  shortest,
  uploadedFiles,
  type Ground,
} from './grounds.ts';

/** A class of personal data: what it covers, how long it is kept, on what ground, and what happens then. */
export interface DataClass {
  readonly title: Bilingual;
  /** What it covers. */
  readonly covers: Bilingual;
  /** From when its term counts. */
  readonly from: Bilingual;
  /** Days of the calendar; null as long as the reason lasts, or where a setting says it. */
  readonly days: number | null;
  /** The operator's setting that says the term, in months: the one place where it stands. */
  readonly months?: 'auditMonths';
  readonly grounds: readonly Ground[];
  /** What happens at the end of the term: erased by `beian retention`, or by something else, which is named. */
  readonly then: 'erase' | { readonly by: Bilingual };
  /**
   * Whether the person it is about may have it erased before its term: not where a law or a filing that lives
   * needs it.
   */
  readonly onRequest: 'erased' | 'kept';
}

const SIX_MONTHS = 183;
const THREE_YEARS = 3 * 366;

const orderOver: Bilingual = {
  zh: '订单结束；已备案的，自该备案全部终止之日起',
  en: 'The end of the order; where it was granted, the end of all that it filed',
};

/**
 * All personal data of the record by class. What the terms rest on stands in their grounds; where the law
 * says only “at least” or “no longer than needed”, the number of days is the provider's own choice.
 */
export const RETENTION = {
  drafts: {
    title: { zh: '草稿', en: 'Drafts' },
    covers: {
      zh: '从未提交或提交后撤回的订单：表单与材料',
      en: 'Orders that were never sent in, or were taken back: their form and materials',
    },
    from: { zh: '最后一次操作', en: 'The last thing done to it' },
    days: 90,
    grounds: [
      shortest,
      ourChoice('季度内未继续填写即视为放弃', 'Nobody has gone on with it for a quarter of a year'),
    ],
    then: 'erase',
    onRequest: 'erased',
  },
  materials: {
    title: { zh: '已结束订单的材料', en: 'Materials of ended orders' },
    covers: {
      zh: '证件、照片、授权书等文件，以及查看记录',
      en: 'Certificates, photos, letters and other papers, and who looked at them',
    },
    from: orderOver,
    days: SIX_MONTHS,
    grounds: [filing, logs, shortest],
    then: 'erase',
    onRequest: 'kept',
  },
  forms: {
    title: { zh: '已结束订单的内容', en: 'What ended orders said' },
    covers: {
      zh: '表单、退回时的表单、上报内容、说明文字',
      en: 'Forms, forms as they were returned, reports as they were frozen, notes and texts',
    },
    from: orderOver,
    days: THREE_YEARS,
    grounds: [sharing, shortest],
    then: 'erase',
    onRequest: 'kept',
  },
  authorityFiles: {
    title: { zh: '与管局往来的文件', en: 'Files to and from the authority' },
    covers: {
      zh: '上报文件、下发文件、管局答复与通知',
      en: 'Files sent and received, what the bureaus answered, and their news',
    },
    from: {
      zh: '文件被接收或处理完毕，且相关订单已结束',
      en: 'When it was taken or dealt with, and the orders in it have ended',
    },
    days: SIX_MONTHS,
    grounds: [uploadedFiles, logs],
    then: 'erase',
    onRequest: 'kept',
  },
  notices: {
    title: { zh: '通知', en: 'Notices' },
    covers: { zh: '短信与邮件的内容、接收人', en: 'Texts of messages and mails, and to whom' },
    from: { zh: '通知写成，且订单已结束', en: 'When it was written, and its order has ended' },
    days: SIX_MONTHS,
    grounds: [logs, shortest],
    then: 'erase',
    onRequest: 'kept',
  },
  verificationMobiles: {
    title: { zh: '短信核验手机号', en: 'Mobiles of SMS verification' },
    covers: {
      zh: '参加短信核验人员的手机号',
      en: 'The mobiles of those who were to verify',
    },
    from: { zh: '订单结束', en: 'The end of the order' },
    days: 90,
    grounds: [
      shortest,
      ourChoice('留待处理核验争议', 'Long enough for a dispute about a verification'),
    ],
    then: 'erase',
    onRequest: 'erased',
  },
  endedRecords: {
    title: { zh: '已终止的备案信息', en: 'Filings that have ended' },
    covers: {
      zh: '注销的主体、服务、接入及其负责人和各版本',
      en: 'Subjects, services and accesses that have ended, their persons and all versions',
    },
    from: { zh: '备案终止', en: 'The end of the filing' },
    days: THREE_YEARS,
    grounds: [filing, sharing],
    then: 'erase',
    onRequest: 'kept',
  },
  oldVersions: {
    title: { zh: '备案信息的旧版本', en: 'Old versions of what is filed' },
    covers: {
      zh: '现行备案信息的历史版本',
      en: 'What records that live said before they were changed',
    },
    from: { zh: '被新版本取代', en: 'When a newer version took its place' },
    days: THREE_YEARS,
    grounds: [sharing, shortest],
    then: 'erase',
    onRequest: 'kept',
  },
  requestKeys: {
    title: { zh: '请求幂等键', en: 'Keys of requests' },
    covers: {
      zh: '可重复请求的键与首次结果',
      en: 'The keys under which requests may be repeated, and their first outcome',
    },
    from: { zh: '请求完成', en: 'The request' },
    days: 30,
    grounds: [ourChoice('客户端不再重试', 'No client tries again for that long')],
    then: 'erase',
    onRequest: 'kept',
  },
  filings: {
    title: { zh: '现行备案信息', en: 'What is filed' },
    covers: {
      zh: '有效的主体、服务、接入及负责人，及其订单材料',
      en: 'Subjects, services and accesses that live, their persons, and the papers they were granted on',
    },
    from: { zh: '备案', en: 'The grant' },
    days: null,
    grounds: [filing],
    then: {
      by: {
        zh: '备案终止后转入相应类别',
        en: 'The end of the filing, which puts it under the classes above',
      },
    },
    onRequest: 'kept',
  },
  accounts: {
    title: { zh: '账号', en: 'Accounts' },
    covers: { zh: '账号的手机号与邮箱', en: 'The mobile and the e-mail address of an account' },
    from: { zh: '账号开通', en: 'The opening of the account' },
    days: null,
    grounds: [
      ourChoice('账号存续期间为履行服务所必需', 'Needed for the service while the account lives'),
    ],
    // Orders, filings and the audit name the account; nothing closes one yet, and nothing erases this by itself.
    then: {
      by: {
        zh: '不会自动删除：账号可停用，手机号和邮箱由本人更正',
        en: 'Nothing by itself: an account is disabled and stays; its owner corrects the two',
      },
    },
    onRequest: 'kept',
  },
  signIns: {
    title: { zh: '登录记录', en: 'Sign-ins' },
    covers: {
      zh: '已结束的会话（浏览器名称与时间），以及重设密码的链接',
      en: 'Sessions that are over, with the browser’s name and times, and links to set a password',
    },
    from: { zh: '会话或链接失效', en: 'The end of the session or link' },
    days: SIX_MONTHS,
    grounds: [logs, shortest],
    then: 'erase',
    onRequest: 'kept',
  },
  consents: {
    title: { zh: '同意记录', en: 'Consents' },
    covers: {
      zh: '哪个账号在何时同意或撤回了哪个版本的同意书',
      en: 'Which account accepted, or took back, which version of the text, and when',
    },
    from: { zh: '同意', en: 'The consent' },
    days: null,
    grounds: [
      ourChoice(
        '证明处理个人信息已取得同意',
        'It shows that there was a consent to what was done with personal data',
      ),
    ],
    then: {
      by: {
        zh: '不会自动删除：只有账号、版本和时间',
        en: 'Nothing by itself: it holds an account, a version and a time',
      },
    },
    onRequest: 'kept',
  },
  audit: {
    title: { zh: '审计记录', en: 'Audit' },
    covers: {
      zh: '谁在何时对什么做了什么（个人信息已遮盖）',
      en: 'Who did what, when and to what, personal data masked',
    },
    from: { zh: '操作', en: 'The deed' },
    days: null,
    months: 'auditMonths',
    grounds: [logs, sharing, assessment],
    then: { by: { zh: 'beian audit purge', en: 'beian audit purge' } },
    onRequest: 'kept',
  },
} as const satisfies Record<string, DataClass>;

export type DataClassName = keyof typeof RETENTION;

/** All classes, those that people ask about first. */
export const DATA_CLASSES = Object.keys(RETENTION) as DataClassName[];
