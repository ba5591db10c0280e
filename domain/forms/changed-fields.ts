import Type, { type TSchema } from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { nameOf } from './fields.ts';
import { pointerTo, valueAt } from './finding.ts';
import { fieldPointers, formOf } from './form-registry.ts';

/** One field that differs between two forms; a value that is not there is left out. */
export interface ChangedField {
  /** JSON pointer, as reasons name it: a list is one field. */
  readonly field: string;
  readonly label: Bilingual;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The schema of what a pointer means, in the first variant of a union that has it. */
function schemaAt(schema: TSchema, pointer: string, field = ''): TSchema | undefined {
  if (field === pointer) return schema;
  if (Type.IsUnion(schema)) return firstOf(schema.anyOf, (one) => schemaAt(one, pointer, field));
  if (!Type.IsObject(schema)) return undefined;
  return firstOf(Object.entries(schema.properties), ([key, part]) =>
    schemaAt(part, pointer, pointerTo(field, key)),
  );
}

function firstOf<Item, Found>(
  items: readonly Item[],
  look: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The name of a field in both languages; its pointer where the form does not have it (any more).
 * @throws CodedError `form.unknown_filing_type`.
 */
export function fieldLabel(pointer: string, filingType = 'newSubject'): Bilingual {
  const schema = schemaAt(formOf(filingType).schema, pointer);
  return schema === undefined ? { zh: pointer, en: pointer } : nameOf(schema);
}

/** Whether two values are the same JSON: keys in any order, and one that is undefined is not there. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false;
  return keys.every((key) => sameJson(left[key], right[key]));
}

/**
 * What changed from one form to another, field by field, in the order of the form: what a reviewer looks at
 * first in the next round. Takes drafts as well.
 * @throws CodedError `form.unknown_filing_type`.
 */
export function changedFields(
  before: unknown,
  after: unknown,
  filingType = 'newSubject',
): readonly ChangedField[] {
  return fieldPointers(filingType).flatMap((field) => {
    const [old, fresh] = [valueAt(before, field), valueAt(after, field)];
    if (sameJson(old, fresh)) return [];
    return [
      {
        field,
        label: fieldLabel(field, filingType),
        ...(old !== undefined && { before: old }),
        ...(fresh !== undefined && { after: fresh }),
      },
    ];
  });
}
