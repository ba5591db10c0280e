import type { Bilingual } from '#domain/bilingual.ts';
import { fieldLabel } from '#domain/forms/changed-fields.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import type { FieldReason } from '#domain/events.ts';
import { MATERIALS } from './places.ts';
import { reasonOf } from './review-reasons.ts';

/** A field that an applicant is asked to correct. */
export interface OpenedField {
  /** JSON pointer into the form. */
  readonly field: string;
  readonly label: Bilingual;
}

/** Whether one pointer is the other, stands above it or below it. */
export const touches = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/**
 * The fields of the form that a return opens, in the form's order: those that its reasons and the authority's
 * errors name. Null where they name none, an expired SMS verification for one: then every field is open.
 * @throws CodedError `form.unknown_filing_type`.
 */
export function openedFields(
  named: readonly string[],
  filingType: string,
): readonly OpenedField[] | null {
  const opened = fieldPointers(filingType).filter((field) =>
    named.some((pointer) => pointer !== '' && touches(field, pointer)),
  );
  if (opened.length === 0) return null;
  return opened.map((field) => ({ field, label: fieldLabel(field, filingType) }));
}

/** What of a return says which fields are meant. */
interface Returned {
  readonly reasons: readonly FieldReason[];
  readonly errors: readonly { readonly fields: readonly string[] }[];
}

const [PAPERS] = MATERIALS;

/** Whether a reason can be cured by a better paper: then papers can be handed in, wherever it points. */
const asksForPaper = ({ code }: FieldReason): boolean => reasonOf(code).fields.includes(PAPERS);

/**
 * The fields that a return opens, with the materials where a reason asks for a paper; null: all.
 * @throws CodedError `form.unknown_filing_type`.
 */
export function openedBy(
  { reasons, errors }: Returned,
  filingType: string,
): readonly OpenedField[] | null {
  const named = [
    ...reasons.map(({ field }) => field),
    ...errors.flatMap(({ fields }) => fields),
    ...(reasons.some(asksForPaper) ? [PAPERS] : []),
  ];
  return openedFields(named, filingType);
}
