import Type, { type TSchema } from 'typebox';
import { pointerTo } from './finding.ts';

function pointersOf(schema: TSchema, field: string): string[] {
  if (Type.IsUnion(schema)) return schema.anyOf.flatMap((variant) => pointersOf(variant, field));
  if (!Type.IsObject(schema)) return [field];
  return Object.entries(schema.properties).flatMap(([key, part]) =>
    pointersOf(part, pointerTo(field, key)),
  );
}

/** The JSON pointer of every field of a form, in its order; a list is one field, of all variants of a union. */
export function fieldPointersOf(schema: TSchema): string[] {
  return [...new Set(pointersOf(schema, ''))];
}
