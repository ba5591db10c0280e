import { afterWorkingDays } from './calendar.ts';
import type { Case } from './case.ts';
import { reviewer } from './feed/decision-news.ts';
import { numbersFor } from './filing/numbers.ts';
import { newPassword } from './filing/password.ts';
import { deskRule } from './rule.ts';
import type { AuthorityStore } from './store.ts';

/** Whether the desk may decide a case now. */
export function isAtDesk(one: Case): boolean {
  return one.state === 'verified';
}

/** The instant (ms) at which the desk will decide by itself; null when the case is not there. */
export function deskDueAt(store: AuthorityStore, one: Case, defaultDays: number): number | null {
  if (!isAtDesk(one) || one.verifiedAt === null) return null;
  const rule = deskRule(store.state.rules, one);
  const days = rule?.afterWorkingDays ?? defaultDays;
  const due = days === 0 ? one.verifiedAt : afterWorkingDays(one.verifiedAt, days);
  // A rule that came too late for its own date is followed when it comes.
  return rule?.afterWorkingDays === undefined ? due : Math.max(due, rule.at);
}

function approve(store: AuthorityStore, one: Case, at: number): void {
  const { report, filing } = one;
  const { reportId } = report;
  store.record({ type: 'passwordMade', reportId, password: newPassword() });
  const numbers = numbersFor(store.state.interface.register, filing, at);
  store.move(one, 'approved', at, 'bureauApproved', { ...numbers });
}

/** Approves or refuses a case that is at the desk, at the instant `at` (ms). */
export function decide(
  store: AuthorityStore,
  one: Case,
  decision: 'approve' | 'refuse',
  opinion: string | undefined,
  at: number,
): void {
  if (decision === 'approve') {
    store.together(() => approve(store, one, at));
    return;
  }
  const words =
    opinion === undefined || opinion === '' ? '材料不符合要求，请核实后重新提交' : opinion;
  store.move(one, 'refused', at, 'bureauRefused', { opinion: words, reviewer });
}

/** Decides as the rules say: what happens when a case has waited its days. */
export function decideByRule(store: AuthorityStore, one: Case, at: number): void {
  const rule = deskRule(store.state.rules, one);
  const decision = rule?.decision === 'refuse' ? 'refuse' : 'approve';
  decide(store, one, decision, rule?.opinion, at);
  if (rule?.once === true) store.record({ type: 'ruleUsed', id: rule.id });
}
