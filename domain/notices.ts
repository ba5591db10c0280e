import type { Bilingual, Locale } from './bilingual.ts';
import type { EffectKind } from './effect-kinds.ts';
import type { NoticeVariable } from './notice-variables.ts';

/** The ways a notice can go, by the names that people read, with the effect that goes it. */
export const NOTICE_CHANNELS = {
  sms: { title: { zh: '短信', en: 'SMS' }, effect: 'sendSms' },
  mail: { title: { zh: '电子邮件', en: 'E-mail' }, effect: 'sendMail' },
} as const satisfies Record<string, { title: Bilingual; effect: EffectKind }>;

export type NoticeChannel = keyof typeof NOTICE_CHANNELS;

interface NoticeFacts {
  /** Whom it is for. Staff read the order itself: their notices hold its number and nothing personal. */
  readonly readBy: 'applicant' | 'owner' | 'staff';
  readonly channels: readonly NoticeChannel[];
  /** What its texts may speak of; a template that uses anything else is refused. */
  readonly variables: readonly NoticeVariable[];
  /** How many segments its SMS may take at the longest. */
  readonly segments: Readonly<Record<Locale, number>>;
}

const BOTH = ['sms', 'mail'] as const;
const ONE = { zh: 1, en: 1 } as const;
const RETURNED = ['orderNo', 'serviceName', 'dueDay', 'reasons', 'opinion'] as const;
const ENDED = ['orderNo', 'serviceName'] as const;

const returned = {
  readBy: 'applicant',
  channels: BOTH,
  variables: RETURNED,
  segments: ONE,
} as const;
const ended = { readBy: 'applicant', channels: BOTH, variables: ENDED, segments: ONE } as const;
const toStaff = {
  readBy: 'staff',
  channels: ['mail'],
  variables: ['orderNo', 'dueDay'],
  segments: ONE,
} as const;

/** The notices that a filing can send; their texts are the files templates/<locale>/<name>.<channel>.hbs. */
export const NOTICES = {
  confirmationNeeded: { ...ended, variables: ['orderNo', 'serviceName', 'dueDay'] },
  acceptanceNeeded: { ...ended, variables: ['orderNo', 'serviceName', 'dueDay'] },
  changeGranted: ended,
  accessCancelled: ended,
  deregistered: ended,
  claimed: ended,
  transferred: ended,
  transferReceived: ended,
  transferNotMade: { ...ended, variables: [...ENDED, 'happened'] },
  returnedToComplete: returned,
  rejected: returned,
  refusedByBureau: returned,
  reportRefused: returned,
  smsExpired: returned,
  smsFailed: returned,
  correctionReminder: returned,
  decisionRecalled: ended,
  granted: {
    readBy: 'applicant',
    channels: BOTH,
    variables: ['orderNo', 'serviceName', 'icpNumber', 'nextOrderNo'],
    // A filing number begins with a Chinese character, so that its English text has room for 70.
    segments: { zh: 1, en: 2 },
  },
  abandoned: ended,
  lapsed: ended,
  verificationReminder: {
    readBy: 'owner',
    // Whoever must verify has the phone in hand, and may have no account with us.
    channels: ['sms'],
    variables: ['orderNo', 'serviceName', 'dueTime'],
    // Code, number, address and document have to stand in it, or nobody finds the page.
    segments: { zh: 2, en: 2 },
  },
  reviewReminder: toStaff,
  reviewOverdue: toStaff,
  bureauOverdue: toStaff,
} as const satisfies Record<string, NoticeFacts>;

export type NoticeTemplate = keyof typeof NOTICES;

/** The names of all notices. */
export const NOTICE_TEMPLATES = Object.keys(NOTICES) as readonly NoticeTemplate[];

/** The facts of one notice. */
export const noticeFacts = (template: NoticeTemplate): NoticeFacts => NOTICES[template];

/** Whom a reminder goes to, with the names that people see. */
export const AUDIENCES = {
  applicant: { zh: '申请人', en: 'the applicant' },
  /** The account that a service is to be transferred to. */
  receiver: { zh: '接收方', en: 'the receiver' },
  /** The persons of the verification case who have not verified yet. */
  verifiers: { zh: '尚未核验的人员', en: 'whoever has not verified yet' },
  /** The reviewer who holds the task, else all who could take it. */
  reviewers: { zh: '初审人员', en: 'the reviewers' },
  managers: { zh: '主管', en: 'the managers' },
} as const satisfies Record<string, Bilingual>;

export type Audience = keyof typeof AUDIENCES;
