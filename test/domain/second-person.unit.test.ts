import { describe, expect, it } from 'vitest';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { EVENT_TYPES } from '#domain/events.ts';
import { takesTwo } from '#domain/rights/second-person.ts';

const TYPES = Object.keys(FILING_TYPES);
/** What can’t be undone once the bureau has carried it out, or, of a claim, once it is passed. */
const FOR_GOOD = ['cancelAccess', 'deregisterService', 'deregisterSubject', 'claim'];

describe('which decisions take two people', () => {
  it.each(TYPES)('given a %s, then a rejection does, and a return for correction never', (type) => {
    expect(takesTwo(type, 'reject')).toBe(true);
    expect(takesTwo(type, 'returnToComplete')).toBe(false);
  });

  it('given a pass, then it does where the filing ends for good, and nowhere else', () => {
    expect(TYPES.filter((type) => takesTwo(type, 'pass'))).toEqual(FOR_GOOD);
  });

  it('given any other event, then it does not: it is no decision of a review', () => {
    const others = EVENT_TYPES.filter((type) => !['pass', 'reject'].includes(type));
    for (const type of TYPES) {
      expect(others.filter((event) => takesTwo(type, event))).toEqual([]);
    }
  });
});
