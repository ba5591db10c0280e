import type { TSchema } from 'typebox';
import { CodedError } from '#domain/errors.ts';
import { canonicalNewSubject } from './canonical-new-subject.ts';
import { formCheck } from './check-form.ts';
import { fieldPointersOf } from './field-pointers.ts';
import type { Finding } from './finding.ts';
import { checkConsistency } from './new-subject-consistency.ts';
import { checkIdentifiers } from './new-subject-identifiers.ts';
import { NewSubjectDraftSchema, NewSubjectFormSchema, type NewSubjectForm } from './new-subject.ts';

/** What a filing type's form is, for the API, the console, tests and OpenAPI. */
export interface FormEntry {
  /** The complete form. */
  readonly schema: TSchema;
  /** The form while it is being filled in. */
  readonly draftSchema: TSchema;
  /** Everything that speaks against submitting, and what to look at: takes anything, never throws. */
  readonly check: (form: unknown) => Finding[];
  /** Why a draft can't be saved as it is: wrong JSON types, unknown keys, too long. Contents don't matter. */
  readonly checkDraft: (form: unknown) => Finding[];
  /** The one writing in which a complete form is compared, searched and reported. */
  readonly canonical: (form: unknown) => unknown;
}

/** The forms of the filing types that have one. */
export const FORMS = {
  newSubject: {
    schema: NewSubjectFormSchema,
    draftSchema: NewSubjectDraftSchema,
    check: formCheck(NewSubjectFormSchema, NewSubjectDraftSchema, [
      checkIdentifiers,
      checkConsistency,
    ]),
    checkDraft: formCheck(NewSubjectDraftSchema, NewSubjectDraftSchema, []),
    canonical: (form) => canonicalNewSubject(form as NewSubjectForm),
  },
} as const satisfies Record<string, FormEntry>;

/** A filing type that has a form. */
export type FormType = keyof typeof FORMS;

/** The checks of a complete first filing (首次备案). */
export const checkForm = FORMS.newSubject.check;

/** The fields that a reviewer's reason may name, by filing type; a list is one field. */
export const REASON_FIELDS: Readonly<Record<FormType, readonly string[]>> = {
  newSubject: fieldPointersOf(NewSubjectFormSchema),
};

function formTypeOf(filingType: string): FormType {
  if (Object.hasOwn(FORMS, filingType)) return filingType as FormType;
  throw new CodedError('form.unknown_filing_type', `There is no form for "${filingType}".`, {
    field: '/filingType',
    remedy: `Choose one of: ${Object.keys(FORMS).join(', ')}.`,
  });
}

/**
 * The form of a filing type that comes from outside.
 * @throws CodedError `form.unknown_filing_type`.
 */
export function formOf(filingType: string): FormEntry {
  return FORMS[formTypeOf(filingType)];
}

/**
 * The JSON pointers that a reviewer's reason may name in a filing type's form, for example
 * `/subject/name` or `/service/domains`.
 * @throws CodedError `form.unknown_filing_type`.
 */
export function fieldPointers(filingType: string): readonly string[] {
  return REASON_FIELDS[formTypeOf(filingType)];
}
