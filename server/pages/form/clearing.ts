import Type, { type TSchema } from 'typebox';

/** Below here a form is a difference to what is filed: what is left out stays, what is empty is taken out. */
const DIFFERENCE = '/changes/';

/** The fields of a list's entry are no fields of the record: the list is replaced as a whole. */
const IN_ENTRY = /\/\d+(\/|$)/;

const mayBeEmpty = (schema: TSchema): boolean =>
  (Type.IsString(schema) && (schema as { minLength?: number }).minLength === undefined) ||
  (Type.IsArray(schema) && (schema as { minItems?: number }).minItems === undefined);

/**
 * Whether a change takes out what is filed in a field, without putting something in its place.
 * @returns null where a field can't say that: it is no part of a change, or must have something
 */
export function clearedAt(
  schema: TSchema,
  { pointer, value }: { readonly pointer: string; readonly value: unknown },
): boolean | null {
  if (!pointer.startsWith(DIFFERENCE) || IN_ENTRY.test(pointer)) return null;
  if (!mayBeEmpty(schema)) return null;
  return value === '' || (Array.isArray(value) && value.length === 0);
}
