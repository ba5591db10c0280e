import type { EventType } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Outcome, Stage, WaitingOn } from '#domain/stages.ts';

import type { LockedOrder } from './lock.ts';
import type { ReasonWords } from './reason-words.ts';

/** An event as a caller sends it: its name and facts. `advance` adds when it happened and by whom. */
export interface EventInput {
  readonly type: EventType;
  readonly [fact: string]: unknown;
}

/** Something that is to happen to an order. */
export interface Command {
  readonly orderNo: string;
  readonly event: EventInput;
  readonly actor: Actor;
  /** Repeating a command under the same id gives the first outcome. */
  readonly requestId: string;
  /** What a person has read and decides on; timers and answers of the authority have none. */
  readonly expected?: { readonly revision: number; readonly formVersion: number };
  /** The task that a reviewer decides: it must be the one that is open under the order's lock. */
  readonly taskId?: string;
  /** The recommendation that the actor accepts as its second person; without one, what takes two is refused. */
  readonly secondOf?: string;
  /** A free text that belongs to the event. It may name people: it is sealed, and no machine sees it. */
  readonly note?: string;
  /** What belongs to the event's reasons, one by one. Sealed like the note. */
  readonly words?: readonly ReasonWords[];
  /** The version of the text on sensitive data that the applicant accepts with it. */
  readonly consent?: string;
  /** Asked under the order's lock, before the machine: what else has to hold. Throws the refusal. */
  readonly check?: (tx: Transaction, order: LockedOrder) => Promise<void>;
  /** Written in the same transaction as the step: what is true only together with it. */
  readonly also?: (tx: Transaction, at: Date) => Promise<void>;
}

/** How an order stands after a step. */
export interface Advanced {
  readonly orderNo: string;
  readonly stage: Stage;
  readonly revision: number;
  readonly formVersion: number;
  readonly waitingOn: WaitingOn | null;
  readonly outcome: Outcome | null;
  /** What the one who acted may do next. */
  readonly allowed: EventType[];
}
