import { Journal } from '../shared/journal.ts';
import type { Case, CaseState, ResultKind } from './case.ts';
import type { Event } from './events.ts';
import { State } from './state.ts';

/** The state of the authority, backed by a journal. */
export class AuthorityStore {
  readonly state = new State();
  #journal: Journal<Event> | undefined;

  /** Opens the store in a folder and reads what it holds. */
  static async open(folder: string): Promise<AuthorityStore> {
    const store = new AuthorityStore();
    store.#journal = await Journal.open<Event>(folder, (event) => store.state.apply(event));
    return store;
  }

  /** Takes an event into the state at once and queues it for the journal. */
  record(event: Event): void {
    this.state.apply(event);
    this.#journal?.append(event);
  }

  /** Moves a case on and puts the news of it into the results feed. */
  move(
    one: Case,
    state: CaseState,
    at: number,
    kind: ResultKind,
    details: Readonly<Record<string, unknown>> = {},
  ): void {
    const { reportId, orderNo } = one.report;
    const id = `R${String(this.state.resultCount + 1).padStart(6, '0')}`;
    const result = { id, reportId, orderNo, kind, at: new Date(at).toISOString(), ...details };
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
