import { CodedError } from '#domain/errors.ts';
import { isCommonPassword } from './common-passwords.ts';

const LEAST = 8;
/** Long enough for any sentence; a limit, so that nobody hands in a book to be hashed. */
const MOST = 256;

const FIELD = { field: '/password' };
const BETTER = 'for example four words that have nothing to do with each other.';

interface Rule {
  readonly broken: (password: string, handle: string) => boolean;
  readonly refusal: () => CodedError;
}

/** What a password must not be (ASVS 5, 6.2). Which characters are in it is its owner's business. */
const RULES: readonly Rule[] = [
  {
    broken: (password) => [...password].length < LEAST,
    refusal: () =>
      new CodedError('password.too_short', `A password has at least ${String(LEAST)} characters.`, {
        ...FIELD,
        remedy: `Take a longer one, ${BETTER}`,
      }),
  },
  {
    broken: (password) => [...password].length > MOST,
    refusal: () =>
      new CodedError('password.too_long', `A password has at most ${String(MOST)} characters.`, {
        ...{ ...FIELD, remedy: 'Take a shorter one.' },
      }),
  },
  {
    broken: (password, handle) => bare(handle) !== '' && bare(password) === bare(handle),
    refusal: () =>
      new CodedError('password.is_handle', 'The password is the account’s name.', {
        ...{ ...FIELD, remedy: 'Take one that says nothing of the account.' },
      }),
  },
  {
    broken: (password) => isCommonPassword(password),
    refusal: () =>
      new CodedError('password.common', 'This password is among those that are tried first.', {
        ...{ ...FIELD, remedy: `Take one that nobody else has, ${BETTER}` },
      }),
  },
];

/** Letters alone: a year behind a name makes it no password. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');

/** A password in one writing: what looks alike is alike, from whichever keyboard it comes. */
export const asTyped = (password: string): string => password.normalize('NFC');

/**
 * Refuses what is no good as a password.
 * @throws CodedError `password.too_short`, `password.too_long`, `password.is_handle`, `password.common`.
 */
export function requireGoodPassword(password: string, handle: string): void {
  const rule = RULES.find(({ broken }) => broken(asTyped(password), handle));
  if (rule !== undefined) throw rule.refusal();
}
