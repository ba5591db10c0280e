import { Journal } from '../shared/journal.ts';
import { isCalledBack, type Message, type MessageStatus } from './message.ts';

type Event =
  | { type: 'created'; message: Message }
  | { type: 'status'; sid: string; status: MessageStatus; at: number }
  | { type: 'called'; sid: string; status: MessageStatus }
  | { type: 'redacted'; sid: string; at: number }
  | { type: 'deleted'; sid: string };

/** The number that a messaging service sends from here. */
const serviceSender = '10690000';

/** Every message ever accepted, oldest first, backed by a journal. */
export class PhoneStore {
  #journal: Journal<Event> | undefined;
  readonly #messages = new Map<string, Message>();

  /** Opens the store in a folder and reads what it holds. */
  static async open(folder: string): Promise<PhoneStore> {
    const store = new PhoneStore();
    store.#journal = await Journal.open<Event>(folder, (event) => store.#apply(event));
    return store;
  }

  /** All messages, oldest first. */
  all(): Message[] {
    return [...this.#messages.values()];
  }

  get(sid: string): Message | undefined {
    return this.#messages.get(sid);
  }

  create(message: Message): void {
    this.#record({ type: 'created', message });
  }

  setStatus(sid: string, status: MessageStatus, at: number): void {
    this.#record({ type: 'status', sid, status, at });
  }

  /** The callback of this state has been delivered or given up. */
  called(sid: string, status: MessageStatus): void {
    this.#record({ type: 'called', sid, status });
  }

  redact(sid: string, at: number): void {
    this.#record({ type: 'redacted', sid, at });
  }

  delete(sid: string): void {
    this.#record({ type: 'deleted', sid });
  }

  /** Resolves when everything recorded is on the disk. */
  async settled(): Promise<void> {
    await this.#journal?.settled();
  }

  async close(): Promise<void> {
    await this.#journal?.close();
  }

  #record(event: Event): void {
    this.#apply(event);
    this.#journal?.append(event);
  }

  #apply(event: Event): void {
    if (event.type === 'created') {
      this.#messages.set(event.message.sid, event.message);
      return;
    }
    const message = this.#messages.get(event.sid);
    if (message === undefined) return;
    if (event.type === 'deleted') this.#messages.delete(event.sid);
    else this.#messages.set(event.sid, changed(message, event));
  }
}

function changed(
  message: Message,
  event: Exclude<Event, { type: 'created' | 'deleted' }>,
): Message {
  if (event.type === 'redacted') return { ...message, body: '', updatedAt: event.at };
  if (event.type === 'called') {
    return { ...message, uncalled: message.uncalled.filter((status) => status !== event.status) };
  }
  const { status, at } = event;
  const bad = status === 'failed' || status === 'undelivered';
  const calls = message.statusCallback !== null && isCalledBack(status);
  return {
    ...message,
    status,
    updatedAt: at,
    from: message.from ?? (status === 'sending' ? serviceSender : null),
    sentAt: status === 'sent' ? at : message.sentAt,
    errorCode: bad ? message.ending.errorCode : null,
    uncalled: calls ? [...message.uncalled, status] : message.uncalled,
  };
}
