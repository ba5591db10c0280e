import Type, { type TProperties, type TSchema } from 'typebox';

/** The type of a value in which every key of every object may be missing. */
export type DeepPartial<T> = T extends readonly (infer Item)[]
  ? DeepPartial<Item>[]
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** What a complete form asks of a value and a draft does not. */
const ONLY_WHEN_COMPLETE = ['required', 'minLength', 'pattern', 'minItems'];

/** What holds the parts of a schema, which are made anew. */
const PARTS = ['properties', 'items', 'anyOf'];

function relaxed(schema: TSchema): Record<string, unknown> {
  const dropped = [...ONLY_WHEN_COMPLETE, ...PARTS];
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !dropped.includes(keyword)),
  );
}

function draftSchema(schema: TSchema): TSchema {
  if (Type.IsObject(schema)) {
    const properties: TProperties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, part]) => [
        key,
        Type.Optional(draftSchema(part)),
      ]),
    );
    return Type.Object(properties, relaxed(schema));
  }
  if (Type.IsArray(schema)) return Type.Array(draftSchema(schema.items), relaxed(schema));
  if (Type.IsUnion(schema)) return Type.Union(schema.anyOf.map(draftSchema), relaxed(schema));
  if (Type.IsString(schema)) return Type.String(relaxed(schema));
  return schema;
}

/**
 * The schema of a draft of a form: nothing is required, at any depth, and texts and lists may be empty.
 * What is there must still have its JSON type, its length and its list of codes, and unknown keys are
 * refused. In a union told apart by a literal (`kind`), a given literal decides which fields may stand beside it.
 */
export function draftOf<Form extends TSchema>(
  schema: Form,
): Type.TUnsafe<DeepPartial<Type.Static<Form>>> {
  return Type.Unsafe<DeepPartial<Type.Static<Form>>>(draftSchema(schema));
}
