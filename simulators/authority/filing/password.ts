import { createHash, randomInt } from 'node:crypto';

/** A filing password: eight digits that nobody can guess. */
export function newPassword(): string {
  return String(randomInt(0, 100_000_000)).padStart(8, '0');
}

/** Whether this is the MD5 (hex, in whatever case) of a filing password. */
export function hashMatches(given: string, password: string): boolean {
  return given.toLowerCase() === createHash('md5').update(password).digest('hex');
}
