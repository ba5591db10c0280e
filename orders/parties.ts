import { isForReceiver, type EventType } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';

/** The two accounts that an order can have. */
interface Parties {
  readonly accountId: string;
  readonly receiverId: string | null;
}

/** Whether an event is for this actor's side of the order. Staff, timers and the authority have no side. */
export function isOfOwnSide(parties: Parties, { id, role }: Actor, type: EventType): boolean {
  if (role !== 'applicant') return true;
  if (isForReceiver(type)) return id === parties.receiverId;
  return id === parties.accountId || id !== parties.receiverId;
}
