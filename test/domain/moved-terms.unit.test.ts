import { describe, expect, it } from 'vitest';
import { createCalendar } from '#domain/calendar/calendar.ts';
import { dueInstant } from '#domain/terms/due-instant.ts';
import { heldWorkingDays, UNMOVED } from '#domain/terms/moves.ts';

const calendar = createCalendar();
const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00+08:00`);
const endOf = (day: string) => new Date(at(day, '00:00').getTime() + 86_400_000);

const HOUR = 3_600_000;
const twoDays = { count: 2, unit: 'workingDay' } as const;
const fortyFiveDays = { count: 45, unit: 'day' } as const;
const dayAndNight = { count: 24, unit: 'hour' } as const;

describe('a deadline that a manager extended', () => {
  it('given working days, then it ends as many working days later, over weekends and holidays', () => {
    const due = (extension: number) =>
      dueInstant(twoDays, at('2026-09-28'), calendar, { ...UNMOVED, extension }).at;
    expect(due(0)).toEqual(endOf('2026-09-30'));
    expect(due(1)).toEqual(endOf('2026-10-08'));
    expect(due(3)).toEqual(endOf('2026-10-10'));
  });

  it('given days or hours, then it ends as many of them later, to the millisecond', () => {
    const moves = { ...UNMOVED, extension: 10 };
    const begun = new Date('2026-11-23T02:03:04.005Z');
    expect(dueInstant(fortyFiveDays, begun, calendar, moves).at.toISOString()).toBe(
      '2027-01-17T02:03:04.005Z',
    );
    expect(dueInstant(dayAndNight, begun, calendar, moves).at.toISOString()).toBe(
      '2026-11-24T12:03:04.005Z',
    );
  });

  it('given an extension into a year without a calendar, then the due instant is provisional', () => {
    const due = (extension: number) =>
      dueInstant(twoDays, at('2026-12-29'), calendar, { ...UNMOVED, extension });
    expect([due(0), due(1)].map(({ provisional }) => provisional)).toEqual([false, true]);
  });

  it('given more than four hundred working days in all, then it is refused', () => {
    const moves = { ...UNMOVED, extension: 390, heldWorkingDays: 9 };
    const due = (extra: object) => () =>
      dueInstant(twoDays, at('2026-11-23'), calendar, { ...moves, ...extra });
    expect(due({ heldWorkingDays: 8 })).not.toThrow();
    expect(due({})).toThrow(expect.objectContaining({ code: 'calendar.invalid_term' }) as Error);
  });
});

describe('a deadline whose clock stood', () => {
  it('given days or hours, then it is put off by the time it stood, and by no working day', () => {
    const moves = { extension: 0, heldMs: 90 * HOUR + 1, heldWorkingDays: 3 };
    const begun = at('2026-11-23');
    for (const length of [fortyFiveDays, dayAndNight]) {
      const [plain, moved] = [UNMOVED, moves].map((one) =>
        dueInstant(length, begun, calendar, one).at.getTime(),
      );
      expect(Number(moved) - Number(plain)).toBe(90 * HOUR + 1);
    }
  });

  it('given working days, then it is put off by the working days that were lost, whatever the hours', () => {
    const moves = { extension: 1, heldMs: 90 * HOUR, heldWorkingDays: 2 };
    expect(dueInstant(twoDays, at('2026-11-23'), calendar, moves).at).toEqual(endOf('2026-11-30'));
  });
});

describe('the working days that a hold loses', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 0, 'within one day, nothing'],
    ['2026-11-23', '2026-11-24', 1, 'the day of the hold, not the one of the release'],
    ['2026-11-23', '2026-11-26', 3, 'each day between'],
    ['2026-11-20', '2026-11-23', 1, 'Friday to Monday: Friday alone'],
    ['2026-11-21', '2026-11-23', 0, 'Saturday to Monday: nothing'],
    ['2026-11-21', '2026-11-22', 0, 'over a weekend: nothing'],
    ['2026-09-30', '2026-10-08', 1, 'over the National Day: the last day before it'],
    ['2026-09-19', '2026-09-21', 1, 'a make-up Sunday counts'],
  ])('given a hold from %s to %s, then %i: %s', (from, to, days) => {
    expect(heldWorkingDays(at(from, '09:00'), at(to, '17:00'), calendar)).toBe(days);
  });

  it('given midnight in Shanghai, then the day changes there and not in UTC', () => {
    const evening = at('2026-11-23', '23:59');
    expect(heldWorkingDays(evening, at('2026-11-24', '00:00'), calendar)).toBe(1);
    expect(heldWorkingDays(at('2026-11-24', '00:00'), at('2026-11-24', '23:59'), calendar)).toBe(0);
  });

  it('given a hold, then as many working days are left after the release as were before it', () => {
    // Received on Monday, two working days: Tuesday and Wednesday. Held on Tuesday, released on Friday.
    const lost = heldWorkingDays(at('2026-11-24'), at('2026-11-27'), calendar);
    const moves = { ...UNMOVED, heldWorkingDays: lost };
    expect(dueInstant(twoDays, at('2026-11-23'), calendar, moves).at).toEqual(endOf('2026-11-30'));
  });
});
