import { isDay } from '#domain/calendar/days.ts';
import { blocks, type IdentifierFinding } from './finding.ts';

const FORMAT_FINDING = blocks(
  'identifier.day.format',
  { zh: '日期不存在或格式不正确。', en: 'This is not a day of the calendar.' },
  { zh: '请按 2030-12-31 的格式填写。', en: 'Write it as 2030-12-31.' },
  'GB/T 7408.1 (ISO 8601-1)',
);

/** Checks a day of the calendar, written `YYYY-MM-DD`. */
export function checkDay(text: string): IdentifierFinding | undefined {
  return isDay(text) ? undefined : FORMAT_FINDING;
}
