import type { Transaction } from '#prisma/client.ts';
import { NOBODY_ASKED, type AuthoritySays } from './authority-says.ts';
import { askAbout, checkHere, filingOf } from './check-order.ts';
import type { Command } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import { refuseBlocked } from './form-checks.ts';
import type { LockedOrder } from './lock.ts';
import { keepRules } from './rule-sets.ts';

/** The events with which an applicant sends a form in. */
const SENDS_IN: readonly string[] = ['submit', 'resubmit'];

/** Asks the authority about a form that is being sent in, while nothing is locked yet. Others need no answer. */
export async function askBeforehand(
  deps: OrdersDeps,
  { orderNo, event, actor }: Command,
): Promise<AuthoritySays> {
  if (!deps.filedAs || !SENDS_IN.includes(event.type)) return NOBODY_ASKED;
  const order = await deps.db.order.findUnique({ where: { orderNo } });
  // Whether it may be sent in at all is found out under its lock.
  if (order === null || order.accountId !== actor.id) return NOBODY_ASKED;
  return askAbout(deps, filingOf(deps, order));
}

/**
 * What is sent in must be complete, sound, and as its bureau wants it. From then on the order keeps the
 * rules that it was held against. That a certificate has another open order the database itself refuses, so
 * that two at once can't both pass.
 * @throws CodedError `form.incomplete` with everything that blocks.
 */
export async function requireReady({
  tx,
  deps,
  order,
  says,
}: {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly says: AuthoritySays;
}): Promise<void> {
  const leave = { openOrder: undefined };
  const { report, rules } = await checkHere(tx, deps, filingOf(deps, order), says, { leave });
  refuseBlocked(report.findings);
  if (rules) await keepRules(tx, order.orderNo, rules, await deps.clock.now(tx));
}
