import type { FilingType } from './filing-types.ts';

/**
 * What a sub-user may order at all: what is about one service that is filed, where it was granted that one.
 * What is about a subject, or makes a service that nobody could have granted yet, is its main account's.
 */
export const SUB_USERS_MAY: Readonly<Record<FilingType, boolean>> = {
  newSubject: false,
  newService: false,
  newAccess: true,
  change: true,
  cancelAccess: true,
  deregisterService: true,
  deregisterSubject: false,
  claim: false,
  transfer: true,
};
