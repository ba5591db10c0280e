import { MASKS, type MaskKind } from './mask-kinds.ts';

/** Personal fields of forms and records by the ends of their JSON pointers: the first that fits says the kind. */
const FIELDS: readonly (readonly [RegExp, MaskKind])[] = [
  [/\/(subjectOwner|owner|legalRepresentative)\/name$/, 'name'],
  [/\/certificateNumber$/, 'certificate'],
  [/\/(mobile|emergencyNumber)$/, 'mobile'],
  [/\/email$/, 'email'],
  [/\/(domicile|mailingAddress)$/, 'address'],
  [/\/(subjectOwner|owner|legalRepresentative)\//, 'hidden'],
  [/\/filingPassword$/, 'secret'],
  [/\/(remarks|investor|reason)$/, 'hidden'],
  [/^\/(domainRegistrations|materials)\b/, 'hidden'],
];

/** Of which kind a field is; undefined where nothing about it is personal. */
export const maskKindOf = (field: string): MaskKind | undefined =>
  FIELDS.find(([pattern]) => pattern.test(field))?.[1];

/**
 * Whether a field of a form or a record is about a person.
 * @param field JSON pointer
 */
export const isPersonal = (field: string): boolean => maskKindOf(field) !== undefined;

/**
 * A value as a reader gets it who reads masked.
 * @param field JSON pointer into a form or a record
 */
export function maskedValue(field: string, value: unknown): unknown {
  const kind = maskKindOf(field);
  if (value === null || value === undefined) return value;
  if (kind === undefined) return maskedMembers(field, value);
  return typeof value === 'string' ? MASKS[kind](value) : MASKS.hidden();
}

/** A form, whole or as far as it is typed, with every personal field masked. */
export function maskedForm(form: object): object {
  return maskedValue('', form) as object;
}

/** What nothing about is personal but perhaps some of its members. */
function maskedMembers(pointer: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, maskedValue(`${pointer}/${key}`, value)]),
  );
}

/** A personal field as it is: only ever handed to whoever had it revealed. */
export interface PersonalField {
  /** JSON pointer into a form or a record */
  readonly field: string;
  readonly value: unknown;
}

/** The personal fields of a form that say something: those that `maskedForm` masks. */
export function personalFields(part: unknown, pointer = ''): readonly PersonalField[] {
  if (part === null || part === undefined) return [];
  if (isPersonal(pointer)) return [{ field: pointer, value: part }];
  if (typeof part !== 'object' || Array.isArray(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => personalFields(value, `${pointer}/${key}`));
}
