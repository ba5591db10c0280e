import type { Day } from '#domain/calendar/days.ts';
import type { Province } from '#domain/provinces.ts';
import { applyOverrides, NO_OVERRIDES, type Overrides } from './overrides.ts';
import { contentHash } from './content-hash.ts';
import { RULES } from './rules.ts';
import { isInForce, type Rule } from './rule.ts';

/** The rules of a bureau on a day: plain data, which an order can keep. */
export interface RuleSet {
  /** The same for the same rules, whenever they are in force: `天津-1f0c5a…`. */
  readonly id: string;
  readonly province: Province;
  readonly rules: readonly Rule[];
}

const byCode = (a: Rule, b: Rule) => (a.code < b.code ? -1 : 1);

/**
 * The rules in force in a province on a day, the operators' overrides applied.
 * @param overrides as `readOverrides` returns them.
 */
export function ruleSet(
  province: Province,
  day: Day,
  overrides: Overrides = NO_OVERRIDES,
): RuleSet {
  const rules = applyOverrides(RULES, overrides).filter((rule) => isInForce(rule, province, day));
  return { id: `${province}-${contentHash([...rules].sort(byCode))}`, province, rules };
}
