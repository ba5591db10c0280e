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
] as const;

export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];
