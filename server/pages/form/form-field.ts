import Type, { type TSchema } from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { examplesOf, helpOf, nameOf, ruleOf } from '#domain/forms/fields.ts';
import { pointerTo } from '#domain/forms/finding.ts';
import { choiceNames } from './choice-names.ts';
import { clearedAt } from './clearing.ts';

/** How a field is typed: a group and a list have fields of their own. */
export type FieldKind = 'group' | 'list' | 'choice' | 'line' | 'area';

/** One field of a filled-in form, with everything that a page shows of it. */
export interface FormField {
  /** JSON pointer into the form; also the name under which a browser sends it. */
  readonly pointer: string;
  readonly kind: FieldKind;
  readonly name: Bilingual;
  readonly help: Bilingual;
  readonly examples: readonly string[];
  readonly rule: string | undefined;
  readonly required: boolean;
  /** What was typed; empty for groups and lists. */
  readonly value: string;
  readonly options: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly children: readonly FormField[];
  /** Whether what is filed can be taken out here; null where it can't, or where there is nothing filed to take out. */
  readonly cleared: boolean | null;
  /** The choice that decides which fields stand beside it. */
  readonly decides: boolean;
  /** Of a list: one more entry, with nothing in it. */
  readonly blank?: (index: number) => FormField;
}

/** Texts longer than this are typed into an area of several lines. */
const LONGEST_LINE = 512;

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const memberOf = (value: unknown, key: string | number): unknown =>
  value instanceof Object && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

interface Place {
  readonly pointer: string;
  readonly value: unknown;
  readonly required: boolean;
}

function fieldOf(schema: TSchema, kind: FieldKind, place: Place): FormField {
  return {
    ...{ pointer: place.pointer, kind, required: place.required, decides: false },
    ...{ name: nameOf(schema), help: helpOf(schema), rule: ruleOf(schema) },
    ...{ examples: examplesOf(schema), options: [], children: [] },
    cleared: clearedAt(schema, place),
    value: kind === 'group' || kind === 'list' ? '' : asText(place.value),
  };
}

function choiceField(schema: TSchema, codes: readonly string[], place: Place): FormField {
  const names = choiceNames(codes);
  const options = codes.map((code) => ({ code, name: names[code] ?? { zh: code, en: code } }));
  // A help that only says what each code is called says nothing beside their names.
  const help = helpOf(schema);
  const told = codes.every((code) => help.en.includes(`${code}: `));
  return {
    ...fieldOf(schema, 'choice', place),
    ...{ options, examples: [] },
    help: told ? { zh: '', en: '' } : help,
  };
}

function membersOf(schema: Type.TObject, { pointer, value, required }: Place): FormField[] {
  const needed: readonly string[] = schema.required ?? [];
  return Object.entries(schema.properties).map(([key, part]) =>
    formField(part, {
      pointer: pointerTo(pointer, key),
      value: memberOf(value, key),
      // In a group that may be left out nothing is asked for until it is begun.
      required: needed.includes(key) && (required || value !== undefined),
    }),
  );
}

/** The literal that tells a variant of a union apart. */
const KIND = 'kind';

const kindIn = (variant: TSchema): string =>
  Type.IsObject(variant) ? String(memberOf(variant.properties[KIND], 'const')) : '';

/** The variant of a union that a value has chosen; undefined while it has chosen none. */
export function variantOf(union: Type.TUnion, value: unknown): Type.TObject | undefined {
  const kind = memberOf(value, KIND);
  const found = union.anyOf.find((variant) => kindIn(variant) === kind);
  return found !== undefined && Type.IsObject(found) ? found : undefined;
}

function unionField(union: Type.TUnion, place: Place): FormField {
  const [first] = union.anyOf;
  const mark = first !== undefined && Type.IsObject(first) ? first.properties[KIND] : undefined;
  if (mark === undefined) return fieldOf(union, 'group', place);
  const kinds = union.anyOf.map(kindIn);
  const kind = memberOf(place.value, KIND);
  const at = { pointer: pointerTo(place.pointer, KIND), value: kind, required: place.required };
  const chosen = variantOf(union, place.value);
  const others = chosen === undefined ? [] : membersOf(chosen, place);
  return {
    ...fieldOf(union, 'group', place),
    children: [
      { ...choiceField(mark, kinds, at), decides: true },
      ...others.filter(({ pointer }) => pointer !== at.pointer),
    ],
  };
}

function listField(schema: Type.TArray, place: Place): FormField {
  const { pointer, value } = place;
  const entries: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [];
  const { minItems = 0 } = schema as { minItems?: number };
  // A list that has to have something shows where to type it.
  const shown = entries.length === 0 && minItems > 0 && place.required ? [undefined] : entries;
  const entryAt = (index: number, entry: unknown) =>
    formField(schema.items, { pointer: pointerTo(pointer, index), value: entry, required: true });
  return {
    ...fieldOf(schema, 'list', place),
    children: shown.map((entry, index) => entryAt(index, entry)),
    blank: (index) => entryAt(index, undefined),
  };
}

/** The field that a schema describes, with what a form has there. */
export function formField(schema: TSchema, place: Place): FormField {
  if (Type.IsUnion(schema)) return unionField(schema, place);
  if (Type.IsObject(schema)) {
    return { ...fieldOf(schema, 'group', place), children: membersOf(schema, place) };
  }
  if (Type.IsArray(schema)) return listField(schema, place);
  if (Type.IsEnum(schema)) return choiceField(schema, schema.enum.map(String), place);
  const { maxLength = 0 } = schema as { maxLength?: number };
  return fieldOf(schema, maxLength > LONGEST_LINE ? 'area' : 'line', place);
}

/** The parts of a whole form, each with what was typed so far. */
export function formFields(schema: TSchema, form: unknown): readonly FormField[] {
  return formField(schema, { pointer: '', value: form, required: true }).children;
}

/** The field of a pointer among some fields; undefined where this form does not have it now. */
export function fieldAt(fields: readonly FormField[], pointer: string): FormField | undefined {
  for (const field of fields) {
    if (field.pointer === pointer) return field;
    if (pointer.startsWith(`${field.pointer}/`)) return fieldAt(field.children, pointer);
  }
  return undefined;
}

/** The fields that hold a value of their own, without groups and lists. */
export function leavesOf(field: FormField): readonly FormField[] {
  if (field.kind === 'group' || field.kind === 'list') return field.children.flatMap(leavesOf);
  return [field];
}
