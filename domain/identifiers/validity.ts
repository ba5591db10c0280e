import { addDays, isDay, type Day } from '#domain/calendar/days.ts';
import { blocks, warns, type IdentifierFinding } from './finding.ts';

/** What stands on documents that never expire. */
export const FOREVER = '长期';

/** What bureaux ask for: three months, which is what a filing can take with its corrections. */
const WANTED_DAYS = 90;

const MALFORMED = blocks(
  'identifier.validity.format',
  { zh: '有效期不是日期。', en: 'The end of the validity is not a date.' },
  {
    zh: '请按 2030-12-31 的格式填写；长期有效的填写“长期”。',
    en: 'Write it as 2030-12-31, or 长期 where the document never expires.',
  },
  'GB/T 7408.1 (ISO 8601-1)',
);

const OVER = blocks(
  'identifier.validity.over',
  { zh: '证件或批准文件已过有效期。', en: 'The document has expired.' },
  { zh: '请换领新证后填写新的有效期。', en: 'Renew it, and enter the new end of its validity.' },
  '备案驳回咨询：证件不合格、前置审批不合格',
);

const SOON_OVER = warns(
  'identifier.validity.short',
  {
    zh: '证件或批准文件的剩余有效期不足三个月（90 天）。',
    en: 'The document is valid for less than three months (90 days).',
  },
  {
    zh: '多数管局要求剩余有效期在三个月以上，建议先换领新证。',
    en: 'Most bureaux want three months: better renew it first.',
  },
  '备案驳回咨询：证件不合格',
);

/** Checks how the last day of a document's validity is written: `YYYY-MM-DD` or `长期`. */
export function checkValidUntil(text: string): IdentifierFinding | undefined {
  return text === FOREVER || isDay(text) ? undefined : MALFORMED;
}

/**
 * The check of the last day on which a document is valid: well written, not past, not soon.
 * @param today in Shanghai.
 */
export function validityCheck(today: Day) {
  return (text: string): IdentifierFinding | undefined => {
    const malformed = checkValidUntil(text);
    if (malformed || text === FOREVER) return malformed;
    if (text < today) return OVER;
    return text < addDays(today, WANTED_DAYS) ? SOON_OVER : undefined;
  };
}
