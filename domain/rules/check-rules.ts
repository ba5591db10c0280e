import type { Bilingual } from '#domain/bilingual.ts';
import { concernAnswers } from './concerns.ts';
import { answerTo } from './conditions.ts';
import type { FactName } from './fact-names.ts';
import type { FilingFacts } from './facts.ts';
import { seeCheck } from './kinds.ts';
import { pointerOf, type Place, type Scope } from './places.ts';
import type { RuleSet } from './rule-set.ts';
import { ruleTexts } from './rule-texts.ts';
import { severityOf, type Rule, type RuleSeverity } from './rule.ts';
import { unknown, type Broken, type Sighting } from './sighting.ts';

/** A rule that a filing breaks. Compatible with the findings about its form. */
export interface RuleFinding {
  readonly code: string;
  readonly severity: RuleSeverity;
  /** JSON pointer of the field that tells most. */
  readonly field: string;
  /** All fields that it points at. */
  readonly fields: readonly string[];
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  readonly source: string;
  readonly verified: boolean;
  /** What was found, without personal data. */
  readonly evidence?: Bilingual;
}

/** A rule that concerns a filing, or may, and could not be held against it. */
export interface NotChecked {
  readonly code: string;
  /** What a breach would do. */
  readonly severity: RuleSeverity;
  readonly text: Bilingual;
  readonly source: string;
  /** What is missing; FACT_NAMES has their names. */
  readonly missing: readonly FactName[];
}

/** What the rules say of a filing. */
export interface RuleReport {
  /** The rule set, for the record. */
  readonly ruleSet: string;
  readonly findings: readonly RuleFinding[];
  readonly notChecked: readonly NotChecked[];
}

/** One look for each service, so that a rule never mixes the owner of one with the domains of another. */
function scopesOf(facts: FilingFacts): Scope[] {
  if (facts.services.length === 0) return [{ facts, service: undefined }];
  return facts.services.map((service) => ({ facts, service }));
}

function see(rule: Rule, scope: Scope): Sighting[] {
  const answers = [
    ...concernAnswers(rule.concerns, scope),
    ...(rule.when ?? []).map((condition) => answerTo(condition, scope)),
  ];
  if (answers.includes(false)) return [];
  const open = answers.flatMap((answer) =>
    typeof answer === 'object' ? [unknown(answer.missing)] : [],
  );
  return open.length > 0 ? open : seeCheck(rule.check, scope);
}

function placesOf({ fields }: Rule, about: Broken['about']): readonly Place[] {
  if (about === undefined) return fields;
  const ofHolder = fields.filter((place) => place === about || place.startsWith(`${about}/`));
  if (ofHolder.length > 0) return ofHolder;
  return about.includes('/') ? [about as Place] : fields;
}

function findingOf(rule: Rule, { about, evidence }: Broken, scope: Scope): RuleFinding {
  const fields = placesOf(rule, about).map((place) => pointerOf(place, scope));
  const { code, source, verified } = rule;
  return {
    ...{ code, severity: severityOf(rule), field: fields[0] ?? '', fields },
    ...{ ...ruleTexts(rule), source, verified },
    ...(evidence && { evidence }),
  };
}

const firstOfEachField = (findings: readonly RuleFinding[]): RuleFinding[] =>
  [...new Map(findings.toReversed().map((finding) => [finding.field, finding])).values()].reverse();

interface Result {
  readonly findings: readonly RuleFinding[];
  readonly notChecked: readonly NotChecked[];
}

function checkRule(rule: Rule, scopes: readonly Scope[]): Result {
  const seen = scopes.flatMap((scope) => see(rule, scope).map((sighting) => ({ sighting, scope })));
  const findings = seen.flatMap(({ sighting, scope }) =>
    sighting.is === 'broken' ? [findingOf(rule, sighting, scope)] : [],
  );
  const missing = seen.flatMap(({ sighting }) => (sighting.is === 'unknown' ? sighting.fact : []));
  const { code, source } = rule;
  const open = { code, severity: severityOf(rule), text: ruleTexts(rule).text, source };
  return {
    findings: firstOfEachField(findings),
    notChecked: missing.length > 0 ? [{ ...open, missing: [...new Set(missing)] }] : [],
  };
}

/**
 * Holds a rule set against a filing: the rules that it breaks, and those that could not be checked because
 * something is missing – never silently passed. Which rules are in force is the rule set's business, so an
 * order is checked by the set that it keeps.
 */
export function checkRules(set: RuleSet, facts: FilingFacts): RuleReport {
  const scopes = scopesOf(facts);
  const results = set.rules.map((rule) => checkRule(rule, scopes));
  return {
    ruleSet: set.id,
    findings: results.flatMap(({ findings }) => findings),
    notChecked: results.flatMap(({ notChecked }) => notChecked),
  };
}
