import { dayInShanghai } from '#domain/calendar/days.ts';
import { factsOf } from '#domain/checks/facts-of.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { dryRun, type AffectedOrder } from '#domain/rules/dry-run.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { NOBODY_ASKED } from './authority-says.ts';
import { filingHere, filingOf, isReadable } from './check-order.ts';
import type { OrdersDeps } from './deps.ts';
import { knownOf } from './record-checks.ts';
import { currentOverrides } from './rule-overrides.ts';

/** How many orders are opened at a time. */
const BATCH = 200;

/** What other rules would mean to an open order. */
export interface AffectedOpenOrder extends AffectedOrder {
  readonly stage: string;
  /** It was submitted: it keeps its rules, and is only said to differ from what others would be asked. */
  readonly keepsRules: boolean;
}

/** What a dry run found, and at how many orders it looked. */
export interface DryRun {
  readonly looked: number;
  /** Open orders that nobody could look at: today's schema can't read their forms. */
  readonly unreadable: readonly string[];
  readonly orders: readonly AffectedOpenOrder[];
}

/**
 * Which open orders would be told something else if these were the operators' overrides, against those that
 * hold. Nothing is written, and the authority is not asked.
 * @throws CodedError what `readOverrides` throws.
 */
export async function dryRunRules(deps: OrdersDeps, content: unknown): Promise<DryRun> {
  const after = readOverrides(content);
  const { content: before } = await currentOverrides(deps.db);
  const today = dayInShanghai(await deps.clock.now());
  const affected: AffectedOpenOrder[] = [];
  const unreadable: string[] = [];
  let looked = 0;
  for (let serial = -1n; ;) {
    const orders = await deps.db.order.findMany({
      where: { outcome: null, serial: { gt: serial } },
      orderBy: { serial: 'asc' },
      take: BATCH,
    });
    for (const order of orders) {
      const { orderNo, stage, submittedAt } = order;
      const read = filingOf(deps, order);
      if (!isReadable(read)) {
        unreadable.push(orderNo);
        continue;
      }
      const { filingType } = read;
      const form = read.form as AnyDraft;
      const filing = await filingHere(deps.db, read, form);
      looked += 1;
      const known = await knownOf(deps.db, deps.vault, filing, NOBODY_ASKED);
      const facts = factsOf(filingType, form, today, { known });
      const [found] = dryRun(before, after, [{ orderNo, facts }]);
      if (found) affected.push({ ...found, stage, keepsRules: submittedAt !== null });
    }
    const last = orders.at(-1);
    if (last === undefined || orders.length < BATCH)
      return { looked, unreadable, orders: affected };
    serial = last.serial;
  }
}
