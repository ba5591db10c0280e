import { describe, expect, it } from 'vitest';
import { parseQuietHours, quietUntil } from '#domain/quiet-hours.ts';

const until = (hours: string, at: string): string | null =>
  quietUntil(parseQuietHours(hours), new Date(`${at}+08:00`))?.toISOString() ?? null;
const shanghai = (at: string) => new Date(`${at}+08:00`).toISOString();

describe('quiet hours', () => {
  it.each([
    ['20:59:59.999', null],
    ['21:00:00', '2026-06-02T08:00'],
    ['23:59:59', '2026-06-02T08:00'],
    ['00:00:00', '2026-06-01T08:00'],
    ['07:59:59.999', '2026-06-01T08:00'],
    ['08:00:00', null],
    ['12:00:00', null],
  ])('given 21:00-08:00, when it is %s, then people are left alone until %s', (time, end) => {
    expect(until('21:00-08:00', `2026-06-01T${time}`)).toBe(end === null ? null : shanghai(end));
  });

  it('given hours within one day, then only those are quiet', () => {
    expect(until('12:00-14:00', '2026-06-01T11:59')).toBeNull();
    expect(until('12:00-14:00', '2026-06-01T12:00')).toBe(shanghai('2026-06-01T14:00'));
    expect(until('12:00-14:00', '2026-06-01T14:00')).toBeNull();
    expect(until('22:00-00:00', '2026-06-01T23:00')).toBe(shanghai('2026-06-02T00:00'));
  });

  it('given off, then never', () => {
    expect(parseQuietHours('off')).toBeNull();
    expect(until('off', '2026-06-01T03:00')).toBeNull();
  });

  it.each(['', 'on', '21-8', '21:00', '21:00-24:00', '21:60-08:00', '9:00-8:00', '08:00-08:00'])(
    'given “%s”, then it is refused',
    (text) => {
      expect(() => parseQuietHours(text)).toThrow(/must be two different times/);
    },
  );
});
