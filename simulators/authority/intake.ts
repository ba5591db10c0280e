import { randomInt } from 'node:crypto';
import type { Case } from './case.ts';
import type { NewPerson } from './events.ts';
import type { Filing } from './filing/filing.ts';
import type { Owner, Report } from './report.ts';
import { intakeRule, type ReportError } from './rule.ts';
import type { AuthorityStore } from './store.ts';

/** A six-digit code that nobody can guess. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/** A person, with a code, for every mobile among the owners. */
export function personsOf(owners: readonly Owner[]): NewPerson[] {
  const mobiles = [...new Set(owners.map((owner) => owner.mobile))];
  return mobiles.map((mobile) => {
    const same = owners.filter((owner) => owner.mobile === mobile);
    return {
      mobile,
      names: [...new Set(same.map((owner) => owner.name))],
      lastSixes: [...new Set(same.map((owner) => owner.certificateNumber.slice(-6)))],
      code: newCode(),
    };
  });
}

/** A report that has not been here before. */
export interface NewReport {
  readonly report: Report;
  readonly filing: Filing;
  readonly hash: string;
  readonly persons: readonly NewPerson[];
  readonly at: number;
}

/** Writes a new report down: sent back with errors, or waiting for its codes, or at the desk. */
export function settleNew(
  store: AuthorityStore,
  { persons, ...news }: NewReport,
  findings: readonly ReportError[],
): void {
  const { report, at } = news;
  const { reportId } = report;
  const rule = intakeRule(store.state.rules, report);
  const errors = findings.length > 0 ? findings : rule?.errors;
  const refused = rule !== undefined || findings.length > 0;
  store.record({ type: 'reported', ...news, persons: refused ? [] : persons });
  const made = store.state.cases.get(reportId) as Case;
  if (refused) {
    const other = [{ code: '1999', field: '', message: '其他错误' }];
    store.move(made, 'reportRefused', at, 'reportRefused', { errors: errors ?? other });
    if (rule?.once === true && findings.length === 0)
      store.record({ type: 'ruleUsed', id: rule.id });
  } else if (persons.length === 0) {
    // Nobody to ask, hence nothing to tell: straight to the desk.
    store.record({ type: 'moved', reportId, at, state: 'verified', result: null });
  }
}
