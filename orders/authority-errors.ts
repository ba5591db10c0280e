import { explainResults, type GivenResult } from '#domain/authority/result-text.ts';
import type { Bilingual } from '#domain/bilingual.ts';

/** One error that a bureau, or its interface, found in a report: where it is, why, and the way out. */
export interface AuthorityError {
  readonly code: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  /** JSON pointers into the form; empty where the error names no field. */
  readonly fields: readonly string[];
  /** The bureau's own words. */
  readonly text: string | null;
}

/** What was found before anything was sent: the interface has no place for what a field says. */
interface Unsayable extends Bilingual {
  readonly field: string;
  readonly code: string;
}

const UNSAYABLE_REMEDY = {
  zh: '请修改该项后重新提交。',
  en: 'Correct this field and submit again.',
} as const satisfies Bilingual;

/** The errors that an answer names, in words; none where it names none. */
export function authorityErrors(body: Readonly<Record<string, unknown>>): AuthorityError[] {
  const errors = Array.isArray(body.errors) ? (body.errors as (GivenResult | Unsayable)[]) : [];
  return errors.flatMap((error): AuthorityError[] => {
    if (typeof error.code === 'string') return 'zh' in error ? [unsayable(error)] : [];
    return explainResults([error as GivenResult]).map(({ code, title, remedy, fields, text }) => ({
      ...{ code: String(code), title, remedy, fields },
      text: text ?? null,
    }));
  });
}

const unsayable = ({ field, code, zh, en }: Unsayable): AuthorityError => ({
  ...{ code, title: { zh, en }, remedy: UNSAYABLE_REMEDY, text: null },
  fields: field === '' ? [] : [field],
});
