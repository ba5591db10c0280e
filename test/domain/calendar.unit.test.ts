import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { createCalendar, isPublished, isWorkingDay } from '#domain/calendar/calendar.ts';
import { addDays, dayInShanghai, endOfDayInShanghai, parseDay } from '#domain/calendar/days.ts';
import { nthWorkingDayAfter, workingDaysBetween } from '#domain/calendar/working-days.ts';

const calendar = createCalendar();

/** West of Greenwich the package takes a day for the one before; we read its tables, so ours does not. */
const packageIsReliable = new Date(2026, 0, 1).getTimezoneOffset() <= 0;

describe('the published calendar', () => {
  it.runIf(packageIsReliable)(
    'given every day of 2007–2026, then it agrees with chinese-days',
    () => {
      const different: string[] = [];
      let days = 0;
      for (let day = '2007-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
        days += 1;
        if (isWorkingDay(calendar, day) !== chineseDays.isWorkday(day)) different.push(day);
      }
      expect(days).toBe(7305);
      expect(different).toEqual([]);
    },
  );

  it('given the tables of the package, then the last published year is 2026 (raise it when the package gains one)', () => {
    expect(Math.max(...calendar.notices.keys())).toBe(2026);
    for (let year = 2007; year <= 2026; year += 1) {
      expect(calendar.notices.get(year)?.holidays.length).toBeGreaterThan(5);
    }
  });

  it.each([
    ['2026-02-14', true, 'the Saturday before the spring festival is worked'],
    ['2026-02-28', true, 'the Saturday after it is worked'],
    ['2026-02-16', false, 'a Monday of the spring festival'],
    ['2026-02-24', true, 'the Tuesday after it'],
    ['2026-02-21', false, 'a Saturday within it'],
    ['2022-12-31', false, 'a Saturday that the notice of 2023 names'],
    ['2018-12-29', true, 'a Saturday worked by the notice of 2019'],
    ['2018-12-31', false, 'a Monday off by the notice of 2019'],
  ])('given %s, then working is %s: %s', (day, working) => {
    expect(isWorkingDay(calendar, day)).toBe(working);
  });

  it('given a year that the package does not list, then it is not published', () => {
    expect(isPublished(calendar, '2026-12-31')).toBe(true);
    expect(isPublished(calendar, '2027-01-01')).toBe(false);
    expect(isPublished(calendar, '2003-12-31')).toBe(false);
  });
});

describe('terms in working days', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-24', 'the day of receipt does not count'],
    ['2026-11-20', 1, '2026-11-23', 'Friday to Monday'],
    ['2026-11-21', 1, '2026-11-23', 'received on a Saturday'],
    ['2026-02-13', 1, '2026-02-14', 'a make-up Saturday counts'],
    ['2026-02-13', 2, '2026-02-24', 'over the spring festival'],
    ['2026-02-13', 20, '2026-03-19', 'a bureau review over two make-up days'],
    ['2025-12-31', 1, '2026-01-04', 'over New Year to a make-up Sunday'],
  ])(
    'given receipt on %s, when the term is %i working days, then it ends on %s: %s',
    (from, n, day) => {
      expect(nthWorkingDayAfter(calendar, from, n)).toEqual({ day, provisional: false });
      expect(workingDaysBetween(calendar, from, day)).toBe(n);
    },
  );

  it('given a term that runs into a year without calendar, then its end is provisional', () => {
    expect(nthWorkingDayAfter(calendar, '2026-12-24', 5)).toEqual({
      day: '2026-12-31',
      provisional: false,
    });
    expect(nthWorkingDayAfter(calendar, '2026-12-24', 6)).toEqual({
      day: '2027-01-01',
      provisional: true,
    });
  });

  it('given a loaded notice of 2027, then the same term is certain and ends later', () => {
    const loaded = createCalendar([
      {
        year: 2027,
        source: 'test',
        holidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
        makeUpDays: [],
      },
    ]);
    expect(nthWorkingDayAfter(loaded, '2026-12-24', 6)).toEqual({
      day: '2027-01-04',
      provisional: false,
    });
  });

  it.each([0, -1, 1.5, 401, Number.NaN])('given %s working days, then it is refused', (n) => {
    expect(() => nthWorkingDayAfter(calendar, '2026-01-05', n)).toThrow(
      expect.objectContaining({ code: 'calendar.invalid_term' }),
    );
  });

  it('given an end that is not after the beginning, then no working day lies between', () => {
    expect(workingDaysBetween(calendar, '2026-03-05', '2026-03-05')).toBe(0);
    expect(workingDaysBetween(calendar, '2026-03-05', '2026-03-02')).toBe(0);
  });
});

describe('days in Shanghai', () => {
  it.each([
    ['2026-02-13T15:59:59.999Z', '2026-02-13'],
    ['2026-02-13T16:00:00.000Z', '2026-02-14'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
  ])('given the instant %s, then it is %s in Shanghai', (instant, day) => {
    expect(dayInShanghai(new Date(instant))).toBe(day);
  });

  it('given a day, then its end is the next midnight of Shanghai, exclusive', () => {
    const end = endOfDayInShanghai('2026-12-31');
    expect(end.toISOString()).toBe('2026-12-31T16:00:00.000Z');
    expect(dayInShanghai(new Date(end.getTime() - 1))).toBe('2026-12-31');
  });

  it('given an invalid Date, then it is refused', () => {
    expect(() => dayInShanghai(new Date(Number.NaN))).toThrow(
      expect.objectContaining({ code: 'calendar.invalid_instant' }),
    );
  });

  it.each([
    '2026-02-30',
    '2026-2-3',
    '20260203',
    '2026-02-03T00:00:00Z',
    '',
    '2025-02-29',
    '0000-00-00',
  ])('given "%s", then it is no day', (text) => {
    expect(() => parseDay(text)).toThrow(
      expect.objectContaining({ code: 'calendar.malformed_day' }),
    );
  });

  it('given 29 February of a leap year, then it is a day', () => {
    expect(parseDay('2028-02-29')).toBe('2028-02-29');
  });
});
