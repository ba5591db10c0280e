import { dictionary } from '@zxcvbn-ts/language-common';

let common: ReadonlySet<string> | undefined;

/**
 * Whether a password is among the some fifty thousand that people choose most, whatever its capitals
 * (ASVS 5, 6.2.4). The list is zxcvbn's, from passwords that leaked.
 */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(dictionary['passwords-common'].map(String));
  return common.has(password.toLowerCase());
}
