import type { Bilingual, Locale } from '#domain/bilingual.ts';
import type { Rule } from './rule.ts';

const BETWEEN = { zh: '、', en: ', ' } as const satisfies Bilingual;

function fill(text: string, rule: Rule, locale: Locale): string {
  const parameters: Readonly<Record<string, unknown>> = rule.check;
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = parameters[name];
    if (Array.isArray(value)) return value.map(String).join(BETWEEN[locale]);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : placeholder;
  });
}

const both = (text: Bilingual, rule: Rule): Bilingual => ({
  zh: fill(text.zh, rule, 'zh'),
  en: fill(text.en, rule, 'en'),
});

/** What a rule asks and the way out, with the limits that it has now. */
export function ruleTexts(rule: Rule): { readonly text: Bilingual; readonly remedy: Bilingual } {
  return { text: both(rule.text, rule), remedy: both(rule.remedy, rule) };
}
