import type { DeadlineName } from './deadlines.ts';
import type { CountedLength, Reminder } from './length.ts';

const days = (count: number): CountedLength => ({ count, unit: 'day' });
const hours = (count: number): CountedLength => ({ count, unit: 'hour' });

/**
 * When people are reminded of a deadline that runs. Sources: days 7, 15 and 30 of a correction from
 * Tencent's practice; of the SMS verification at once (the stage's own notice), after 6 and after 20 of
 * its 24 hours; of a review on the working morning before it falls due; of a confirmation
 * and of an acceptance, which are our own terms, early and shortly before the end.
 */
export const REMINDERS = {
  correctionReminder1: {
    kind: 'reminder',
    title: { zh: '修改提醒（第 7 天）', en: 'Correction, day 7' },
    of: 'correctionTerm',
    length: days(7),
  },
  correctionReminder2: {
    kind: 'reminder',
    title: { zh: '修改提醒（第 15 天）', en: 'Correction, day 15' },
    of: 'correctionTerm',
    length: days(15),
  },
  correctionReminder3: {
    kind: 'reminder',
    title: { zh: '修改提醒（第 30 天）', en: 'Correction, day 30' },
    of: 'correctionTerm',
    length: days(30),
  },
  confirmationReminder1: {
    kind: 'reminder',
    title: { zh: '确认提醒（第 3 天）', en: 'Confirmation, day 3' },
    of: 'confirmationTerm',
    length: days(3),
  },
  confirmationReminder2: {
    kind: 'reminder',
    title: { zh: '确认提醒（第 10 天）', en: 'Confirmation, day 10' },
    of: 'confirmationTerm',
    length: days(10),
  },
  acceptanceReminder1: {
    kind: 'reminder',
    title: { zh: '接受提醒（第 3 天）', en: 'Acceptance, day 3' },
    of: 'acceptanceTerm',
    length: days(3),
  },
  acceptanceReminder2: {
    kind: 'reminder',
    title: { zh: '接受提醒（第 6 天）', en: 'Acceptance, day 6' },
    of: 'acceptanceTerm',
    length: days(6),
  },
  verificationReminder1: {
    kind: 'reminder',
    title: { zh: '短信核验提醒（6 小时）', en: 'SMS verification, after 6 hours' },
    of: 'smsVerificationTerm',
    length: hours(6),
  },
  verificationReminder2: {
    kind: 'reminder',
    title: { zh: '短信核验提醒（20 小时）', en: 'SMS verification, after 20 hours' },
    of: 'smsVerificationTerm',
    length: hours(20),
  },
  reviewReminder: {
    kind: 'reminder',
    title: { zh: '初审到期提醒', en: 'Initial review falls due' },
    of: 'initialReviewTerm',
    length: { unit: 'workingMorning' },
  },
} as const satisfies Record<string, Reminder<DeadlineName>>;

export type ReminderName = keyof typeof REMINDERS;
