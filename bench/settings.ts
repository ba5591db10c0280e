/**
 * Settings for measuring the work and not what people are given time for: no window in which a decision
 * may be recalled, and no limit for the one applicant who files thousands of orders in a day.
 */
export const SETTINGS_FOR_MEASURING = {
  BEIAN_RECALL_MINUTES: '0',
  BEIAN_SMS_PER_DAY: '1000000',
  BEIAN_REQUESTS_PER_MINUTE: '1000000',
  BEIAN_UPLOADS_PER_DAY: '1000000',
  BEIAN_UPLOAD_MB_PER_DAY: '1000000',
  BEIAN_MAILS_PER_DAY: '1000000',
  BEIAN_QUIET_HOURS: 'off',
} as const;
