import type { Clock } from './clock.ts';
import { Stopper } from './stopper.ts';

/** What a simulator has due: the next instant, and how to do everything due up to `now` (ms). */
export interface Duties {
  next(): number | null;
  act(now: number): Promise<void>;
}

const busyPollMs = 200;
const idlePollMs = 1_000;
/** A clock that was restarted has forgotten the alarm, hence it is told again now and then. */
const reannounceMs = 5_000;

/** Does what is due when the sandbox clock gets there, and keeps the clock's alarm right. */
export class Agenda {
  readonly #clock: Clock;
  readonly #duties: Duties;
  readonly #stop = new Stopper();
  #announced: number | null | undefined;
  #announcedAt = 0;
  #announcing: Promise<void> = Promise.resolve();
  #loop: Promise<void> = Promise.resolve();

  constructor(clock: Clock, duties: Duties) {
    this.#clock = clock;
    this.#duties = duties;
  }

  /** Starts the polling. */
  start(): void {
    this.#loop = this.#run();
  }

  /** Ends the polling; what is running is finished first. */
  async stop(): Promise<void> {
    this.#stop.stop();
    await this.#loop;
  }

  /** Tells the clock the next due instant if it has changed: call it before an answer goes out. */
  async announce(): Promise<void> {
    // One at a time, or an older announcement could arrive after a newer one.
    this.#announcing = this.#announcing.then(() => this.#announceNext());
    await this.#announcing;
  }

  async #announceNext(): Promise<void> {
    const next = this.#duties.next();
    const fresh = Date.now() - this.#announcedAt < reannounceMs;
    if (this.#announced === next && fresh) return;
    if (!(await this.#clock.announce(next))) return;
    this.#announced = next;
    this.#announcedAt = Date.now();
  }

  async #run(): Promise<void> {
    while (!this.#stop.stopped) {
      try {
        const now = await this.#clock.now();
        const next = this.#duties.next();
        if (next !== null && next <= now) await this.#duties.act(now);
        await this.announce();
      } catch (error) {
        process.stderr.write(`agenda: ${String(error)}\n`);
      }
      const pause = this.#duties.next() === null ? idlePollMs : busyPollMs;
      await this.#stop.pause(pause);
    }
  }
}
