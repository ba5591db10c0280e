import { Compile, type Validator } from 'typebox/compile';
import { isDay } from '#domain/calendar/days.ts';
import { CodedError } from '#domain/errors.ts';
import { applyOverrides, OverridesSchema, type Overrides, type RuleChange } from './overrides.ts';
import { isRuleKind, RULE_KINDS, type RuleKindName } from './kinds.ts';
import { checkSchema, type Rule } from './rule.ts';
import { RULES } from './rules.ts';

const REMEDY = {
  shape: 'Correct this place; `beian rules --json` prints whole rules to write it by.',
  twice: 'Give each rule one entry.',
  known: 'Choose another code: a rule of ours is changed in the list "change".',
  unknown: 'Copy the code from `beian rules`, or put a whole rule into the list "add".',
  day: 'Write days that exist as YYYY-MM-DD, the first not after the last.',
  kind: 'Keep the kind, and change its parameters; a rule of another kind is a new rule in "add".',
  limits: 'Let the lower limit be smaller than the upper one, and give at least one of them.',
} as const;

function refuse(code: string, field: string, sentence: string, remedy: keyof typeof REMEDY): never {
  throw new CodedError(code, sentence, { field, remedy: REMEDY[remedy] });
}

const overrides = Compile(OverridesSchema);

const checks = new Map<RuleKindName, Validator>();

function checkOfKind(kind: RuleKindName): Validator {
  const made = checks.get(kind) ?? Compile(checkSchema(kind));
  checks.set(kind, made);
  return made;
}

function refuseShape(validator: Validator, json: unknown, at: string): void {
  // The error that lies deepest names the place; those above it only say that something below is wrong.
  const [error] = validator
    .Errors(json)
    .sort((a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length);
  if (!error) return;
  const field = `${at}${error.instancePath}`;
  // A key that the schema does not name is held against `false`, of which TypeBox says nothing helpful.
  const wrongness = error.keyword === 'boolean' ? 'is not known here' : error.message;
  refuse(
    'rules.malformed',
    field,
    `The rules can't be read: ${field === '' ? 'the whole' : field} ${wrongness}.`,
    'shape',
  );
}

type Entry = Rule | RuleChange;

function refuseCheck({ check }: Entry, at: string): void {
  if (!check || !isRuleKind(check.kind)) return;
  refuseShape(checkOfKind(check.kind), check, `${at}/check`);
}

function refuseDays({ code, from, until }: Entry, at: string): void {
  for (const [key, day] of Object.entries({ from, until })) {
    if (day != null && !isDay(day)) {
      refuse(
        'rules.malformed_day',
        `${at}/${key}`,
        `"${String(day)}" of ${code} is no day.`,
        'day',
      );
    }
  }
  if (from != null && until != null && from > until) {
    refuse('rules.days_reversed', `${at}/until`, `${code} would end before it begins.`, 'day');
  }
}

/** Pairs of parameters that bound something from below and above. */
const LIMITS = [
  ['atLeast', 'below', (low: number, high: number) => low < high],
  ['atLeast', 'atMost', (low: number, high: number) => low <= high],
] as const;

function refuseLimits({ code, check }: Entry, at: string): void {
  const parameters: Readonly<Record<string, unknown>> = check ?? {};
  for (const [lower, upper, fits] of LIMITS) {
    const [low, high] = [parameters[lower], parameters[upper]];
    if (typeof low === 'number' && typeof high === 'number' && !fits(low, high)) {
      const sentence = `${code} asks for at least ${low} and at most ${high}: nothing fits.`;
      refuse('rules.limits_reversed', `${at}/check/${upper}`, sentence, 'limits');
    }
  }
}

/** Kinds that ask nothing without one of these parameters. */
const NEEDS_ONE_OF: Readonly<Partial<Record<RuleKindName, readonly string[]>>> = {
  ageRange: ['atLeast', 'below'],
  topLevelDomains: ['oneOf', 'noneOf'],
  remainingValidity: ['atLeastMonths', 'moreThanMonths'],
  nameWords: Object.keys(RULE_KINDS.nameWords.parameters.properties),
};

function refuseEmpty({ code, check }: Entry, at: string): void {
  if (!check) return;
  const needed = NEEDS_ONE_OF[check.kind];
  if (!needed || needed.some((name) => name in check)) return;
  const sentence = `${code} asks for nothing: it needs ${needed.join(' or ')}.`;
  refuse('rules.no_limit', `${at}/check`, sentence, 'limits');
}

const ENTRY_CHECKS = [refuseCheck, refuseDays, refuseLimits, refuseEmpty];

function refuseCodes({ change, add }: Overrides): void {
  const own = new Map(RULES.map((rule) => [rule.code, rule]));
  const seen = new Set<string>();
  const once = (code: string, at: string) => {
    if (seen.has(code)) refuse('rules.code_twice', at, `${code} stands there twice.`, 'twice');
    seen.add(code);
  };
  for (const [index, one] of change.entries()) {
    const at = `/change/${index}`;
    const rule = own.get(one.code);
    once(one.code, `${at}/code`);
    if (!rule) {
      refuse('rules.unknown_code', `${at}/code`, `There is no rule ${one.code}.`, 'unknown');
    }
    if (one.check && one.check.kind !== rule.check.kind) {
      const sentence = `${one.code} is of the kind ${rule.check.kind}, not ${one.check.kind}.`;
      refuse('rules.other_kind', `${at}/check/kind`, sentence, 'kind');
    }
  }
  for (const [index, { code }] of add.entries()) {
    once(code, `/add/${index}/code`);
    if (own.has(code)) {
      refuse('rules.code_taken', `/add/${index}/code`, `${code} is a rule already.`, 'known');
    }
  }
}

/** The days of a changed rule, one of which may be ours. */
function refuseMixedDays(read: Overrides): void {
  const after = new Map(applyOverrides(RULES, read).map((rule) => [rule.code, rule]));
  for (const [index, { code }] of read.change.entries()) {
    const rule = after.get(code);
    if (rule) refuseDays(rule, `/change/${index}`);
  }
}

/**
 * Reads what operators add to the rules and change about them, and refuses what can't be right.
 * @throws CodedError with the JSON pointer of the place in `field`: `rules.malformed`, `rules.malformed_day`,
 *   `rules.days_reversed`, `rules.limits_reversed`, `rules.no_limit`, `rules.code_twice`,
 *   `rules.unknown_code`, `rules.other_kind`, `rules.code_taken`.
 */
export function readOverrides(json: unknown): Overrides {
  refuseShape(overrides, json, '');
  const { change = [], add = [] } = json as Partial<Overrides>;
  for (const [list, entries] of Object.entries({ change, add })) {
    for (const [index, entry] of entries.entries()) {
      for (const check of ENTRY_CHECKS) check(entry, `/${list}/${index}`);
    }
  }
  const read = { change, add };
  refuseCodes(read);
  refuseMixedDays(read);
  return read;
}
