import { describe, expect, it } from 'vitest';
import { createCalendar } from '#domain/calendar/calendar.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { dueInstant } from '#domain/terms/due-instant.ts';
import { DEADLINES } from '#domain/terms/deadlines.ts';
import {
  deadlineLength,
  isDeadline,
  isMovable,
  isTermName,
  TERMS,
  termLength,
  type TermName,
} from '#domain/terms/terms.ts';

const calendar = createCalendar();
const FILING_TYPE_NAMES = Object.keys(FILING_TYPES) as FilingType[];

describe('the length of a term', () => {
  it.each<[TermName, object]>([
    ['initialReviewTerm', { count: 2, unit: 'workingDay' }],
    ['correctionTerm', { count: 45, unit: 'day' }],
    ['smsVerificationTerm', { count: 24, unit: 'hour' }],
  ])('given %s, then it is the same in all provinces and filing types', (term, length) => {
    for (const type of FILING_TYPE_NAMES) {
      for (const province of PROVINCE_NAMES) {
        expect(termLength(term, type, province), `${type} ${province}`).toEqual(length);
      }
    }
  });

  it('given the bureau of 浙江, then it has 30 working days; every other one has 20', () => {
    const lengths = PROVINCE_NAMES.map(
      (province) => [province, deadlineLength('bureauReviewTerm', 'newSubject', province)] as const,
    );
    for (const [province, length] of lengths) {
      const count = province === '浙江' ? 30 : 20;
      expect(length, province).toEqual({ least: 3, count, unit: 'workingDay' });
    }
    expect(lengths).toHaveLength(31);
  });

  it('given a change, then the bureau may answer from the first day on, and has as long as for others', () => {
    const length = (province: '上海' | '浙江') =>
      termLength('bureauReviewTerm', 'change', province);
    expect(length('上海')).toEqual({ least: 1, count: 20, unit: 'workingDay' });
    expect(length('浙江')).toEqual({ least: 1, count: 30, unit: 'workingDay' });
  });

  it('given the deadlines, then managers may move the provider’s own, and no reminder', () => {
    const names = Object.keys(TERMS);
    expect(names.filter(isMovable)).toEqual([
      'initialReviewTerm',
      'correctionTerm',
      'confirmationTerm',
      'acceptanceTerm',
    ]);
    expect(names.filter(isDeadline)).toEqual(Object.keys(DEADLINES));
    expect(
      ['toString', 'initialReview'].filter((name) => isMovable(name) || isDeadline(name)),
    ).toEqual([]);
  });

  it('given names that are no terms, then none is taken for one', () => {
    expect(Object.keys(TERMS).every(isTermName)).toBe(true);
    expect(['initialReview', 'bureauReviewterm', 'toString', ''].filter(isTermName)).toEqual([]);
  });
});

/** 24:00 in Shanghai of a day, as the instant it is. */
const endOf = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();

describe('a term in working days', () => {
  const twoDays = { count: 2, unit: 'workingDay' } as const;

  it.each([
    [
      '2026-11-23T10:00:00+08:00',
      '2026-11-25',
      'Monday to Wednesday: the day of receipt does not count',
    ],
    ['2026-11-20T10:00:00+08:00', '2026-11-24', 'over a weekend'],
    ['2026-11-21T10:00:00+08:00', '2026-11-24', 'received on a Saturday'],
    ['2026-09-18T10:00:00+08:00', '2026-09-21', 'a make-up Sunday counts'],
    ['2026-10-08T10:00:00+08:00', '2026-10-10', 'a make-up Saturday is the last day'],
    [
      '2026-02-13T10:00:00+08:00',
      '2026-02-24',
      'over the spring festival, with its make-up Saturday',
    ],
    ['2026-09-30T10:00:00+08:00', '2026-10-09', 'over the National Day'],
  ])('given receipt at %s, then two working days end with %s: %s', (from, day) => {
    expect(dueInstant(twoDays, new Date(from), calendar)).toEqual({
      at: new Date(endOf(day)),
      provisional: false,
    });
  });

  it('given an order sent at 23:59 and one at 00:01 in Shanghai, then their terms end a day apart', () => {
    const before = dueInstant(twoDays, new Date('2026-11-23T23:59:00+08:00'), calendar);
    const after = dueInstant(twoDays, new Date('2026-11-24T00:01:00+08:00'), calendar);
    expect(before.at.toISOString()).toBe('2026-11-25T16:00:00.000Z');
    expect(after.at.toISOString()).toBe('2026-11-26T16:00:00.000Z');
  });

  it('given midnight itself, then it is the new day', () => {
    const midnight = dueInstant(twoDays, new Date('2026-11-24T00:00:00+08:00'), calendar);
    expect(midnight.at.toISOString()).toBe(endOf('2026-11-26'));
  });

  it('given the bureaus of 浙江 and 江苏, when both receive an order before the spring festival, then they differ', () => {
    const due = (province: '浙江' | '江苏') =>
      dueInstant(
        deadlineLength('bureauReviewTerm', 'newSubject', province),
        new Date('2026-02-13T10:00:00+08:00'),
        calendar,
      ).at.toISOString();
    expect(due('江苏')).toBe(endOf('2026-03-19'));
    expect(due('浙江')).toBe(endOf('2026-04-02'));
  });
});

describe('a term over the turn of a year', () => {
  const thirtyDays = { count: 30, unit: 'workingDay' } as const;
  const from = new Date('2026-11-23T10:00:00+08:00');

  it('given a year without a published calendar, then the due instant is provisional', () => {
    const due = dueInstant(thirtyDays, from, calendar);
    expect(due).toEqual({ at: new Date(endOf('2027-01-04')), provisional: true });
  });

  it('given a term that ends with 31 December, then it is certain', () => {
    const due = dueInstant({ count: 28, unit: 'workingDay' }, from, calendar);
    expect(due).toEqual({ at: new Date(endOf('2026-12-31')), provisional: false });
  });

  it('given that the notice of the year is loaded, then it is certain, and later', () => {
    const loaded = createCalendar([
      {
        year: 2027,
        source: 'test',
        holidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
        makeUpDays: [],
      },
    ]);
    expect(dueInstant(thirtyDays, from, loaded)).toEqual({
      at: new Date(endOf('2027-01-05')),
      provisional: false,
    });
  });
});

describe('a term in days or hours', () => {
  it('given 45 days, then they run on wall time, holidays or not', () => {
    const length = deadlineLength('correctionTerm', 'newSubject', '上海');
    const due = dueInstant(length, new Date('2026-12-31T23:59:00+08:00'), calendar);
    expect(due).toEqual({ at: new Date('2027-02-14T23:59:00+08:00'), provisional: false });
  });

  it('given 24 hours over midnight into a holiday, then they end to the millisecond', () => {
    const length = deadlineLength('smsVerificationTerm', 'newSubject', '上海');
    const due = dueInstant(length, new Date('2026-09-30T23:59:59.999+08:00'), calendar);
    expect(due.at.toISOString()).toBe('2026-10-01T15:59:59.999Z');
  });
});
