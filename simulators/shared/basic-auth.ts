import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an Authorization header carries exactly this user and password (HTTP basic). */
export function basicAuthMatches(
  header: string | undefined,
  user: string,
  password: string,
): boolean {
  const [scheme = '', token = ''] = (header ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return false;
  const given = Buffer.from(token, 'base64').toString('utf8');
  // Hashed first: timingSafeEqual wants equal lengths.
  return timingSafeEqual(digest(given), digest(`${user}:${password}`));
}

/** The value of an Authorization header for this user and password. */
export function basicAuthHeader(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
