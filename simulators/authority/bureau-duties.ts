import type { Duties } from '../shared/agenda.ts';
import { expiresAt, type Case } from './case.ts';
import { decideByRule, deskDueAt } from './desk.ts';
import type { AuthorityStore } from './store.ts';

/** What time brings about: codes expire, and the desk decides after its working days. */
export class BureauDuties implements Duties {
  readonly #store: AuthorityStore;
  readonly #deskDays: number;

  constructor(store: AuthorityStore, deskDays: number) {
    this.#store = store;
    this.#deskDays = deskDays;
  }

  /** The instant (ms) at which something happens to this case by itself, or null. */
  dueAt(one: Case): number | null {
    if (one.state === 'awaitingSms') return expiresAt(one);
    return deskDueAt(this.#store, one, this.#deskDays);
  }

  next(): number | null {
    return this.#earliest()?.at ?? null;
  }

  /** Does everything due up to `now`, in the order of the due instants and dated with them. */
  catchUp(now: number): void {
    for (;;) {
      const due = this.#earliest();
      if (due === undefined || due.at > now) return;
      if (due.case.state === 'verified') decideByRule(this.#store, due.case, due.at);
      else this.#store.move(due.case, 'expired', due.at, 'smsExpired');
    }
  }

  async act(now: number): Promise<void> {
    this.catchUp(now);
    await this.#store.settled();
  }

  #earliest(): { case: Case; at: number } | undefined {
    let earliest: { case: Case; at: number } | undefined;
    for (const one of this.#store.state.open) {
      const at = this.dueAt(one);
      if (at !== null && (earliest === undefined || at < earliest.at)) earliest = { case: one, at };
    }
    return earliest;
  }
}
