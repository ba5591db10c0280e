import Type, { type TSchema } from 'typebox';
import { pointerTo } from '#domain/forms/finding.ts';
import { variantOf } from './form-field.ts';

/** What a browser sent, by the names of its fields: JSON pointers. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

function textAt(typed: Typed, pointer: string): string | undefined {
  const given = typed[pointer];
  const text = typeof given === 'string' ? given : given?.at(-1);
  // Browsers send line breaks as CR LF.
  const value = text?.replaceAll('\r\n', '\n');
  return value === undefined || value.trim() === '' ? undefined : value;
}

function readGroup(schema: Type.TObject, typed: Typed, pointer: string): object | undefined {
  const members = Object.entries(schema.properties).flatMap(([key, part]) => {
    const value = readTyped(part, typed, pointerTo(pointer, key));
    return value === undefined ? [] : [[key, value] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function readUnion(schema: Type.TUnion, typed: Typed, pointer: string): object | undefined {
  const kind = textAt(typed, pointerTo(pointer, 'kind'));
  const variant = variantOf(schema, { kind });
  return variant === undefined ? undefined : { ...readGroup(variant, typed, pointer), kind };
}

function readList(schema: Type.TArray, typed: Typed, pointer: string): unknown[] | undefined {
  const places = Object.keys(typed)
    .filter((name) => name.startsWith(`${pointer}/`))
    .map((name) => Number(name.slice(pointer.length + 1).split('/')[0]))
    .filter(Number.isInteger);
  const entries = [...new Set(places)]
    .sort((a, b) => a - b)
    .map((place) => readTyped(schema.items, typed, pointerTo(pointer, place)))
    .filter((entry) => entry !== undefined);
  return entries.length === 0 ? undefined : entries;
}

/**
 * Reads what a browser sent for a field back into the shape of its schema. What is empty is left out, and
 * what the schema does not know is not looked at; whether the contents are right is for the API to say.
 */
export function readTyped(schema: TSchema, typed: Typed, pointer: string): unknown {
  if (Type.IsUnion(schema)) return readUnion(schema, typed, pointer);
  if (Type.IsObject(schema)) return readGroup(schema, typed, pointer);
  if (Type.IsArray(schema)) return readList(schema, typed, pointer);
  if (Type.IsLiteral(schema))
    return schema.const === textAt(typed, pointer) ? schema.const : undefined;
  return textAt(typed, pointer);
}
