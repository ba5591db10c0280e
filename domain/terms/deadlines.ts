import { SMS_VERIFICATION_RULES } from '../sms-verification.ts';
import type { CountedLength, Deadline } from './length.ts';

const workingDays = (count: number): CountedLength => ({ count, unit: 'workingDay' });

/**
 * By when a stage is to be over. Sources: initial review 1–2 and bureau 3–20 working days (1–20 for
 * changes) from the user's help pages; SMS verification as in its rules (domain/sms-verification.ts); 45 days of correction from the field's practice (Tencent, Alibaba); how
 * long an applicant may take to confirm, and another to accept a transfer, is the provider's own choice;
 * Zhejiang's 30 working days from Tencent, the only bureau of which a vendor says that it exceeds 20.
 */
export const DEADLINES = {
  initialReviewTerm: {
    kind: 'deadline',
    title: { zh: '初审期限', en: 'Initial review' },
    setBy: 'provider',
    length: workingDays(2),
  },
  correctionTerm: {
    kind: 'deadline',
    title: { zh: '修改期限', en: 'Correction' },
    setBy: 'provider',
    length: { count: 45, unit: 'day' },
  },
  confirmationTerm: {
    kind: 'deadline',
    title: { zh: '确认期限', en: 'Confirmation' },
    setBy: 'provider',
    length: { count: 15, unit: 'day' },
  },
  acceptanceTerm: {
    kind: 'deadline',
    title: { zh: '接受期限', en: 'Acceptance' },
    setBy: 'provider',
    length: { count: 7, unit: 'day' },
  },
  smsVerificationTerm: {
    kind: 'deadline',
    title: { zh: '短信核验期限', en: 'SMS verification' },
    setBy: 'authority',
    length: { count: SMS_VERIFICATION_RULES.windowHours, unit: 'hour' },
  },
  bureauReviewTerm: {
    kind: 'deadline',
    title: { zh: '管局审核期限', en: 'Bureau review' },
    setBy: 'authority',
    length: { ...workingDays(20), least: 3 },
    byFilingType: { change: { least: 1 } },
    byProvince: { 浙江: { count: 30 } },
  },
} as const satisfies Record<string, Deadline>;

export type DeadlineName = keyof typeof DEADLINES;
