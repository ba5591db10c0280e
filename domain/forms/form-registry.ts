import { CodedError } from '#domain/errors.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { NewAccessFormSchema, NewServiceFormSchema } from './additions.ts';
import { CERTIFICATE_RELATIONS } from './certificate-relations.ts';
import { ChangeFormSchema } from './change.ts';
import { CHANGE_RELATIONS, CORRECTIONS_FOLLOW, NOTHING_CHANGED } from './change-relations.ts';
import { CLOSING_RELATIONS } from './closing-relations.ts';
import { CONTACT_RELATIONS } from './contact-relations.ts';
import {
  CancelAccessFormSchema,
  DeregisterServiceFormSchema,
  DeregisterSubjectFormSchema,
} from './endings.ts';
import { ENDING_RELATIONS } from './ending-relations.ts';
import { fieldPointersOf } from './field-pointers.ts';
import { FILED_RELATIONS } from './filed-relations.ts';
import { FIRST_FILING_RELATIONS } from './first-filing-relations.ts';
import { formEntry, type FormEntry } from './form-entry.ts';
import { ClaimFormSchema, TransferFormSchema } from './moves.ts';
import { NewSubjectFormSchema } from './new-subject.ts';
import { SERVICE_RELATIONS } from './service-relations.ts';

const WITH_SERVICE = [
  ...CERTIFICATE_RELATIONS,
  ...CONTACT_RELATIONS,
  ...SERVICE_RELATIONS,
  ...CLOSING_RELATIONS,
];
const OF_FILED = [...CERTIFICATE_RELATIONS, ...FILED_RELATIONS, ...CLOSING_RELATIONS];
const OF_WHAT_GOES = [...OF_FILED, ...ENDING_RELATIONS];
const WITH_CHANGES = [...OF_FILED, ...CHANGE_RELATIONS];

/**
 * The form of every filing type. That a type has its form does not make it orderable: for that it needs a
 * machine (machines/registry.ts).
 */
export const FORMS = {
  newSubject: formEntry(NewSubjectFormSchema, [...WITH_SERVICE, ...FIRST_FILING_RELATIONS]),
  newService: formEntry(NewServiceFormSchema, [...WITH_SERVICE, ...FILED_RELATIONS]),
  newAccess: formEntry(NewAccessFormSchema, [...WITH_CHANGES, CORRECTIONS_FOLLOW]),
  change: formEntry(ChangeFormSchema, [...WITH_CHANGES, NOTHING_CHANGED]),
  cancelAccess: formEntry(CancelAccessFormSchema, OF_FILED),
  deregisterService: formEntry(DeregisterServiceFormSchema, OF_WHAT_GOES),
  deregisterSubject: formEntry(DeregisterSubjectFormSchema, OF_WHAT_GOES),
  claim: formEntry(ClaimFormSchema, OF_FILED),
  transfer: formEntry(TransferFormSchema, OF_FILED),
} as const satisfies Record<FilingType, FormEntry>;

/** The filing types that have a form: all. */
export const FORM_TYPES = Object.keys(FORMS) as readonly FilingType[];

/** The checks of a complete first filing (首次备案). */
export const checkForm = FORMS.newSubject.check;

/** The fields that a reviewer's reason may name, by filing type; a list is one field. */
export const REASON_FIELDS = Object.fromEntries(
  FORM_TYPES.map((type) => [type, fieldPointersOf(FORMS[type].schema)]),
) as unknown as Readonly<Record<FilingType, readonly string[]>>;

/**
 * A filing type that comes from outside.
 * @throws CodedError `form.unknown_filing_type`.
 */
export function formTypeOf(filingType: string): FilingType {
  if (Object.hasOwn(FORMS, filingType)) return filingType as FilingType;
  throw new CodedError('form.unknown_filing_type', 'There is no form for that filing type.', {
    field: '/filingType',
    remedy: `Choose one of: ${FORM_TYPES.join(', ')}.`,
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
