import type { FilingType } from '#domain/filing-types.ts';

// Which filings a reason can occur in; data, read by the tables of reasons.

/** Filings that describe a subject or a service, and are reviewed. */
export const DESCRIBING: readonly FilingType[] = [
  'newSubject',
  'newService',
  'newAccess',
  'change',
];

/** Filings that say who answers for the subject; a new service stands under one that is filed. */
export const WITH_SUBJECT_OWNER: readonly FilingType[] = ['newSubject', 'newAccess', 'change'];

/** Filings that add a service or an access. */
export const ADDING: readonly FilingType[] = ['newSubject', 'newService', 'newAccess'];

/** Filings under a subject that is filed already, or about to be: its other services are looked at. */
export const BESIDE_OTHERS: readonly FilingType[] = ['newService', 'newAccess', 'change'];

/** Everything that a reviewer decides on: a transfer is checked by the system only. */
export const REVIEWED: readonly FilingType[] = [
  ...DESCRIBING,
  ...(['cancelAccess', 'deregisterService', 'deregisterSubject', 'claim'] as const),
];
