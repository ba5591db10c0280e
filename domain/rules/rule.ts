import Type, { type TSchema } from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import type { Day } from '#domain/calendar/days.ts';
import { PROVINCE_NAMES, type Province } from '#domain/provinces.ts';
import { ConcernsSchema, type Concerns } from './concerns.ts';
import { ConditionSchema, type Condition } from './conditions.ts';
import { RULE_KINDS, type RuleCheck, type RuleKindName } from './kinds.ts';
import type { Place } from './places.ts';
import { bilingual, exactly, oneOf, place, someOf } from './schema.ts';

/** What a broken rule does: `blocks` submission, `warns` applicant and reviewer, or only `informs` them. */
export const RULE_SEVERITIES = ['blocks', 'warns', 'informs'] as const;

export type RuleSeverity = (typeof RULE_SEVERITIES)[number];

/** One rule of a bureau, as data. */
export interface Rule {
  /** Stable: `tianjin.service_owner_under_60`. */
  readonly code: string;
  readonly provinces: readonly Province[] | 'all';
  readonly concerns: Concerns;
  /** On what it depends; all of them must hold. */
  readonly when?: readonly Condition[];
  readonly check: RuleCheck;
  readonly severity: RuleSeverity;
  /** The first and the last day on which it is in force. */
  readonly from?: Day;
  readonly until?: Day;
  readonly source: string;
  /** Somebody has read it at its source. Until then it informs, whatever its severity says. */
  readonly verified: boolean;
  /** What it asks, as its help page and its finding say it; `{atLeast}` is a parameter of its check. */
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  /** Where it points, the most telling first. */
  readonly fields: readonly Place[];
}

/** The schema of what a rule of one kind asks. */
export function checkSchema(kind: RuleKindName): TSchema {
  const { properties } = RULE_KINDS[kind].parameters;
  return exactly({ kind: Type.Literal(kind), ...properties });
}

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });

/** The fields of a rule, as an operator writes them; `check` is held against the schema of its kind. */
export const RULE_FIELDS = {
  code: Type.String({ pattern: '^[a-z][a-z0-9_]*\\.[a-z0-9_]+$', maxLength: 100 }),
  provinces: Type.Union([Type.Literal('all'), someOf<Province>(PROVINCE_NAMES)]),
  concerns: ConcernsSchema,
  when: Type.Array(ConditionSchema, { maxItems: 20 }),
  check: Type.Object({ kind: oneOf(Object.keys(RULE_KINDS)) }),
  severity: oneOf(RULE_SEVERITIES),
  from: day,
  until: day,
  source: Type.String({ minLength: 1, maxLength: 500 }),
  verified: Type.Boolean(),
  text: bilingual,
  remedy: bilingual,
  fields: Type.Array(place, { minItems: 1, maxItems: 20, uniqueItems: true }),
};

/** A whole rule, as an operator writes it. */
export const RuleSchema = exactly({
  ...RULE_FIELDS,
  when: Type.Optional(RULE_FIELDS.when),
  from: Type.Optional(RULE_FIELDS.from),
  until: Type.Optional(RULE_FIELDS.until),
});

/** What a broken rule really does: one that nobody has verified informs. */
export function severityOf({ severity, verified }: Rule): RuleSeverity {
  return verified ? severity : 'informs';
}

/** Whether a rule is a province's on a day. */
export function isInForce(rule: Rule, province: Province, on: Day): boolean {
  const { provinces, from = on, until = on } = rule;
  return (provinces === 'all' || provinces.includes(province)) && from <= on && on <= until;
}
