import type { Bilingual } from '#domain/bilingual.ts';
import type { Day } from '#domain/calendar/days.ts';
import { factsOf } from '#domain/checks/facts-of.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { concernAnswers } from '#domain/rules/concerns.ts';
import { answerTo } from '#domain/rules/conditions.ts';
import type { FilingFacts } from '#domain/rules/facts.ts';
import { issuedHere } from '#domain/rules/issued-here.ts';
import type { Scope } from '#domain/rules/places.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import { ruleTexts } from '#domain/rules/rule-texts.ts';
import { isInForce, severityOf, type Rule } from '#domain/rules/rule.ts';
import { RULES } from '#domain/rules/rules.ts';
import type { Answer } from '#domain/rules/sighting.ts';
import { MATERIAL_KINDS, type MaterialKind } from './kinds.ts';

/** A material that a filing needs, or may need, and why. */
export interface NeededMaterial {
  readonly kind: MaterialKind;
  /** Other kinds that do as well. */
  readonly or: readonly MaterialKind[];
  readonly label: Bilingual;
  /** What the rule asks, in its words. */
  readonly because: Bilingual;
  readonly source: string;
  /** Without it the filing can't be submitted. Otherwise it is advised, or the form does not tell yet. */
  readonly required: boolean;
}

/** Which kinds a rule wants one of, and whether it does in one look at a filing. */
interface Ask {
  readonly kinds: readonly MaterialKind[];
  readonly holds: Answer;
}

function askOf({ check }: Rule, { facts }: Scope): Ask | undefined {
  if (check.kind === 'requiredMaterial') return { kinds: check.anyOf, holds: true };
  if (check.kind !== 'certificateLocality' || check.unless === undefined) return undefined;
  const here = issuedHere(facts.subject);
  return { kinds: check.unless, holds: typeof here === 'boolean' ? !here : here };
}

function neededBy(rule: Rule, scope: Scope): NeededMaterial[] {
  const ask = askOf(rule, scope);
  const [kind, ...or] = ask?.kinds ?? [];
  if (ask === undefined || kind === undefined) return [];
  const answers = [
    ...concernAnswers(rule.concerns, scope),
    ...(rule.when ?? []).map((condition) => answerTo(condition, scope)),
    ask.holds,
  ];
  if (answers.includes(false)) return [];
  const { text: because } = ruleTexts(rule);
  const certain = answers.every((answer) => answer === true);
  return [
    {
      ...{ kind, or, label: MATERIAL_KINDS[kind], because, source: rule.source },
      required: certain && severityOf(rule) === 'blocks',
    },
  ];
}

/** A form that does not say its province yet is asked what all provinces ask. */
function rulesInForce({ subject: { province }, day }: FilingFacts): readonly Rule[] {
  if (province !== undefined) return ruleSet(province, day).rules;
  return RULES.filter((rule) => rule.provinces === 'all' && isInForce(rule, '北京', day));
}

/** One line for each kind: of several rules that ask for it the one that insists. */
function oneForEachKind(all: readonly NeededMaterial[]): NeededMaterial[] {
  const byKind = new Map<MaterialKind, NeededMaterial>();
  for (const one of all) {
    const known = byKind.get(one.kind);
    if (known === undefined || (one.required && !known.required)) byKind.set(one.kind, one);
  }
  return [...byKind.values()];
}

/**
 * Which materials a filing needs, or may need, from the rules of its province: of its type, its subject's
 * nature, and what else the form says so far. There is no second table of them.
 * @param form complete or not
 * @param day on which it is asked
 * @param rules those that its order keeps, or that operators have changed; else ours of that day
 */
export function neededMaterials(
  filingType: FilingType,
  form: AnyDraft,
  day: Day,
  rules?: readonly Rule[],
): NeededMaterial[] {
  const facts = factsOf(filingType, form, day);
  const services = facts.services.length > 0 ? facts.services : [undefined];
  return oneForEachKind(
    services.flatMap((service) =>
      (rules ?? rulesInForce(facts)).flatMap((rule) => neededBy(rule, { facts, service })),
    ),
  );
}
