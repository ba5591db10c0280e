import { checkRules, type RuleFinding, type RuleReport } from './check-rules.ts';
import type { FilingFacts } from './facts.ts';
import type { Overrides } from './overrides.ts';
import { ruleSet } from './rule-set.ts';

/** An open order, as far as rules look at it. */
export interface OrderFacts {
  readonly orderNo: string;
  readonly facts: FilingFacts;
}

/** What other rules would mean to an order. */
export interface AffectedOrder {
  readonly orderNo: string;
  /** Findings that it would have and has not, or has with another severity. */
  readonly appear: readonly RuleFinding[];
  /** Findings that it has and would not have, or not with this severity. */
  readonly vanish: readonly RuleFinding[];
  /** Rules, by their codes, that could then not be checked, and can now. */
  readonly newlyUnchecked: readonly string[];
  /** Whether the rules block it now, and whether they would. */
  readonly blocked: { readonly before: boolean; readonly after: boolean };
}

const blocks = ({ findings }: RuleReport) => findings.some(({ severity }) => severity === 'blocks');

const keyOf = ({ code, field, severity }: RuleFinding) => `${code} ${field} ${severity}`;

function without(findings: readonly RuleFinding[], others: readonly RuleFinding[]): RuleFinding[] {
  const keys = new Set(others.map(keyOf));
  return findings.filter((finding) => !keys.has(keyOf(finding)));
}

function compare(orderNo: string, before: RuleReport, after: RuleReport): AffectedOrder {
  const open = new Set(before.notChecked.map(({ code }) => code));
  return {
    orderNo,
    appear: without(after.findings, before.findings),
    vanish: without(before.findings, after.findings),
    newlyUnchecked: after.notChecked.flatMap(({ code }) => (open.has(code) ? [] : code)),
    blocked: { before: blocks(before), after: blocks(after) },
  };
}

/**
 * Which orders it would concern if the operators' overrides changed, each on the day of its facts: those
 * whose findings would differ. An order without a province yet has no rules.
 */
export function dryRun(
  before: Overrides,
  after: Overrides,
  orders: readonly OrderFacts[],
): AffectedOrder[] {
  return orders
    .flatMap(({ orderNo, facts }) => {
      const { province } = facts.subject;
      if (!province) return [];
      const reportUnder = (overrides: Overrides) =>
        checkRules(ruleSet(province, facts.day, overrides), facts);
      return [compare(orderNo, reportUnder(before), reportUnder(after))];
    })
    .filter(
      ({ appear, vanish, newlyUnchecked }) =>
        appear.length + vanish.length + newlyUnchecked.length > 0,
    );
}
