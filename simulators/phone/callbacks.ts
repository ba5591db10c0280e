import type { Message, MessageStatus } from './message.ts';
import { twilioSignature } from './signature.ts';
import type { PhoneStore } from './store.ts';
import { Stopper } from '../shared/stopper.ts';

/** Pauses (wall ms) between the tries of one callback; after the last one it is given up. */
const pauses = [200, 500, 1_000, 2_000, 4_000, 8_000];
const patienceMs = 5_000;

/** Posts signed status callbacks, one after the other for each message. */
export class Callbacks {
  readonly #store: PhoneStore;
  readonly #authToken: string;
  readonly #busy = new Set<string>();
  readonly #stop = new Stopper();

  constructor(store: PhoneStore, authToken: string) {
    this.#store = store;
    this.#authToken = authToken;
  }

  /** Delivers what this message still owes its callback, in the background. */
  kick(sid: string): void {
    if (this.#busy.has(sid)) return;
    this.#busy.add(sid);
    this.#drain(sid)
      .catch((error: unknown) => process.stderr.write(`phone: callback: ${String(error)}\n`))
      .finally(() => this.#busy.delete(sid));
  }

  stop(): void {
    this.#stop.stop();
  }

  async #drain(sid: string): Promise<void> {
    for (;;) {
      const message = this.#store.get(sid);
      const status = message?.uncalled[0];
      if (message === undefined || status === undefined || this.#stop.stopped) return;
      await this.#store.settled();
      const done = await this.#deliver(message, status);
      if (done) this.#store.called(sid, status);
    }
  }

  /** False only when the simulator ends in between: then the next start tries again. */
  async #deliver(message: Message, status: MessageStatus): Promise<boolean> {
    for (const pause of [...pauses, 0]) {
      if (await this.#post(message, status)) return true;
      if (this.#stop.stopped) return false;
      await this.#stop.pause(pause);
    }
    return !this.#stop.stopped;
  }

  async #post(message: Message, status: MessageStatus): Promise<boolean> {
    const url = message.statusCallback ?? '';
    const form = callbackForm(message, status);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'user-agent': 'TwilioProxy/1.1',
          'x-twilio-signature': twilioSignature(this.#authToken, url, form),
        },
        body: new URLSearchParams(form).toString(),
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }
}

function callbackForm(message: Message, status: MessageStatus): Record<string, string> {
  const bad = status === 'failed' || status === 'undelivered';
  return {
    SmsSid: message.sid,
    SmsStatus: status,
    MessageSid: message.sid,
    MessageStatus: status,
    AccountSid: message.accountSid,
    ApiVersion: '2010-04-01',
    To: message.to,
    ...(message.from === null ? {} : { From: message.from }),
    ...(message.messagingServiceSid === null
      ? {}
      : { MessagingServiceSid: message.messagingServiceSid }),
    ...(bad ? { ErrorCode: String(message.ending.errorCode ?? 30008) } : {}),
  };
}
