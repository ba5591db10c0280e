import type { Bilingual, Locale } from '#domain/bilingual.ts';
import {
  isDeadline,
  TERMS,
  type CountedLength,
  type TermLength,
  type TermName,
} from '#domain/terms/terms.ts';

/** A term by its name, told apart from the stage it runs in. */
export const termTitle = (name: TermName, locale: Locale): string =>
  locale === 'zh' || !isDeadline(name) ? TERMS[name].title[locale] : `${TERMS[name].title.en} term`;

/** A term that is over, or a reminder that is due, as the cause of something. */
export function overText(name: TermName, locale: Locale): string {
  const title = termTitle(name, locale);
  if (!isDeadline(name)) return title;
  return locale === 'zh' ? `${title}已满` : `${title} over`;
}

const MORNING: Bilingual = {
  zh: '到期前最后一个工作日 9:00',
  en: 'at 9:00 on the last working day before it is over',
};

const UNITS: Record<CountedLength['unit'], Bilingual> = {
  workingDay: { zh: '个工作日', en: 'working day' },
  day: { zh: '天', en: 'day' },
  hour: { zh: '小时', en: 'hour' },
};

/** The length of a term: `3–20 working days`, `1 day`; of a reminder, when it comes. */
export function lengthText(length: TermLength, locale: Locale): string {
  if (length.unit === 'workingMorning') return MORNING[locale];
  const { count, unit, least } = length;
  const plural = locale === 'en' && count !== 1 ? 's' : '';
  const range = least === undefined ? String(count) : `${String(least)}–${String(count)}`;
  return `${range} ${UNITS[unit][locale]}${plural}`;
}
