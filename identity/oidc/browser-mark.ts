import { createHmac, randomBytes } from 'node:crypto';

/** What a sign-in that is under way is held together by; all of it follows from the mark in the browser. */
export interface UnderWay {
  readonly state: string;
  readonly nonce: string;
  /** The proof key of PKCE, which the provider is told with the code. */
  readonly verifier: string;
}

/** The mark that a browser is given when it is sent to the provider: 256 random bits, kept nowhere else. */
export const freshMark = (): string => randomBytes(32).toString('base64url');

/** Whether a text has the form of a mark. */
export const isMark = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is said to the provider for the browser that has this mark, and expected from it. */
export function underWayOf(mark: string): UnderWay {
  const derived = (purpose: string) =>
    createHmac('sha256', mark).update(`staff-sign-in:${purpose}`).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
}
