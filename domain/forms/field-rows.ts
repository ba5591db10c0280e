import Type, { type TSchema } from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { examplesOf, helpOf, nameOf, ruleOf } from './fields.ts';
import { pointerTo } from './finding.ts';

/** Whether a field has to be filled in: always, never, or once something of its group is. */
export type Required = 'always' | 'never' | 'withGroup';

/** One field of a form, for a table that people read. */
export interface FieldRow {
  /** JSON pointer; `*` stands for every entry of a list. */
  readonly pointer: string;
  readonly name: Bilingual;
  readonly help: Bilingual;
  readonly required: Required;
  /** What may stand there, without words of a language: `≤ 255`, `website | app`, `1–50 ×`, a standard. */
  readonly rules: readonly string[];
  readonly examples: readonly string[];
  /** Only in this variant of a union (`website`), undefined in all. */
  readonly only?: string;
}

const every = (field: string) => `${field}/*`;

/** How a number of entries is said. */
function timesOf(schema: TSchema): string {
  const { minItems = 0, maxItems } = schema as { minItems?: number; maxItems?: number };
  return `${minItems}–${maxItems ?? '∞'} ×`;
}

function rulesOf(schema: TSchema): string[] {
  const standard = ruleOf(schema) ?? [];
  if (Type.IsArray(schema)) {
    const ofItems = Type.IsObject(schema.items) ? [] : rulesOf(schema.items);
    return [timesOf(schema), ...ofItems].concat(standard);
  }
  if (Type.IsEnum(schema)) return [schema.enum.join(' | ')].concat(standard);
  if (Type.IsLiteral(schema)) return [String(schema.const)].concat(standard);
  const { maxLength } = schema as { maxLength?: number };
  return (maxLength === undefined ? [] : [`≤ ${maxLength}`]).concat(standard);
}

function leaf(schema: TSchema, pointer: string, required: Required): FieldRow {
  const example = Type.IsArray(schema) && !Type.IsObject(schema.items) ? schema.items : schema;
  return {
    ...{ pointer, required, name: nameOf(schema), help: helpOf(schema) },
    ...{ rules: rulesOf(schema), examples: examplesOf(example) },
  };
}

function ofGroup(schema: Type.TObject, field: string, group: Required): FieldRow[] {
  const required: readonly string[] = schema.required ?? [];
  return Object.entries(schema.properties).flatMap(([key, part]) => {
    const must = required.includes(key) ? (group === 'never' ? 'withGroup' : group) : 'never';
    return rowsOf(part, pointerTo(field, key), must);
  });
}

/** The rows of all variants; what stands in each in the same way is one row. */
function ofUnion(schema: Type.TUnion, field: string, required: Required): FieldRow[] {
  const variants = schema.anyOf.map((variant) => ({
    kind: Type.IsObject(variant)
      ? String((variant.properties['kind'] as { const?: unknown }).const)
      : '',
    rows: rowsOf(variant, field, required),
  }));
  const all = variants.flatMap(({ kind, rows }) => rows.map((row) => ({ kind, row })));
  const pointers = [...new Set(all.map(({ row }) => row.pointer))];
  return pointers.flatMap((pointer): FieldRow[] => {
    const [first, ...others] = all.filter(({ row }) => row.pointer === pointer);
    if (!first) return [];
    if (others.length + 1 < variants.length) return [{ ...first.row, only: first.kind }];
    const rules = [first, ...others].map(({ row }) => row.rules.join('; '));
    return [{ ...first.row, rules: [[...new Set(rules)].join(' | ')] }];
  });
}

function rowsOf(schema: TSchema, field: string, required: Required): FieldRow[] {
  if (Type.IsUnion(schema)) return ofUnion(schema, field, required);
  if (Type.IsObject(schema)) return ofGroup(schema, field, required);
  const row = leaf(schema, field, required);
  if (!Type.IsArray(schema) || !Type.IsObject(schema.items)) return [row];
  return [row, ...ofGroup(schema.items, every(field), required)];
}

/** Every field of a form in its order: also the members of a list's entries, under `*`. */
export function fieldRowsOf(schema: TSchema): FieldRow[] {
  return rowsOf(schema, '', 'always');
}
