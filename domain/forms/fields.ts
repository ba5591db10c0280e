import Type, { type TSchema, type TSchemaOptions } from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';

/** Stands between the Chinese and the English name in a schema's `title`. */
const BETWEEN_NAMES = ' · ';

/** How a field introduces itself: its name in both languages, and an explanation where one helps. */
interface Label {
  readonly zh: string;
  readonly en: string;
  readonly help?: Bilingual;
}

function annotations({ zh, en, help }: Label): TSchemaOptions {
  const title = `${zh}${BETWEEN_NAMES}${en}`;
  return help ? { title, description: `${help.zh}\n\n${help.en}` } : { title };
}

/** The name of a field in both languages, read back from its schema. */
export function nameOf(schema: TSchema): Bilingual {
  const title = 'title' in schema ? String(schema['title']) : '';
  const [zh = '', en = zh] = title.split(BETWEEN_NAMES);
  return { zh, en };
}

/** A text that must be filled in: something other than white space, at most `maxLength` characters. */
export function text(label: Label, maxLength: number) {
  return Type.String({ ...annotations(label), minLength: 1, maxLength, pattern: '\\S' });
}

/** A text that may be left out or empty. */
export function optionalText(label: Label, maxLength: number) {
  return Type.Optional(Type.String({ ...annotations(label), maxLength }));
}

/** One of a list of codes. */
export function choice<Values extends string[]>(label: Label, values: readonly [...Values]) {
  return Type.Enum(values, { ...annotations(label), type: 'string' });
}

/** A list with at least one entry. */
export function list<Item extends TSchema>(label: Label, item: Item, maxItems: number) {
  return Type.Array(item, { ...annotations(label), minItems: 1, maxItems });
}

/** A group of fields; keys that it does not name are refused. */
export function group<Properties extends Type.TProperties>(label: Label, properties: Properties) {
  return Type.Object(properties, { ...annotations(label), additionalProperties: false });
}
