import { CodedError } from '#domain/errors.ts';

/** A calendar day as text, `YYYY-MM-DD` (ISO 8601), without a time and without a zone. */
export type Day = string;

const MILLISECONDS_A_DAY = 86_400_000;

/** The day as midnight UTC, for arithmetic only: no zone takes part in it. */
function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Whether the text is `YYYY-MM-DD` and names a day that exists (no 30 February). */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = utc(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * Reads a day strictly, for values that come from outside.
 * @throws CodedError `calendar.malformed_day` for anything but a real day written `YYYY-MM-DD`.
 */
export function parseDay(text: string): Day {
  if (isDay(text)) return text;
  throw new CodedError('calendar.malformed_day', `"${String(text)}" is not a calendar day.`, {
    remedy: 'Write a day that exists as YYYY-MM-DD, for example 2026-02-14.',
  });
}

/** The day that lies `count` days later (earlier when negative); every day counts. */
export function addDays(day: Day, count: number): Day {
  return new Date(utc(day).getTime() + count * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Whether the day is a Saturday or a Sunday, whatever a notice makes of it. */
export function isWeekend(day: Day): boolean {
  return [0, 6].includes(utc(day).getUTCDay());
}

/** China keeps one time, UTC+8, without summer time since 1991; every term of the law runs in it. */
const SHANGHAI_OFFSET_MILLISECONDS = 8 * 3_600_000;

/**
 * The day that it is in Shanghai at an instant.
 * @throws CodedError `calendar.invalid_instant` for an invalid Date.
 */
export function dayInShanghai(instant: Date): Day {
  const milliseconds = instant.getTime();
  if (Number.isNaN(milliseconds)) {
    throw new CodedError('calendar.invalid_instant', 'The instant is not a valid date and time.', {
      remedy: 'Give a valid instant, for example 2026-02-14T09:30:00+08:00.',
    });
  }
  return new Date(milliseconds + SHANGHAI_OFFSET_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * The due instant of a term that ends with this day: 24:00 in Shanghai, that is 00:00 +08:00 of the
 * next day (exclusive: an act at any instant before it is in time; `dayInShanghai` of it is the next day).
 * @throws CodedError `calendar.malformed_day`.
 */
export function endOfDayInShanghai(day: Day): Date {
  return startOfDayInShanghai(addDays(parseDay(day), 1));
}

/** The day and the time that it is in Shanghai at an instant, `YYYY-MM-DD HH:MM`. */
export function timeInShanghai(instant: Date): string {
  const shifted = new Date(instant.getTime() + SHANGHAI_OFFSET_MILLISECONDS);
  return shifted.toISOString().slice(0, 16).replace('T', ' ');
}

/** The instant at which a day begins in Shanghai. */
export function startOfDayInShanghai(day: Day): Date {
  return new Date(`${parseDay(day)}T00:00:00+08:00`);
}
