import type { FilingType } from '#domain/filing-types.ts';
import { SUB_USERS_MAY } from '#domain/sub-users.ts';
import { isLiving, isOwnAccess, type FiledService, type FiledSubject } from './records.ts';

type About = 'subject' | 'service';

/** Which filings are about a subject, and which about a service, that an account has: in the order of a menu. */
const ORDERS_ABOUT: Readonly<Record<About, readonly FilingType[]>> = {
  subject: ['change', 'newService', 'deregisterSubject'],
  service: ['change', 'newAccess', 'cancelAccess', 'transfer', 'deregisterService'],
};

type Asks = (service: FiledService) => boolean;

const carriedHere: Asks = ({ accesses }) => accesses.some(isOwnAccess);

/** What a service has to be for an order about it to make sense. */
const ASKS: Partial<Readonly<Record<FilingType, Asks>>> = {
  newAccess: (service) => !carriedHere(service),
  cancelAccess: carriedHere,
};

/** Who asks: a sub-user has less to order. */
export interface Asker {
  readonly isSubUser: boolean;
}

const mayOrder = (type: FilingType, { isSubUser }: Asker) => !isSubUser || SUB_USERS_MAY[type];

/** What an account can order about a service of its own. */
export function ordersAboutService(service: FiledService, asker: Asker): readonly FilingType[] {
  if (!isLiving(service)) return [];
  return ORDERS_ABOUT.service
    .filter((type) => ASKS[type]?.(service) ?? true)
    .filter((type) => mayOrder(type, asker));
}

/** What an account can order about a subject of its own; the subject of a service that was transferred is not. */
export function ordersAboutSubject(subject: FiledSubject, asker: Asker): readonly FilingType[] {
  // A change of the subject names no service that could have been granted.
  if (!isLiving(subject) || asker.isSubUser) return [];
  return ORDERS_ABOUT.subject;
}
