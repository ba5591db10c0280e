import { randomInt } from 'node:crypto';
import type { Case } from './case.ts';
import type { NewPerson } from './events.ts';
import { recipientsOf } from './recipients.ts';
import type { Report } from './report.ts';
import { intakeRule } from './rule.ts';
import type { AuthorityStore } from './store.ts';

/** What became of an arrival: new, the same again, or another content under a used id. */
export type Arrival = { kind: 'accepted' | 'duplicate' | 'conflict'; case: Case };

/** A six-digit code that nobody can guess. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

function personsOf(report: Report): NewPerson[] {
  const owners = recipientsOf(report.filingType)
    .map((role) => report[role])
    .filter((owner) => owner !== null);
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

/** Takes a report in at `now`; only a new one has an effect. */
export function receiveReport(
  store: AuthorityStore,
  report: Report,
  hash: string,
  now: number,
): Arrival {
  const { reportId } = report;
  const earlier = store.state.cases.get(reportId);
  if (earlier !== undefined) {
    store.record({ type: 'arrivedAgain', reportId, hash });
    return { kind: earlier.hash === hash ? 'duplicate' : 'conflict', case: earlier };
  }
  const rule = intakeRule(store.state.rules, report);
  const persons = rule === undefined ? personsOf(report) : [];
  store.record({ type: 'reported', at: now, report, hash, persons });
  const made = store.state.cases.get(reportId) as Case;
  if (rule !== undefined) {
    const errors = rule.errors ?? [{ code: '1999', field: '', message: '其他错误' }];
    store.move(made, 'reportRefused', now, 'reportRefused', { errors });
    if (rule.once) store.record({ type: 'ruleUsed', id: rule.id });
  } else if (persons.length === 0) {
    // Nobody to ask, hence nothing to tell: straight to the desk.
    store.record({ type: 'moved', reportId, at: now, state: 'verified', result: null });
  }
  return { kind: 'accepted', case: made };
}
