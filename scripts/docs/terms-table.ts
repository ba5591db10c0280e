import type { Locale } from '#domain/bilingual.ts';
import { PROVINCES, PROVINCE_NAMES } from '#domain/provinces.ts';
import { STAGES } from '#domain/stages.ts';
import { isDeadline, isMovable, termLength, type TermName } from '#domain/terms/terms.ts';
import type { FilingDescription, TermDescription } from '#machines/describe.ts';
import { table } from './markdown.ts';
import { lengthText, termTitle } from './term-words.ts';
import { effectText } from './words.ts';

const HEAD = {
  zh: ['期限', '所在阶段', '长度', '各省差异', '主管可否调整', '届时'],
  en: ['Term', 'Stage', 'Length', 'Where provinces differ', 'Managers may', 'Then'],
} as const;

const STAYS = {
  zh: '标示为超期，订单留在本阶段，由负责方继续处理',
  en: 'shown as overdue; the order stays where it is, with whoever has it',
} as const;

const MOVABLE = { zh: '可中止、可延长', en: 'hold and extend it' } as const;

/** A term's length for a filing type: what most provinces have, and those that have another. */
export function lengthsOf(
  term: TermName,
  filingType: FilingDescription['filingType'],
  locale: Locale,
) {
  const byLength = new Map<string, string[]>();
  for (const province of PROVINCE_NAMES) {
    const text = lengthText(termLength(term, filingType, province), locale);
    const name = locale === 'zh' ? province : PROVINCES[province].en;
    byLength.set(text, [...(byLength.get(text) ?? []), name]);
  }
  const [general, ...others] = [...byLength].sort(([, a], [, b]) => b.length - a.length);
  const [comma, colon] = locale === 'zh' ? ['、', '：'] : [', ', ': '];
  const differing = others.map(([text, names]) => `${names.join(comma)}${colon}${text}`);
  return { general: general?.[0] ?? '', differing };
}

/** What happens when a term falls due. */
export function fallText({ name, to, effects }: TermDescription, locale: Locale): string {
  const asked = effects.flatMap((effect) => effectText(effect, locale) ?? []);
  const goes = to === null ? STAYS[locale] : `→ ${STAGES[to][locale]}`;
  return [...asked, ...(isDeadline(name) ? [goes] : [])].join(locale === 'zh' ? '；' : '; ');
}

/** All terms of a filing. */
export function termsTable({ filingType, stages }: FilingDescription, locale: Locale): string {
  const rows = stages.flatMap(({ name, terms }) =>
    terms.map((term) => {
      const { general, differing } = lengthsOf(term.name, filingType, locale);
      return [
        termTitle(term.name, locale),
        STAGES[name][locale],
        general,
        differing,
        isMovable(term.name) ? MOVABLE[locale] : '',
        fallText(term, locale),
      ];
    }),
  );
  return table(HEAD[locale], rows);
}
