import type { FilingType } from '../filing-types.ts';

/** What a reviewer may decide of an order in initial review. */
export type ReviewDecision = 'pass' | 'returnToComplete' | 'reject';

/** A rejection ends what an applicant hoped for. */
const REJECTION: readonly ReviewDecision[] = ['reject'];
/** A pass can’t be undone: once the bureau has carried it out, or, of a claim, at once. */
const FOR_GOOD: readonly ReviewDecision[] = ['reject', 'pass'];

/**
 * Which decisions of an initial review take two people: one recommends, another accepts. A return for
 * correction takes one: nothing is lost by it. A table, so that it can be shown and changed (decision 0029).
 */
export const SECONDED: Readonly<Record<FilingType, readonly ReviewDecision[]>> = {
  newSubject: REJECTION,
  newService: REJECTION,
  newAccess: REJECTION,
  change: REJECTION,
  transfer: REJECTION,
  claim: FOR_GOOD,
  cancelAccess: FOR_GOOD,
  deregisterService: FOR_GOOD,
  deregisterSubject: FOR_GOOD,
};

/** Whether a decision of an initial review takes two people; false for everything else that can happen. */
export const takesTwo = (filingType: string, event: string): boolean => {
  const seconded: readonly string[] | undefined = SECONDED[filingType as FilingType];
  return seconded?.includes(event) ?? false;
};
