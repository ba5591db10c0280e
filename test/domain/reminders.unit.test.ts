import { describe, expect, it } from 'vitest';
import { createCalendar } from '#domain/calendar/calendar.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { DEADLINES, type DeadlineName } from '#domain/terms/deadlines.ts';
import { UNMOVED, type Moves } from '#domain/terms/moves.ts';
import { REMINDERS, type ReminderName } from '#domain/terms/reminders.ts';
import { isToBeSet, lastWorkingMorning, termInstant } from '#domain/terms/term-instant.ts';
import type { TermName } from '#domain/terms/terms.ts';

const calendar = createCalendar();
const HOUR = 3_600_000;
const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00+08:00`);

const instant = (term: TermName, startedAt: Date, moves: Moves = UNMOVED) =>
  termInstant({ term, filingType: 'newSubject', province: '上海', startedAt, moves }, calendar);

const BEGUN = at('2026-11-23');
const reminders = Object.keys(REMINDERS) as ReminderName[];
const deadlines = Object.keys(DEADLINES) as DeadlineName[];

describe('when a reminder comes', () => {
  it.each<[ReminderName, string]>([
    ['correctionReminder1', '2026-11-30T02:00:00.000Z'],
    ['correctionReminder2', '2026-12-08T02:00:00.000Z'],
    ['correctionReminder3', '2026-12-23T02:00:00.000Z'],
    ['verificationReminder1', '2026-11-23T08:00:00.000Z'],
    ['verificationReminder2', '2026-11-23T22:00:00.000Z'],
    ['reviewReminder', '2026-11-25T01:00:00.000Z'],
  ])('given %s of a stage that began on 23 November at 10:00, then at %s', (term, expected) => {
    expect(instant(term, BEGUN).at.toISOString()).toBe(expected);
  });

  it('given any reminder, anywhere, then it comes before its deadline and after its beginning', () => {
    for (const filingType of Object.keys(FILING_TYPES) as FilingType[]) {
      for (const province of PROVINCE_NAMES) {
        for (const term of reminders) {
          const running = { filingType, province, startedAt: BEGUN };
          const due = termInstant({ ...running, term: REMINDERS[term].of }, calendar).at;
          const remind = termInstant({ ...running, term }, calendar).at;
          expect(remind > BEGUN && remind < due, `${term} ${filingType} ${province}`).toBe(true);
        }
      }
    }
  });

  it.each([
    ['2026-11-20', '2026-11-24', 'over a weekend'],
    ['2026-09-29', '2026-10-08', 'over the National Day, on the first working day after it'],
    ['2026-09-18', '2026-09-21', 'make-up Sunday counted'],
    ['2026-10-08', '2026-10-10', 'on a make-up Saturday'],
  ])(
    'given a review received on %s, then the reviewer is reminded on %s at 09:00: %s',
    (from, day) => {
      expect(instant('reviewReminder', at(from)).at).toEqual(at(day, '09:00'));
    },
  );

  it('given a year without a calendar, then the reminder is as provisional as its deadline', () => {
    expect(instant('reviewReminder', at('2026-12-30'))).toMatchObject({ provisional: true });
    expect(instant('reviewReminder', at('2026-12-29'))).toMatchObject({ provisional: false });
  });
});

describe('a reminder of a deadline that was moved', () => {
  it('given more time, then the review’s goes with its deadline, the correction’s comes as before', () => {
    const extended = { ...UNMOVED, extension: 2 };
    expect(instant('reviewReminder', BEGUN, extended).at).toEqual(at('2026-11-27', '09:00'));
    for (const term of ['correctionReminder1', 'correctionReminder3'] as const) {
      expect(instant(term, BEGUN, extended)).toEqual(instant(term, BEGUN));
    }
    expect(instant('correctionTerm', BEGUN, extended).at).toEqual(at('2027-01-09'));
  });

  it('given a clock that stood, then all wait as long as it did', () => {
    const held = { extension: 0, heldMs: 50 * HOUR, heldWorkingDays: 2 };
    expect(instant('reviewReminder', BEGUN, held).at).toEqual(at('2026-11-27', '09:00'));
    for (const term of ['correctionReminder1', 'correctionReminder2', 'correctionTerm'] as const) {
      const waited = instant(term, BEGUN, held).at.getTime() - instant(term, BEGUN).at.getTime();
      expect(waited, term).toBe(50 * HOUR);
    }
  });
});

describe('the last working morning before a deadline', () => {
  it.each([
    ['2026-11-26', '00:00', '2026-11-25', 'the midnight that ends a working day'],
    ['2026-11-25', '09:01', '2026-11-25', 'later in the morning'],
    ['2026-11-25', '09:00', '2026-11-24', 'at nine itself: the day before'],
    ['2026-11-23', '08:00', '2026-11-20', 'early on a Monday: the Friday before'],
    ['2026-11-22', '12:00', '2026-11-20', 'on a Sunday'],
    ['2026-10-05', '12:00', '2026-09-30', 'amid the National Day holidays'],
  ])('given one that ends on %s at %s, then %s: %s', (day, time, morning) => {
    expect(lastWorkingMorning(at(day, time), calendar)).toEqual(at(morning, '09:00'));
  });
});

describe('whether a term is set at all', () => {
  it('given a reminder whose moment is past by then, then it is not: late, it would be false', () => {
    const due = instant('reviewReminder', BEGUN);
    const nine = due.at.getTime();
    const set = [-1, 0, 1].map((ms) => isToBeSet('reviewReminder', due, new Date(nine + ms)));
    expect(set).toEqual([true, false, false]);
  });

  it('given a deadline, then it is, past or not: it is overdue, and somebody has to know', () => {
    for (const term of deadlines) {
      const due = instant(term, BEGUN);
      expect(isToBeSet(term, due, new Date(due.at.getTime() + HOUR)), term).toBe(true);
    }
  });

  it('given any term as its stage begins, then it is', () => {
    for (const term of [...deadlines, ...reminders]) {
      expect(isToBeSet(term, instant(term, BEGUN), BEGUN), term).toBe(true);
    }
  });
});
