import type { FilingType } from '#domain/filing-types.ts';

/** How a number that an approval brings is called. */
export type IssuedNumber = 'subjectNumber' | 'serviceNumber';

/**
 * The numbers that an approval brings, by filing type. What files a service names both, since a further
 * service tells its subject's number again; every other type is granted under the numbers that there are.
 */
export const NUMBERS_ISSUED: Readonly<Record<FilingType, readonly IssuedNumber[]>> = {
  newSubject: ['subjectNumber', 'serviceNumber'],
  newService: ['subjectNumber', 'serviceNumber'],
  newAccess: [],
  change: [],
  cancelAccess: [],
  deregisterService: [],
  deregisterSubject: [],
  claim: [],
  transfer: [],
};

/** The numbers that an approval of this filing type must name; none of a type that nobody knows. */
export const numbersIssued = (filingType: string): readonly IssuedNumber[] =>
  Object.hasOwn(NUMBERS_ISSUED, filingType) ? NUMBERS_ISSUED[filingType as FilingType] : [];

/** The filing types whose approval waits for the numbers that are told with the filed data. */
export const WITH_NUMBERS = (Object.keys(NUMBERS_ISSUED) as FilingType[]).filter(
  (filingType) => NUMBERS_ISSUED[filingType].length > 0,
);
