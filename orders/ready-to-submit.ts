import type { Transaction } from '#prisma/client.ts';
import { NOBODY_ASKED, type AuthoritySays } from './authority-says.ts';
import { askAbout, checkHere, filingOf } from './check-order.ts';
import type { Command } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import { changedMeanwhile } from './form.ts';
import { refuseBlocked } from './form-checks.ts';
import type { LockedOrder } from './lock.ts';
import { keepRules } from './rule-sets.ts';
import { holdSubmissions } from './submission-locks.ts';

/** The events with which an applicant sends a form in. */
const SENDS_IN: readonly string[] = ['submit', 'resubmit'];

/** What the authority said before the order was locked. */
export interface Beforehand {
  readonly says: AuthoritySays;
  /** The version of the form that it was asked about; undefined where nobody was asked. */
  readonly formVersion?: number;
}

const NOT_ASKED: Beforehand = { says: NOBODY_ASKED };

/** Asks the authority about a form that is being sent in, while nothing is locked yet. Others need no answer. */
export async function askBeforehand(
  deps: OrdersDeps,
  { orderNo, event, actor }: Command,
): Promise<Beforehand> {
  if (!deps.filedAs || !SENDS_IN.includes(event.type)) return NOT_ASKED;
  const order = await deps.db.order.findUnique({ where: { orderNo }, include: { account: true } });
  // Whether it may be sent in at all is found out under its lock.
  if (order === null || ![order.accountId, order.account.parentId].includes(actor.id))
    return NOT_ASKED;
  return { says: await askAbout(deps, filingOf(deps, order)), formVersion: order.formVersion };
}

/**
 * What is sent in must be complete, sound, and as its bureau wants it. From then on the order keeps the
 * rules that it was held against. That a certificate has another open order the database itself refuses; the
 * other rules between orders hold other submissions off meanwhile. So two at once can't both pass.
 * @throws CodedError `form.incomplete` with everything that blocks; `order.changed_meanwhile` where the
 *   authority was asked about another form than the one that is sent in.
 */
export async function requireReady({
  tx,
  deps,
  order,
  beforehand: { says, formVersion = order.formVersion },
}: {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly beforehand: Beforehand;
}): Promise<void> {
  if (formVersion !== order.formVersion) throw changedMeanwhile(order);
  const { report, rules } = await checkHere(tx, deps, filingOf(deps, order), says, {
    leave: { openOrder: undefined },
    hold: (set, filing) => holdSubmissions(tx, deps.vault, set, filing),
  });
  refuseBlocked(report.findings);
  if (rules) await keepRules(tx, order.orderNo, rules, await deps.clock.now(tx));
}
