import type { Bilingual } from '#domain/bilingual.ts';
import type { Day } from '#domain/calendar/days.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { SUBJECT_NATURES } from '#domain/forms/subject.ts';
import { PROVINCES } from '#domain/provinces.ts';
import { ORGANISATIONS } from '#domain/rules/concerns.ts';
import type { RuleSet } from '#domain/rules/rule-set.ts';
import { ruleTexts } from '#domain/rules/rule-texts.ts';
import { severityOf, type Rule, type RuleSeverity } from '#domain/rules/rule.ts';

const SEVERITIES = {
  blocks: { zh: '必须', en: 'blocks' },
  warns: { zh: '注意', en: 'warns' },
  informs: { zh: '提示', en: 'informs' },
} as const satisfies Record<RuleSeverity, Bilingual>;

const SERVICE_KINDS = {
  website: { zh: '网站', en: 'website' },
  app: { zh: 'APP', en: 'app' },
} as const satisfies Record<string, Bilingual>;

const both = ({ zh, en }: Bilingual) => `${zh} · ${en}`;

/** A bureau's own rules first, then what all or most of them ask. */
const isOwn = ({ provinces }: Rule) => provinces !== 'all' && provinces.length === 1;

/** The help page of a bureau: each rule with its way out, whom it concerns, since when, and where it stands. */
export function bureauPageAsText(set: RuleSet, day: Day): string {
  const { en } = PROVINCES[set.province];
  return [
    `${set.province}管局要求 · What the bureau of ${en} asks (${day}, ${set.id})`,
    ...section({ zh: '本省要求', en: 'Of this bureau' }, set.rules.filter(isOwn)),
    ...section(
      { zh: '通用要求', en: 'Of all or most bureaus' },
      set.rules.filter((rule) => !isOwn(rule)),
    ),
    '',
  ].join('\n');
}

function section(title: Bilingual, rules: readonly Rule[]): string[] {
  const lines = rules.flatMap(ruleLines);
  return ['', both(title), ...(lines.length > 0 ? lines : ['', '  无 · none'])];
}

function ruleLines(rule: Rule): string[] {
  const { text, remedy } = ruleTexts(rule);
  const unverified = rule.verified ? [] : ['未核实，仅提示 · not verified, informs only'];
  const head = [both(SEVERITIES[severityOf(rule)]), ...unverified, ...concernsOf(rule)];
  return [
    '',
    `  ${text.zh}`,
    `  ${text.en}`,
    `    → ${remedy.zh}`,
    `    → ${remedy.en}`,
    `    ${head.join('; ')}`,
    `    ${[rule.code, rule.source, ...datesOf(rule)].join('; ')}`,
  ];
}

function concernsOf({ concerns: { natures, filingTypes, serviceKinds } }: Rule): string[] {
  const organisations = ORGANISATIONS.every((nature) => natures?.includes(nature));
  const names = organisations
    ? [{ zh: '单位', en: 'organisations' }]
    : (natures ?? []).map((nature) => SUBJECT_NATURES[nature]);
  return [
    names,
    (filingTypes ?? []).map((type) => FILING_TYPES[type]),
    (serviceKinds ?? []).map((kind) => SERVICE_KINDS[kind]),
  ].flatMap((list) => (list.length > 0 ? listed(list) : []));
}

const listed = (names: readonly Bilingual[]): string =>
  `${names.map(({ zh }) => zh).join('、')} · ${names.map(({ en }) => en.toLowerCase()).join(', ')}`;

function datesOf({ from, until }: Rule): string[] {
  return [
    ...(from === undefined ? [] : [`自 · from ${from}`]),
    ...(until === undefined ? [] : [`至 · until ${until}`]),
  ];
}

/** All bureaus, with how many rules of their own they have, and how many of those are verified. */
export function provinceList(sets: readonly RuleSet[], day: Day): string {
  const lines = sets.map(({ province, rules }) => {
    const own = rules.filter(isOwn);
    const verified = own.filter((rule) => rule.verified).length;
    const count = `${own.length} of its own, ${verified} verified`;
    return `${province} · ${PROVINCES[province].en}: ${rules.length} rules, ${count}`;
  });
  return [
    `Rules in force on ${day}. beian rules 天津 prints those of one bureau.`,
    '',
    ...lines,
    '',
  ].join('\n');
}
