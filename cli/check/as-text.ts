import type { Bilingual, Locale } from '#domain/bilingual.ts';
import type { CheckFinding, FilingReport, UnmadeCheck } from '#domain/checks/finding.ts';
import { FACT_NAMES, type FactName } from '#domain/rules/fact-names.ts';
import type { Severity } from '#domain/identifiers/finding.ts';

const SEVERITIES = {
  blocks: { zh: '必须修改', en: 'blocks' },
  warns: { zh: '注意', en: 'warns' },
  informs: { zh: '提示', en: 'informs' },
} as const satisfies Record<Severity, Bilingual>;

const WORDS = {
  sound: { zh: '未发现问题。', en: 'Nothing was found.' },
  whole: { zh: '（整个表单）', en: '(the whole form)' },
  unverified: { zh: '未核实，仅提示', en: 'not verified, informs only' },
  open: { zh: '未能检查', en: 'Not checked' },
  missing: { zh: '缺少', en: 'missing' },
  rules: { zh: '适用规则', en: 'Rules' },
  none: { zh: '无', en: 'none' },
  blocked: { zh: '不能提交。', en: 'It can’t be submitted so.' },
  passes: { zh: '可以提交。', en: 'It can be submitted.' },
} as const satisfies Record<string, Bilingual>;

/** All findings of a filing for a terminal, then what could not be checked, then whether it passes. */
export function reportAsText(report: FilingReport, locale: Locale): string {
  const { findings, notChecked, blocks, ruleSet } = report;
  return [
    ...(findings.length > 0 ? findings.flatMap((one) => finding(one, locale)) : [sound(locale)]),
    ...(notChecked.length > 0 ? unmade(notChecked, locale) : []),
    `${WORDS.rules[locale]}: ${ruleSet ?? WORDS.none[locale]}`,
    blocks ? WORDS.blocked[locale] : passes(notChecked.length, locale),
    '',
  ].join('\n');
}

/** Nobody may take a check that was not made for one that was passed. */
const passes = (unmadeChecks: number, locale: Locale): string =>
  (unmadeChecks === 0 ? WORDS.passes : asFarAs(unmadeChecks))[locale];

const asFarAs = (count: number): Bilingual => ({
  zh: `就已检查的内容可以提交，另有 ${String(count)} 项未能检查。`,
  en: `It can be submitted, as far as could be checked; checks not made: ${String(count)}.`,
});

const sound = (locale: Locale) => `${WORDS.sound[locale]}\n`;

function finding(one: CheckFinding, locale: Locale): string[] {
  const { severity, field, text, remedy, evidence, code, source, verified } = one;
  const said = evidence ? `${text[locale]} (${evidence[locale]})` : text[locale];
  const known = verified === false ? [WORDS.unverified[locale]] : [];
  return [
    `${SEVERITIES[severity][locale]}  ${field === '' ? WORDS.whole[locale] : field}`,
    `  ${said}`,
    `  → ${remedy[locale]}`,
    `  ${[code, ...known, source].join('; ')}`,
    '',
  ];
}

const nameOf = (fact: string, locale: Locale) =>
  Object.hasOwn(FACT_NAMES, fact) ? FACT_NAMES[fact as FactName][locale] : fact;

function unmade(checks: readonly UnmadeCheck[], locale: Locale): string[] {
  const lines = checks.map(({ code, text, missing }) => {
    const names = missing.map((fact) => nameOf(fact, locale)).join(', ');
    return `  ${text[locale]} (${code}; ${WORDS.missing[locale]}: ${names})`;
  });
  return [`${WORDS.open[locale]}:`, ...lines, ''];
}
