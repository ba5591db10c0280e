import Type, { type TSchema } from 'typebox';
import { pointerTo, valueAt } from '#domain/forms/finding.ts';
import { variantOf } from './form-field.ts';
import { readTyped, type Typed } from './read-typed.ts';

/** The schema of what a pointer leads to, in the variants that a form has chosen. */
function schemaAt(schema: TSchema, pointer: string, form: unknown, at = ''): TSchema | undefined {
  if (at === pointer) return schema;
  if (Type.IsUnion(schema)) {
    const chosen = variantOf(schema, valueAt(form, at));
    return chosen && schemaAt(chosen, pointer, form, at);
  }
  if (!Type.IsObject(schema)) return undefined;
  const step = Object.entries(schema.properties).find(
    ([key]) => pointer === pointerTo(at, key) || pointer.startsWith(`${pointerTo(at, key)}/`),
  );
  return step && schemaAt(step[1], pointer, form, pointerTo(at, step[0]));
}

const keyOf = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

function inList(list: readonly unknown[], key: string, value: unknown): unknown[] {
  const at = Math.min(Number(key), list.length);
  return value === undefined ? list.toSpliced(at, 1) : list.toSpliced(at, 1, value);
}

function inGroup(group: object, key: string, value: unknown): object {
  const others = Object.entries(group).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}

function changed(container: unknown, [head = '', ...rest]: string[], value: unknown): object {
  const key = keyOf(head);
  const group = (container ?? {}) as Record<string, unknown>;
  const below = rest.length === 0 ? value : changed(group[key], rest, value);
  // A group that nothing is left in is as good as not begun.
  const empty = rest.length > 0 && Object.keys(below as object).length === 0;
  const fresh = empty ? undefined : below;
  return Array.isArray(container) ? inList(container, key, fresh) : inGroup(group, key, fresh);
}

/** A copy of a form with another value at a pointer; undefined takes out what is there. */
export function withValue(form: unknown, pointer: string, value: unknown): object {
  return changed(form, pointer.split('/').slice(1), value);
}

/**
 * A form with what a browser sent for some of its fields; everything else stays as it was.
 * @param roots JSON pointers of the fields that were on the page
 */
export function editedForm(
  schema: TSchema,
  form: unknown,
  roots: readonly string[],
  typed: Typed,
): object {
  return roots.reduce<object>((edited, root) => {
    const part = schemaAt(schema, root, edited);
    return part === undefined ? edited : withValue(edited, root, readTyped(part, typed, root));
  }, form as object);
}
