import { describe, expect, it } from 'vitest';
import { createCalendar, isWorkingDay } from '#domain/calendar/calendar.ts';
import { parseYearNotice } from '#domain/calendar/parse-year-notice.ts';
import { PUBLISHED_NOTICES } from '#domain/calendar/published-notices.ts';

const notice = {
  year: 2027,
  source: '国办发明电〔2026〕0号（测试）',
  holidays: ['2026-12-31', '2027-01-01', '2027-02-05', '2027-02-08'],
  makeUpDays: ['2026-12-27', '2027-02-13'],
};

describe('a yearly notice that an operator loads', () => {
  it('given a sound notice, then it is read as it is', () => {
    expect(parseYearNotice(notice)).toEqual(notice);
  });

  it('given a loaded notice, then its days are arranged by it, December before included', () => {
    const calendar = createCalendar([parseYearNotice(notice)]);
    expect(isWorkingDay(calendar, '2026-12-31')).toBe(false);
    expect(isWorkingDay(calendar, '2026-12-27')).toBe(true);
    expect(isWorkingDay(calendar, '2027-02-13')).toBe(true);
    expect(isWorkingDay(calendar, '2027-02-08')).toBe(false);
    expect(isWorkingDay(createCalendar(), '2027-02-08')).toBe(true);
  });

  it('given a notice of a published year, then it replaces that year and no other', () => {
    const calendar = createCalendar([
      { year: 2026, source: 'test', holidays: ['2026-03-02'], makeUpDays: [] },
    ]);
    expect(isWorkingDay(calendar, '2026-03-02')).toBe(false);
    expect(isWorkingDay(calendar, '2026-02-16')).toBe(true);
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(false);
    expect(isWorkingDay(calendar, '2025-10-01')).toBe(false);
  });

  it('given a replaced year, then the days that the next notice took from its December stay', () => {
    const calendar = createCalendar([
      { year: 2018, source: 'test', holidays: ['2018-01-01'], makeUpDays: [] },
    ]);
    expect(isWorkingDay(calendar, '2018-12-29')).toBe(true);
    expect(isWorkingDay(calendar, '2018-12-31')).toBe(false);
  });

  it('given the published notices themselves, then each one passes', () => {
    for (const published of PUBLISHED_NOTICES)
      expect(parseYearNotice(published)).toEqual(published);
  });

  it.each([
    ['no object', null, 'calendar.malformed_notice', ''],
    ['a year as text', { ...notice, year: '2027' }, 'calendar.malformed_notice', '/year'],
    ['an unknown key', { ...notice, name: 'x' }, 'calendar.malformed_notice', '/name'],
    ['a missing source', { ...notice, source: undefined }, 'calendar.malformed_notice', '/source'],
    ['no holiday', { ...notice, holidays: [] }, 'calendar.notice_without_holidays', '/holidays'],
    [
      'a malformed day',
      { ...notice, holidays: ['2027-2-8'] },
      'calendar.malformed_day',
      '/holidays/0',
    ],
    [
      'a day of another year',
      { ...notice, holidays: ['2027-01-01', '2028-01-01'] },
      'calendar.notice_day_outside_year',
      '/holidays/1',
    ],
    [
      'a day too early in December',
      { ...notice, holidays: ['2026-12-20'] },
      'calendar.notice_day_outside_year',
      '/holidays/0',
    ],
    [
      'the wrong year',
      { ...notice, year: 2030 },
      'calendar.notice_day_outside_year',
      '/holidays/0',
    ],
    [
      'a repeated day',
      { ...notice, holidays: ['2027-01-01', '2027-01-01'] },
      'calendar.notice_day_twice',
      '/holidays/1',
    ],
    [
      'a holiday that is also worked',
      { ...notice, holidays: ['2027-02-13'] },
      'calendar.notice_day_off_and_worked',
      '/makeUpDays/1',
    ],
    [
      'a make-up day on a weekday',
      { ...notice, makeUpDays: ['2027-02-15'] },
      'calendar.make_up_day_not_weekend',
      '/makeUpDays/0',
    ],
  ])('given %s, then it is refused with its code and field', (_, json, code, field) => {
    expect(() => parseYearNotice(json)).toThrow(expect.objectContaining({ code, field }));
  });
});
