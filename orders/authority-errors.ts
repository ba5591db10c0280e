import { explainResults, type GivenResult } from '#domain/authority/result-text.ts';
import type { Bilingual } from '#domain/bilingual.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';

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

const ACCESS: Readonly<Record<string, string>> = { '/service/ipAddresses': '/access/ipAddresses' };

/** Where another form has what a first filing's has, best first: an access, what changes, the same place. */
const IN_OTHER_FORMS: readonly ((field: string) => string)[] = [
  (field) => ACCESS[field] ?? '',
  (field) => `/changes${field}`,
  (field) => field,
];

/** The field of a filing type's form that a first filing calls so; none where it has no such field. */
function inFormOf(filingType: string, field: string): string[] {
  const known = fieldPointers(filingType);
  const found = IN_OTHER_FORMS.map((at) => at(field)).find((other) => known.includes(other));
  return found === undefined ? [] : [found];
}

/**
 * The errors that an answer to an order of this type names, in words; none where it names none.
 * @throws CodedError `form.unknown_filing_type`.
 */
export function authorityErrors(
  body: Readonly<Record<string, unknown>>,
  filingType: string,
): AuthorityError[] {
  const errors = Array.isArray(body.errors) ? (body.errors as (GivenResult | Unsayable)[]) : [];
  return errors.flatMap((error): AuthorityError[] => {
    if (typeof error.code === 'string') return 'zh' in error ? [unsayable(error)] : [];
    return explainResults([error as GivenResult]).map(({ code, title, remedy, fields, text }) => ({
      ...{ code: String(code), title, remedy },
      fields: fields.flatMap((field) => inFormOf(filingType, field)),
      text: text ?? null,
    }));
  });
}

const unsayable = ({ field, code, zh, en }: Unsayable): AuthorityError => ({
  ...{ code, title: { zh, en }, remedy: UNSAYABLE_REMEDY, text: null },
  fields: field === '' ? [] : [field],
});
