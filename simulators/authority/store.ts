import { Journal } from '../shared/journal.ts';
import type { Case, CaseState, ResultKind } from './case.ts';
import type { Entry, Event } from './events.ts';
import { State } from './state.ts';

/** The state of the authority, backed by a journal. */
export class AuthorityStore {
  readonly state = new State();
  #journal: Journal<Entry> | undefined;
  #batch: Event[] | undefined;

  /** Opens the store in a folder and reads what it holds. */
  static async open(folder: string): Promise<AuthorityStore> {
    const store = new AuthorityStore();
    store.#journal = await Journal.open<Entry>(folder, (entry) => {
      for (const event of entry.type === 'batch' ? entry.events : [entry]) store.state.apply(event);
    });
    return store;
  }

  /** Takes an event into the state at once and queues it for the journal. */
  record(event: Event): void {
    this.state.apply(event);
    if (this.#batch === undefined) this.#journal?.append(event);
    else this.#batch.push(event);
  }

  /** Everything recorded by `work` becomes one entry: after a kill all of it is there, or nothing. */
  together<Made>(work: () => Made): Made {
    if (this.#batch !== undefined) return work();
    const events: Event[] = [];
    this.#batch = events;
    try {
      return work();
    } finally {
      this.#batch = undefined;
      // Also after an error, or memory would be ahead of the journal.
      if (events.length > 0) this.#journal?.append({ type: 'batch', events });
    }
  }

  /** Moves a case on, with what came of it. */
  move(
    one: Case,
    state: CaseState,
    at: number,
    kind: ResultKind,
    details: Readonly<Record<string, unknown>> = {},
  ): void {
    const { reportId } = one.report;
    const result = { kind, at: new Date(at).toISOString(), ...details };
    this.record({ type: 'moved', reportId, at, state, result });
  }

  /** Resolves when everything recorded is on the disk. */
  async settled(): Promise<void> {
    await this.#journal?.settled();
  }

  async close(): Promise<void> {
    await this.#journal?.close();
  }
}
