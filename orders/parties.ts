import { isForReceiver, type EventType } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';

interface Parties {
  readonly accountId: string;
  /** The main account, where a sub-user's order it is: it does whatever its sub-users may. */
  readonly mainAccountId: string | null;
  readonly receiverId: string | null;
}

/** Whether an account is its applicant's: it opened the order, or a sub-user of it did. */
export const isApplicants = (
  { accountId, mainAccountId }: Pick<Parties, 'accountId' | 'mainAccountId'>,
  id: string,
): boolean => id === accountId || id === mainAccountId;

/** Whether an account is a party of an order: its applicant's, or the one that is to receive its service. */
export const isParty = (parties: Parties, id: string): boolean =>
  isApplicants(parties, id) || id === parties.receiverId;

/** Whether an event is for this actor's side of the order. Staff, timers and the authority have no side. */
export function isOfOwnSide(parties: Parties, { id, role }: Actor, type: EventType): boolean {
  if (role !== 'applicant') return true;
  return isForReceiver(type) ? id === parties.receiverId : isApplicants(parties, id);
}

/** The parts of a form that say what is to be received; the other side's subject and papers are its own. */
const SEEN_BY_THE_RECEIVER: readonly string[] = ['service', 'receiver'];

/** Whether a reader sees all of an order: its own account, the main account of that, and staff. */
export const ownsOrder = (
  parties: Pick<Parties, 'accountId' | 'mainAccountId'>,
  { id, role }: Actor,
): boolean => role !== 'applicant' || isApplicants(parties, id);

/** A form as this reader may see it. */
export function partFor(parties: Parties, actor: Actor, form: object): object {
  if (ownsOrder(parties, actor)) return form;
  const seen = Object.entries(form).filter(([key]) => SEEN_BY_THE_RECEIVER.includes(key));
  return Object.fromEntries(seen);
}
