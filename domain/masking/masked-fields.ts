import { MASKS, type MaskKind } from './mask-kinds.ts';

/** Personal fields of forms and records by the ends of their JSON pointers: the first that fits says the kind. */
const FIELDS: readonly (readonly [RegExp, MaskKind])[] = [
  [/\/(subjectOwner|owner|legalRepresentative)\/name$/, 'name'],
  [/\/certificateNumber$/, 'certificate'],
  [/\/(mobile|emergencyNumber)$/, 'mobile'],
  [/\/email$/, 'email'],
  [/\/(domicile|mailingAddress)$/, 'address'],
  [/\/(subjectOwner|owner|legalRepresentative)\//, 'hidden'],
  [/\/(remarks|investor|filingPassword|reason)$/, 'hidden'],
  [/^\/(domainRegistrations|materials)\b/, 'hidden'],
];

/** Of which kind a field is; undefined where nothing about it is personal. */
const kindOf = (field: string): MaskKind | undefined =>
  FIELDS.find(([pattern]) => pattern.test(field))?.[1];

/**
 * Whether a field of a form or a record is about a person.
 * @param field JSON pointer
 */
export const isPersonal = (field: string): boolean => kindOf(field) !== undefined;

/**
 * A value as a reader gets it who reads masked.
 * @param field JSON pointer into a form or a record
 */
export function maskedValue(field: string, value: unknown): unknown {
  const kind = kindOf(field);
  if (kind === undefined || value === null || value === undefined) return value;
  return typeof value === 'string' ? MASKS[kind](value) : MASKS.hidden();
}

/** A form, whole or as far as it is typed, with every personal field masked. */
export function maskedForm(form: object): object {
  return maskedPart(form, '') as object;
}

function maskedPart(part: unknown, pointer: string): unknown {
  if (isPersonal(pointer)) return maskedValue(pointer, part);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, maskedPart(value, `${pointer}/${key}`)]),
  );
}
