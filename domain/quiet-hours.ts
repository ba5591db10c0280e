import { CodedError } from './errors.ts';

/** The hours in which nobody is reminded, in minutes after midnight in Shanghai; they may pass midnight. */
export interface QuietHours {
  readonly from: number;
  /** The first minute in which people may be reminded again. */
  readonly to: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** China keeps one time, UTC+8. */
const SHANGHAI_MINUTES = 480;

/**
 * Reads quiet hours, `21:00-08:00` in Shanghai's time; `off` gives null.
 * @throws CodedError `quiet_hours.malformed`; its sentence begins with “must be”, for the setting's name before it.
 */
export function parseQuietHours(text: string): QuietHours | null {
  if (text === 'off') return null;
  const time = String.raw`([01]\d|2[0-3]):([0-5]\d)`;
  const [, h1, m1, h2, m2] = new RegExp(`^${time}-${time}$`).exec(text) ?? [];
  const from = Number(h1) * 60 + Number(m1);
  const to = Number(h2) * 60 + Number(m2);
  if (Number.isInteger(from) && Number.isInteger(to) && from !== to) return { from, to };
  throw new CodedError(
    'quiet_hours.malformed',
    'must be two different times of day like 21:00-08:00, or off',
  );
}

/** When the quiet hours that an instant lies in are over; null where it lies in none. */
export function quietUntil(hours: QuietHours | null, at: Date): Date | null {
  if (hours === null) return null;
  const minute = Math.floor(at.getTime() / MINUTE_MS) + SHANGHAI_MINUTES;
  const ofDay = minute % DAY_MINUTES;
  const { from, to } = hours;
  const quiet = from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
  if (!quiet) return null;
  const left = (to - ofDay + DAY_MINUTES) % DAY_MINUTES;
  return new Date((minute + left - SHANGHAI_MINUTES) * MINUTE_MS);
}
