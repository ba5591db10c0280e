import type { Day } from '#domain/calendar/days.ts';
import type { Province } from '#domain/provinces.ts';
import { applyOverrides, type Overrides } from '#domain/rules/overrides.ts';
import type { Rule } from '#domain/rules/rule.ts';
import { ruleSet, type RuleSet } from '#domain/rules/rule-set.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { currentOverrides } from './rule-overrides.ts';

/**
 * The rules that a filing is held against: those that its order keeps since it was first submitted, as long
 * as it stays in their province; else those in force on the day, with the operators' overrides. What operators
 * switched off since was wrong: it stops no order any more.
 */
export async function rulesFor(
  tx: Transaction,
  ruleSetId: string | null,
  province: Province | undefined,
  day: Day,
): Promise<RuleSet | undefined> {
  if (!province) return undefined;
  const kept = ruleSetId && (await tx.ruleSet.findUnique({ where: { id: ruleSetId } }));
  const { content } = await currentOverrides(tx);
  if (kept && kept.province === province) {
    const rules = withoutLifted(kept.rules as unknown as Rule[], content);
    return { id: kept.id, province, rules };
  }
  return ruleSet(province, day, content);
}

/** Rules without those that operators switched off. */
const withoutLifted = (rules: readonly Rule[], { change }: Overrides): Rule[] =>
  applyOverrides(rules, { change: change.filter(({ off }) => off), add: [] });

/** Makes an order keep its rules; the set itself is written when the first order needs it. */
export async function keepRules(
  tx: Transaction,
  orderNo: string,
  { id, province, rules }: RuleSet,
  at: Date,
): Promise<void> {
  const row = { id, province, rules: rules as unknown as Prisma.InputJsonArray, keptAt: at };
  await tx.ruleSet.createMany({ data: [row], skipDuplicates: true });
  await tx.$executeRaw`UPDATE orders SET rule_set_id = ${id} WHERE order_no = ${orderNo}`;
}
