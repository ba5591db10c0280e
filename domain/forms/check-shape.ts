import Type, { type TSchema } from 'typebox';
import { pointerTo, type Finding } from './finding.ts';
import { nameOf } from './fields.ts';
import { SHAPE, UNKNOWN_FIELD } from './shape-findings.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkObject(schema: Type.TObject, value: unknown, field: string): Finding[] {
  // A group that is missing is looked at as an empty one, so that every field it lacks is named.
  const given = value === undefined ? {} : value;
  if (!isObject(given)) return [SHAPE.wrongType(field, nameOf(schema), 'object')];
  const required: readonly string[] = schema.required ?? [];
  const known = Object.entries(schema.properties).flatMap(([key, part]) =>
    Object.hasOwn(given, key) || required.includes(key)
      ? checkShape(part, given[key], pointerTo(field, key))
      : [],
  );
  const unknown = Object.keys(given)
    .filter((key) => !Object.hasOwn(schema.properties, key))
    .map((key) => SHAPE.unknownField(pointerTo(field, key), { zh: key, en: key }));
  // None of its fields is required, the group itself is.
  if (value === undefined && known.length === 0) return [SHAPE.required(field, nameOf(schema))];
  return [...known, ...unknown];
}

function checkArray(schema: Type.TArray, value: unknown, field: string): Finding[] {
  const { minItems = 0, maxItems = Infinity } = schema as { minItems?: number; maxItems?: number };
  if (value === undefined) return [SHAPE.required(field, nameOf(schema))];
  if (!Array.isArray(value)) return [SHAPE.wrongType(field, nameOf(schema), 'array')];
  if (value.length < minItems) return [SHAPE.required(field, nameOf(schema))];
  if (value.length > maxItems) return [SHAPE.tooMany(field, nameOf(schema), maxItems)];
  return value.flatMap((item, index) => checkShape(schema.items, item, pointerTo(field, index)));
}

function checkString(schema: Type.TString, value: unknown, field: string): Finding[] {
  const { minLength = 0, maxLength = Infinity } = schema as {
    minLength?: number;
    maxLength?: number;
  };
  if (value === undefined) return [SHAPE.required(field, nameOf(schema))];
  if (typeof value !== 'string') return [SHAPE.wrongType(field, nameOf(schema), 'string')];
  if (minLength > 0 && value.trim() === '') return [SHAPE.required(field, nameOf(schema))];
  return [...value].length > maxLength ? [SHAPE.tooLong(field, nameOf(schema), maxLength)] : [];
}

function checkOption(schema: TSchema, options: readonly unknown[], value: unknown, field: string) {
  if (value === undefined) return [SHAPE.required(field, nameOf(schema))];
  if (options.includes(value)) return [];
  return [SHAPE.notAnOption(field, nameOf(schema), options.map(String))];
}

/** The variants of a union are told apart by this property, a literal in each. */
const DISCRIMINATOR = 'kind';

interface Variant {
  readonly schema: Type.TObject;
  readonly kind: Type.TLiteral;
}

function variantsOf(union: Type.TUnion): Variant[] {
  return union.anyOf.flatMap((schema) => {
    const kind = Type.IsObject(schema) ? schema.properties[DISCRIMINATOR] : undefined;
    return Type.IsObject(schema) && Type.IsLiteral(kind) ? [{ schema, kind }] : [];
  });
}

const strangersIn = (findings: readonly Finding[]) =>
  findings.filter(({ code }) => code === UNKNOWN_FIELD).length;

function checkUnion(union: Type.TUnion, value: unknown, field: string): Finding[] {
  const variants = variantsOf(union);
  const [first] = variants;
  if (!first || (value !== undefined && !isObject(value))) {
    return [SHAPE.wrongType(field, nameOf(union), 'object')];
  }
  const given = value?.[DISCRIMINATOR];
  const chosen = variants.find(({ kind }) => kind.const === given);
  if (chosen) return checkObject(chosen.schema, value, field);
  if (given === undefined && !first.schema.required?.includes(DISCRIMINATOR)) {
    // A draft without its kind yet: it has to fit one of the variants; the nearest one explains.
    const attempts = variants.map(({ schema }) => checkObject(schema, value, field));
    return attempts.sort((a, b) => strangersIn(a) - strangersIn(b))[0] ?? [];
  }
  const options = variants.map(({ kind }) => kind.const);
  return checkOption(first.kind, options, given, pointerTo(field, DISCRIMINATOR));
}

/**
 * Compares a value with a schema made by `fields.ts` and says in plain words what is wrong, at most one
 * finding a field; nothing exactly when TypeBox accepts the value (a test holds the two together).
 * @param field JSON pointer of the value; '' for a whole form.
 */
export function checkShape(schema: TSchema, value: unknown, field = ''): Finding[] {
  if (Type.IsObject(schema)) return checkObject(schema, value, field);
  if (Type.IsArray(schema)) return checkArray(schema, value, field);
  if (Type.IsUnion(schema)) return checkUnion(schema, value, field);
  if (Type.IsString(schema)) return checkString(schema, value, field);
  if (Type.IsEnum(schema)) return checkOption(schema, schema.enum, value, field);
  if (Type.IsLiteral(schema)) return checkOption(schema, [schema.const], value, field);
  throw new TypeError(`check-shape.ts knows no words for the schema at "${field}"`);
}
