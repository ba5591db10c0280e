import { describe, expect, it } from 'vitest';
import {
  CANCEL_KINDS,
  OPERATIONS,
  filingTypeOf,
  operationFor,
  operationOf,
} from '#domain/authority/operations.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';

const TYPES = Object.keys(FILING_TYPES) as FilingType[];

describe('the kinds of operation', () => {
  it.each([
    [1, 'newSubject'],
    [2, 'newService'],
    [3, 'newAccess'],
    [4, 'change'],
    [5, 'cancelAccess'],
    [6, 'deregisterSubject'],
    [7, 'deregisterService'],
  ] as const)('given Czlx %i, then it is %s, in both directions', (czlx, filingType) => {
    expect(filingTypeOf(czlx)).toBe(filingType);
    expect(operationFor(filingType)).toBe(czlx);
  });

  it('given 35, which only the text names, then it is known and no filing type', () => {
    expect(operationOf(35)?.name.zh).toBe('单独上报附件');
    expect(filingTypeOf(35)).toBeUndefined();
  });

  it('given a number that V3.0 does not name, then there is none', () => {
    expect(operationOf(8)).toBeUndefined();
    expect(filingTypeOf(0)).toBeUndefined();
  });

  it('given what stays with the provider, then it has no operation; all else has', () => {
    expect(TYPES.filter((type) => operationFor(type) === undefined)).toEqual(['claim', 'transfer']);
  });

  it('given what is new, then the review names our id, afterwards the bureau’s', () => {
    const named = [1, 2, 3, 4, 5, 6, 7].map((czlx) => operationOf(czlx)?.recordId);
    expect(named).toEqual([
      ...Array<string>(3).fill('provider'),
      ...Array<string>(4).fill('bureau'),
    ]);
  });

  it('given the cancellations, then each is the operation of the same filing type', () => {
    const pairs = Object.values(CANCEL_KINDS).map(({ filingType }) => operationFor(filingType));
    expect(pairs).toEqual([6, 7, 5]);
  });

  it('given all names, then no two are alike', () => {
    const names = Object.values(OPERATIONS).map(({ name }) => name.zh);
    expect(new Set(names).size).toBe(names.length);
  });
});
