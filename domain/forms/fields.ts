import Type, { type TSchema, type TSchemaOptions } from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';

/** Stands between the Chinese and the English name in a schema's `title`. */
const BETWEEN_NAMES = ' · ';

/** Stands between the Chinese and the English explanation in a schema's `description`. */
const BETWEEN_TEXTS = '\n\n';

/** How a field introduces itself: its name in both languages, an explanation, an example, the rule it follows. */
export interface Label {
  readonly zh: string;
  readonly en: string;
  readonly help?: Bilingual;
  /** A value as it could be typed; in both languages where it is free text. */
  readonly example?: string | Bilingual;
  /** The standard, law or page that says what may stand here. */
  readonly rule?: string;
}

function annotations({ zh, en, help, example, rule }: Label): TSchemaOptions {
  const examples = typeof example === 'string' ? [example] : example && [example.zh, example.en];
  return {
    title: `${zh}${BETWEEN_NAMES}${en}`,
    ...(help && { description: `${help.zh}${BETWEEN_TEXTS}${help.en}` }),
    ...(examples && { examples }),
    ...(rule !== undefined && { $comment: rule }),
  };
}

function annotation(schema: TSchema, keyword: string): unknown {
  return keyword in schema ? (schema as Record<string, unknown>)[keyword] : undefined;
}

function bilingual(text: unknown, between: string): Bilingual {
  const [zh = '', en = zh] = typeof text === 'string' ? text.split(between) : [];
  return { zh, en };
}

/** The name of a field in both languages, read back from its schema. */
export function nameOf(schema: TSchema): Bilingual {
  return bilingual(annotation(schema, 'title'), BETWEEN_NAMES);
}

/** The explanation of a field in both languages, read back from its schema; empty where there is none. */
export function helpOf(schema: TSchema): Bilingual {
  return bilingual(annotation(schema, 'description'), BETWEEN_TEXTS);
}

/** What could be typed into a field: one value, or one in each language. */
export function examplesOf(schema: TSchema): readonly string[] {
  const examples = annotation(schema, 'examples');
  return Array.isArray(examples) ? examples.map(String) : [];
}

/** The standard that a field follows; undefined where its schema says everything. */
export function ruleOf(schema: TSchema): string | undefined {
  const rule = annotation(schema, '$comment');
  return typeof rule === 'string' ? rule : undefined;
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
  const [first] = values;
  const example = first === undefined ? {} : { example: first };
  return Type.Enum(values, { ...annotations({ ...example, ...label }), type: 'string' });
}

/** One of the codes of a table that says what each is called; without a help of its own, the names explain it. */
export function choiceOf<Code extends string>(
  label: Label,
  names: Readonly<Record<Code, Bilingual>>,
) {
  const codes = Object.keys(names) as Code[];
  const help = {
    zh: codes.map((code) => `${code}：${names[code].zh}`).join('；'),
    en: codes.map((code) => `${code}: ${names[code].en}`).join('; '),
  };
  return choice({ help, ...label }, codes);
}

/** A list with at least one entry. */
export function list<Item extends TSchema>(label: Label, item: Item, maxItems: number) {
  return Type.Array(item, { ...annotations(label), minItems: 1, maxItems });
}

/** A list that may be left out or empty. */
export function optionalList<Item extends TSchema>(label: Label, item: Item, maxItems: number) {
  return Type.Optional(Type.Array(item, { ...annotations(label), maxItems }));
}

/** A group of fields; keys that it does not name are refused. */
export function group<Properties extends Type.TProperties>(label: Label, properties: Properties) {
  return Type.Object(properties, { ...annotations(label), additionalProperties: false });
}
