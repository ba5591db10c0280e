import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../shared/clock.ts';
import type { Fault, Faults } from '../shared/faults.ts';
import { readCreateRequest, type CreateRequest } from './create-request.ts';
import type { Delivery } from './delivery.ts';
import type { Ending, Message } from './message.ts';
import type { PhoneStore } from './store.ts';
import { TwilioError } from './twilio-errors.ts';

/** What a test can make go wrong when a message is handed in. */
export const phoneFaults = ['fail', 'delay', 'reject', 'http500', 'hang', 'lostReply'] as const;
export type PhoneFault = (typeof phoneFaults)[number];

/** How the call ends: with the message, without any answer, or stored but cut off. */
export type Accepted = { reply: 'send' | 'cut'; message: Message } | { reply: 'never' };

/** The network behind the REST interface: takes messages in and sends them on their way. */
export class PhoneService {
  readonly store: PhoneStore;
  readonly faults: Faults<PhoneFault>;
  readonly #delivery: Delivery;
  readonly #clock: Clock;

  constructor(store: PhoneStore, faults: Faults<PhoneFault>, delivery: Delivery, clock: Clock) {
    this.store = store;
    this.faults = faults;
    this.#delivery = delivery;
    this.#clock = clock;
  }

  /**
   * Takes a message in, unless a fault says otherwise.
   * @throws TwilioError when the form is wrong or a fault refuses it.
   */
  async accept(accountSid: string, form: unknown): Promise<Accepted> {
    const request = readCreateRequest(form);
    const fault = this.faults.take(request.to);
    if (fault?.mode === 'hang') return { reply: 'never' };
    if (fault?.mode === 'http500') throw new TwilioError(20500);
    if (fault?.mode === 'reject') throw new TwilioError(fault.code ?? 21211);
    if (fault?.mode === 'delay') await sleep(fault.ms ?? 1_000);
    const message = newMessage(accountSid, request, endingFor(fault), await this.#clock.now());
    this.store.create(message);
    this.#delivery.start(message.sid);
    return { reply: fault?.mode === 'lostReply' ? 'cut' : 'send', message };
  }

  /** Clears the text of a message, as `Body=` does. */
  async redact(sid: string): Promise<void> {
    this.store.redact(sid, await this.#clock.now());
  }
}

function endingFor(fault: Fault<PhoneFault> | undefined): Ending {
  if (fault?.mode !== 'fail') return { status: 'delivered', errorCode: null };
  const status = fault.status === 'undelivered' ? 'undelivered' : 'failed';
  return { status, errorCode: fault.code ?? 30008 };
}

function newMessage(
  accountSid: string,
  request: CreateRequest,
  ending: Ending,
  at: number,
): Message {
  return {
    ...request,
    sid: `SM${randomBytes(16).toString('hex')}`,
    accountSid,
    ending,
    createdAt: at,
    updatedAt: at,
    sentAt: null,
    errorCode: null,
    status: request.from === null ? 'accepted' : 'queued',
    uncalled: [],
  };
}
