import { isDay, type Day } from '#domain/calendar/days.ts';

/** GB 11643-1999, 4.2: the weights of the first 17 digits, 2^(18 − position) mod 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character for each remainder of the weighted sum by 11 (ISO 7064, MOD 11-2). */
const CHECK_CHARACTERS = '10X98765432';

/** The 18-character citizen number that resident IDs and residence permits share (公民身份号码). */
export interface CitizenNumber {
  /** Six digits of GB/T 2260: where it was first issued. */
  readonly region: string;
  /** The day of birth; undefined when the digits name no real day since 1800. */
  readonly birthDay: Day | undefined;
  readonly checkCharacterHolds: boolean;
}

/** The check character that belongs to the first 17 digits. */
export function gb11643CheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function birthDayIn(number: string): Day | undefined {
  const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return isDay(day) && day >= '1800-01-01' ? day : undefined;
}

/**
 * Takes an 18-character citizen number apart (GB 11643-1999); undefined when it has another form.
 * Whether the day of birth lies in the future, and what age it makes, is for callers with a clock.
 */
export function readCitizenNumber(text: string): CitizenNumber | undefined {
  if (!/^\d{17}[\dX]$/.test(text)) return undefined;
  return {
    region: text.slice(0, 6),
    birthDay: birthDayIn(text),
    checkCharacterHolds: text.endsWith(gb11643CheckCharacter(text)),
  };
}
