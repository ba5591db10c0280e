import type { Clock } from '../shared/clock.ts';
import type { Callbacks } from './callbacks.ts';
import { isFinal, type Message, type MessageStatus } from './message.ts';
import type { PhoneStore } from './store.ts';
import { Stopper } from '../shared/stopper.ts';

/** Leads every message through its states; each step takes `stepMs` of wall time. */
export class Delivery {
  readonly #store: PhoneStore;
  readonly #callbacks: Callbacks;
  readonly #clock: Clock;
  readonly #stepMs: number;
  readonly #stop = new Stopper();

  constructor(store: PhoneStore, callbacks: Callbacks, clock: Clock, stepMs: number) {
    this.#store = store;
    this.#callbacks = callbacks;
    this.#clock = clock;
    this.#stepMs = stepMs;
  }

  /** Goes on with what a killed process left on its way. */
  resume(): void {
    for (const message of this.#store.all()) {
      if (message.uncalled.length > 0) this.#callbacks.kick(message.sid);
      if (!isFinal(message.status)) this.start(message.sid);
    }
  }

  /** Begins the way of a message, in the background. */
  start(sid: string): void {
    this.#walk(sid).catch((error: unknown) =>
      process.stderr.write(`phone: delivery: ${String(error)}\n`),
    );
  }

  stop(): void {
    this.#stop.stop();
  }

  async #walk(sid: string): Promise<void> {
    for (;;) {
      await this.#stop.pause(this.#stepMs);
      const at = await this.#clock.now();
      // Read after the waiting: the message may have been deleted or cancelled meanwhile.
      const message = this.#store.get(sid);
      if (message === undefined || isFinal(message.status) || this.#stop.stopped) return;
      this.#store.setStatus(sid, nextStatus(message), at);
      this.#callbacks.kick(sid);
    }
  }
}

function nextStatus(message: Message): MessageStatus {
  if (message.status === 'accepted') return 'queued';
  if (message.status === 'queued') return 'sending';
  if (message.status === 'sending' && message.ending.status !== 'failed') return 'sent';
  return message.ending.status;
}
