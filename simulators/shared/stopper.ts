import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Lets any number of background walks pause, and ends all their pauses at once. */
export class Stopper {
  readonly #controller = new AbortController();

  constructor() {
    // One listener for each message on its way is no leak.
    setMaxListeners(0, this.#controller.signal);
  }

  get stopped(): boolean {
    return this.#controller.signal.aborted;
  }

  stop(): void {
    this.#controller.abort();
  }

  /** Waits `ms` of wall time, or until everything is stopped. */
  async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#controller.signal }).catch(() => undefined);
  }
}
