import { describe, expect, it } from 'vitest';
import { ordersAboutService, ordersAboutSubject } from '#domain/registry/orders-about.ts';
import type { FiledService, FiledSubject } from '#domain/registry/records.ts';

const MAIN = { isSubUser: false };
const SUB_USER = { isSubUser: true };
const ENDED = new Date('2026-05-01T02:00:00Z');

const access = (otherProvider: string | null, endedAt: Date | null = null) => ({
  ...{ record: { otherProvider }, endedAt },
});
const serviceWith = (accesses: readonly object[], endedAt: Date | null = null) =>
  ({ accesses, endedAt }) as unknown as FiledService;
const subject = (endedAt: Date | null = null) => ({ endedAt }) as unknown as FiledSubject;

const CARRIED = ['change', 'cancelAccess', 'transfer', 'deregisterService'];
const ELSEWHERE = ['change', 'newAccess', 'transfer', 'deregisterService'];

describe('what can be ordered about a service', () => {
  it.each([
    ['carried here', serviceWith([access(null)]), CARRIED],
    ['carried here and elsewhere', serviceWith([access(null), access('7')]), CARRIED],
    ['carried elsewhere alone', serviceWith([access('7')]), ELSEWHERE],
    ['no longer carried here', serviceWith([access(null, ENDED)]), ELSEWHERE],
    ['that has ended', serviceWith([access(null)], ENDED), []],
  ])('given one %s, then it is this, for a sub-user as well', (_, service, expected) => {
    expect(ordersAboutService(service, MAIN)).toEqual(expected);
    expect(ordersAboutService(service, SUB_USER)).toEqual(expected);
  });
});

describe('what can be ordered about a subject', () => {
  it('given a living one, then it is the main account’s alone', () => {
    const orders = ['change', 'newService', 'deregisterSubject'];
    expect(ordersAboutSubject(subject(), MAIN)).toEqual(orders);
    expect(ordersAboutSubject(subject(), SUB_USER)).toEqual([]);
  });

  it('given one that has ended, then it is nothing', () => {
    expect(ordersAboutSubject(subject(ENDED), MAIN)).toEqual([]);
  });
});
