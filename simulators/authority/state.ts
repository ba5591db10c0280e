import type { Case, Person, Result } from './case.ts';
import type { Event } from './events.ts';
import { FilingRegister, type Numbers } from './filing-register.ts';
import type { Rule } from './rule.ts';

/** All that the authority knows, built from its events alone. */
export class State {
  readonly cases = new Map<string, Case>();
  /** Cases that something may still happen to. */
  readonly open = new Set<Case>();
  readonly pending = new Map<string, Result>();
  readonly register = new FilingRegister();
  rules: readonly Rule[] = [];
  lastRule = 0;
  resultCount = 0;

  /** Takes one event in. Never throws on an event that this code has written. */
  apply(event: Event): void {
    switch (event.type) {
      case 'reported':
        return this.#reported(event);
      case 'arrivedAgain':
        return this.#arrivedAgain(event);
      case 'moved':
        return this.#moved(event);
      case 'ruleSet':
        this.rules = [...this.rules, event.rule];
        this.lastRule = event.rule.id;
        return;
      case 'ruleUsed':
        this.rules = this.rules.filter((rule) => rule.id !== event.id);
        return;
      case 'acknowledged':
        for (const id of event.ids) this.pending.delete(id);
        return;
      default:
        this.#personal(event);
    }
  }

  #reported({ at, report, hash, persons }: Event & { type: 'reported' }): void {
    const blank = { codeSent: false, wrongTries: 0, resends: 0, passed: false };
    const made: Case = {
      report,
      at,
      hash,
      hashes: new Set([hash]),
      persons: persons.map((person) => ({ ...person, ...blank })),
      results: [],
      arrivals: 1,
      state: 'awaitingSms',
      verifiedAt: null,
    };
    this.cases.set(report.reportId, made);
    this.open.add(made);
  }

  #arrivedAgain({ reportId, hash }: Event & { type: 'arrivedAgain' }): void {
    const one = this.cases.get(reportId);
    if (one === undefined) return;
    one.arrivals += 1;
    one.hashes.add(hash);
  }

  #personal(event: Extract<Event, { mobile: string }>): void {
    const person = this.#person(event.reportId, event.mobile);
    if (person === undefined) return;
    if (event.type === 'passed') person.passed = true;
    else if (event.type === 'wrongTry') person.wrongTries += 1;
    else if (event.type === 'codeRenewed') {
      person.code = event.code;
      person.codeSent = false;
      person.resends += 1;
    } else if (event.code === person.code) person.codeSent = true;
  }

  #moved({ reportId, at, state, result }: Event & { type: 'moved' }): void {
    const one = this.cases.get(reportId);
    if (one === undefined) return;
    one.state = state;
    if (state === 'verified') one.verifiedAt = at;
    else this.open.delete(one);
    if (result === null) return;
    one.results.push(result);
    this.pending.set(result.id, result);
    this.resultCount += 1;
    if (result.kind === 'bureauApproved') {
      this.register.enter(one.report, result as unknown as Numbers);
    }
  }

  #person(reportId: string, mobile: string): Person | undefined {
    return this.cases.get(reportId)?.persons.find((person) => person.mobile === mobile);
  }
}
