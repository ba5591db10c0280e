import type { Bilingual } from './bilingual.ts';

/** The notices that a filing can send; each has its texts in templates/<name>/. */
export const NOTICE_TEMPLATES = [
  'returnedToComplete',
  'rejected',
  'refusedByBureau',
  'reportRefused',
  'smsExpired',
  'smsFailed',
  'granted',
  'abandoned',
  'lapsed',
  'decisionRecalled',
  'correctionReminder',
  'verificationReminder',
  'reviewReminder',
  'reviewOverdue',
  'bureauOverdue',
] as const;

export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** Whom a reminder goes to, with the names that people see. */
export const AUDIENCES = {
  applicant: { zh: '申请人', en: 'the applicant' },
  /** The persons of the verification case who have not verified yet. */
  verifiers: { zh: '尚未核验的人员', en: 'whoever has not verified yet' },
  /** The reviewer who holds the task, else all who could take it. */
  reviewers: { zh: '初审人员', en: 'the reviewers' },
  managers: { zh: '主管', en: 'the managers' },
} as const satisfies Record<string, Bilingual>;

export type Audience = keyof typeof AUDIENCES;
