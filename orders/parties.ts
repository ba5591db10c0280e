import type { EventType } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';

/** What an order's receiver does, and nobody else; all the rest is its applicant's. */
const OF_THE_RECEIVER: readonly EventType[] = ['accept', 'decline'];

interface Parties {
  readonly accountId: string;
  readonly receiverId: string | null;
}

/** Whether an event is for this actor's side of the order. Staff, timers and the authority have no side. */
export function isOfOwnSide(parties: Parties, { id, role }: Actor, type: EventType): boolean {
  if (role !== 'applicant') return true;
  if (OF_THE_RECEIVER.includes(type)) return id === parties.receiverId;
  return id === parties.accountId || id !== parties.receiverId;
}
