import { addDays, isDay, type Day } from '#domain/calendar/days.ts';
import { checkDay } from './day.ts';
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

const OF_DOCUMENT = {
  over: blocks(
    'identifier.validity.over',
    { zh: '证件或批准文件已过有效期。', en: 'The document has expired.' },
    { zh: '请换领新证后填写新的有效期。', en: 'Renew it, and enter the new end of its validity.' },
    '备案驳回咨询：证件不合格、前置审批不合格',
  ),
  soonOver: warns(
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
  ),
};

const OF_DOMAIN = {
  over: blocks(
    'identifier.domain_expiry.over',
    { zh: '域名已过期。', en: 'The domain has expired.' },
    { zh: '请续费后填写新的到期日期。', en: 'Renew it, and enter the new day.' },
    '备案核查：域名过期',
  ),
  soonOver: warns(
    'identifier.domain_expiry.short',
    {
      zh: '域名剩余有效期不足三个月（90 天）。',
      en: 'The domain expires in less than three months (90 days).',
    },
    { zh: '请先为域名续费。', en: 'Renew the domain first.' },
    '备案前准备：域名剩余有效期三个月以上',
  ),
};

/** Checks how the last day of a document's validity is written: `YYYY-MM-DD` or `长期`. */
export function checkValidUntil(text: string): IdentifierFinding | undefined {
  return text === FOREVER || isDay(text) ? undefined : MALFORMED;
}

type Terms = typeof OF_DOCUMENT;

const termOf = (day: Day, today: Day, { over, soonOver }: Terms) => {
  if (day < today) return over;
  return day < addDays(today, WANTED_DAYS) ? soonOver : undefined;
};

/**
 * The check of the last day on which a document is valid: well written, not past, not soon.
 * @param today in Shanghai.
 */
export function validityCheck(today: Day) {
  return (text: string): IdentifierFinding | undefined =>
    checkValidUntil(text) ?? (text === FOREVER ? undefined : termOf(text, today, OF_DOCUMENT));
}

/**
 * The check of the day on which a domain expires: well written, not past, not soon.
 * @param today in Shanghai.
 */
export function domainExpiryCheck(today: Day) {
  return (text: string): IdentifierFinding | undefined =>
    checkDay(text) ?? termOf(text, today, OF_DOMAIN);
}
