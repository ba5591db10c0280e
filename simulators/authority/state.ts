import type { Case, Person } from './case.ts';
import type { Event } from './events.ts';
import { decideFiling, tellSms } from './case-news.ts';
import type { Endpoint } from './feed/endpoint.ts';
import { InterfaceState } from './interface-state.ts';
import type { Rule } from './rule.ts';

/** All that the authority knows, built from its events alone. */
export class State {
  readonly cases = new Map<string, Case>();
  /** Cases that something may still happen to. */
  readonly open = new Set<Case>();
  readonly interface = new InterfaceState();
  rules: readonly Rule[] = [];
  lastRule = 0;

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
      case 'passwordMade':
        this.#passwordMade(event);
        return;
      case 'codeSent':
      case 'codeRenewed':
      case 'wrongTry':
      case 'passed':
        return this.#personal(event);
      case 'provinceSet':
      case 'soapSet':
      case 'blacklisted':
      case 'filed':
      case 'answered':
        return this.interface.setUp(event);
      default:
        if (event.type === 'uploadedAgain') this.#uploadedAgain(event.code, event.sequence);
        this.interface.transport(event);
    }
  }

  #reported({ at, report, filing, hash, persons }: Event & { type: 'reported' }): void {
    const blank = { codeSent: false, wrongTries: 0, resends: 0, passed: false };
    const made: Case = {
      report,
      filing,
      at,
      hashes: new Set([hash]),
      copies: new Set([this.#copyOf(filing.code, filing)]),
      persons: persons.map((person) => ({ ...person, ...blank })),
      results: [],
      arrivals: 1,
      state: 'awaitingSms',
      verifiedAt: null,
      password: '',
    };
    this.cases.set(report.reportId, made);
    this.open.add(made);
    this.#endpointOf(made).hold(filing.sequence);
    this.#tell(made, at);
  }

  #arrivedAgain({ reportId, hash, ...copy }: Event & { type: 'arrivedAgain' }): void {
    const one = this.cases.get(reportId);
    if (one === undefined) return;
    one.arrivals += 1;
    one.hashes.add(hash);
    one.copies.add(this.#copyOf(one.filing.code, copy));
  }

  /** A record's place: a number that was lost may have come with another file, so that the file's hash tells. */
  #copyOf(code: string, { sequence, index }: { sequence: number; index: number }): string {
    const { hash = '' } = this.interface.endpoint(code).uploads.get(sequence) ?? {};
    return `${String(sequence)} ${hash} ${String(index)}`;
  }

  #personal(event: Extract<Event, { mobile: string }>): void {
    const person = this.#person(event.reportId, event.mobile);
    if (person === undefined) return;
    if (event.type === 'passed') {
      person.passed = true;
      const one = this.cases.get(event.reportId);
      if (one !== undefined) this.#tell(one, event.at ?? one.at);
    } else if (event.type === 'wrongTry') person.wrongTries += 1;
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
    if (result !== null) {
      one.results.push(result);
      decideFiling(this.interface, one, result);
    }
    this.#tell(one, at);
    if (!this.open.has(one)) this.#endpointOf(one).release(one.filing.sequence);
  }

  /** Where the upload of a case is kept: as long as the case waits, somebody may look at it. */
  #endpointOf({ filing }: Case): Endpoint {
    return this.interface.endpoint(filing.code);
  }

  /** The news of the SMS step, which the provider hears of in a file. */
  #tell(one: Case, at: number): void {
    tellSms(this.interface, one, at);
  }

  #uploadedAgain(code: string, sequence: number): void {
    for (const one of this.cases.values()) {
      if (one.filing.code === code && one.filing.sequence === sequence) one.arrivals += 1;
    }
  }

  #passwordMade({ reportId, password }: Event & { type: 'passwordMade' }): void {
    const one = this.cases.get(reportId);
    if (one !== undefined) one.password = password;
  }

  #person(reportId: string, mobile: string): Person | undefined {
    return this.cases.get(reportId)?.persons.find((person) => person.mobile === mobile);
  }
}
