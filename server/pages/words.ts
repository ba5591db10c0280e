import type { Bilingual, Locale } from '#domain/bilingual.ts';
import { ACCOUNT_WORDS } from './words/account.ts';
import { APPLICANT_WORDS } from './words/applicant.ts';
import { AUDIT_WORDS } from './words/audit.ts';
import { BUREAU_WORDS } from './words/bureau.ts';
import { COMMON_WORDS } from './words/everywhere.ts';
import { FILINGS_WORDS } from './words/filings.ts';
import { REGISTRY_WORDS } from './words/registry.ts';
import { REVEAL_WORDS } from './words/reveals.ts';
import { REVIEWER_WORDS } from './words/reviewer.ts';
import { SECURITY_WORDS } from './words/security.ts';
import { SUB_USER_WORDS } from './words/sub-users.ts';
import { SUPPORT_WORDS } from './words/support.ts';
import { SYSTEM_WORDS } from './words/system.ts';

/** Every text of the pages that is no name of a field, a stage, a finding or a reason. */
export const WORDS = {
  ...COMMON_WORDS,
  ...ACCOUNT_WORDS,
  ...APPLICANT_WORDS,
  ...BUREAU_WORDS,
  ...FILINGS_WORDS,
  ...SUB_USER_WORDS,
  ...REVIEWER_WORDS,
  ...REGISTRY_WORDS,
  ...{ ...SECURITY_WORDS, ...AUDIT_WORDS, ...SUPPORT_WORDS, ...SYSTEM_WORDS },
  ...REVEAL_WORDS,
} as const satisfies Record<string, Bilingual>;

/** The key of a text of the pages. */
export type Word = keyof typeof WORDS;

/** A text in one language, with `{name}` replaced by what is given under that name. */
export function word(
  locale: Locale,
  key: Word,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return WORDS[key][locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/** Whether a text is the key of a word. */
export const isWord = (key: string): key is Word => Object.hasOwn(WORDS, key);
