import Type from 'typebox';
import { exactly } from './schema.ts';
import { RULE_FIELDS, RuleSchema, type Rule } from './rule.ts';

const { code, ...changeable } = RULE_FIELDS;

const Nullable = { from: Type.Null(), until: Type.Null() };

/** What an operator changes about a rule; what is left out stays, and null takes a day away. */
const RuleChangeSchema = exactly({
  code,
  off: Type.Optional(Type.Literal(true)),
  ...Type.Partial(Type.Object(changeable)).properties,
  from: Type.Optional(Type.Union([changeable.from, Nullable.from])),
  until: Type.Optional(Type.Union([changeable.until, Nullable.until])),
});

/** The operators' own rules and their changes to ours, as JSON; `readOverrides` reads them. */
export const OverridesSchema = exactly({
  change: Type.Optional(Type.Array(RuleChangeSchema, { maxItems: 1000 })),
  add: Type.Optional(Type.Array(RuleSchema, { maxItems: 1000 })),
});

/** What an operator changes about a rule. */
export interface RuleChange extends Partial<Omit<Rule, 'code' | 'from' | 'until'>> {
  readonly code: string;
  readonly off?: true;
  readonly from?: string | null;
  readonly until?: string | null;
}

/** The operators' own rules and their changes to ours. */
export interface Overrides {
  readonly change: readonly RuleChange[];
  readonly add: readonly Rule[];
}

/** Our rules as they come. */
export const NO_OVERRIDES: Overrides = { change: [], add: [] };

function changed(rule: Rule, { off: _off, from, until, ...change }: RuleChange): Rule {
  const { from: oldFrom, until: oldUntil, ...rest } = rule;
  const first = from === undefined ? oldFrom : from;
  const last = until === undefined ? oldUntil : until;
  return {
    ...rest,
    ...change,
    ...(first != null && { from: first }),
    ...(last != null && { until: last }),
  };
}

/** The rules with the operators' changes, then the operators' own; the order stays. */
export function applyOverrides(rules: readonly Rule[], { change, add }: Overrides): Rule[] {
  const changes = new Map(change.map((one) => [one.code, one]));
  const kept = rules.flatMap((rule) => {
    const one = changes.get(rule.code);
    if (one?.off) return [];
    return [one ? changed(rule, one) : rule];
  });
  return [...kept, ...add];
}
