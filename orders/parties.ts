import type { EventType } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';

/** What an order's receiver does, and nobody else; all the rest is its applicant's. */
const OF_THE_RECEIVER: readonly EventType[] = ['accept', 'decline'];

interface Parties {
  readonly accountId: string;
  readonly receiverId: string | null;
}

/** Whether an account is a party of an order: its applicant's, or the one that is to receive its service. */
export const isParty = ({ accountId, receiverId }: Parties, id: string): boolean =>
  id === accountId || id === receiverId;

/** Whether an event is for this actor's side of the order. Staff, timers and the authority have no side. */
export function isOfOwnSide(parties: Parties, { id, role }: Actor, type: EventType): boolean {
  if (role !== 'applicant') return true;
  return id === (OF_THE_RECEIVER.includes(type) ? parties.receiverId : parties.accountId);
}

/** The parts of a form that say what is to be received; the other side's subject and papers are its own. */
const SEEN_BY_THE_RECEIVER: readonly string[] = ['service', 'receiver'];

/** Whether a reader sees all of an order: its own account, and staff. */
export const ownsOrder = (
  { accountId }: Pick<Parties, 'accountId'>,
  { id, role }: Actor,
): boolean => role !== 'applicant' || id === accountId;

/** A form as this reader may see it. */
export function partFor(parties: Parties, actor: Actor, form: object): object {
  if (ownsOrder(parties, actor)) return form;
  const seen = Object.entries(form).filter(([key]) => SEEN_BY_THE_RECEIVER.includes(key));
  return Object.fromEntries(seen);
}
