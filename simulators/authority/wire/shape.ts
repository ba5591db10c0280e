/** What may stand in an element: a text, a whole number, or other elements. */
export type Shape =
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | Group;

/** `all`: in any order; `sequence`: in this order; `choice`: exactly one of them. */
export interface Group {
  readonly kind: 'all' | 'sequence' | 'choice';
  readonly fields: readonly Field[];
}

/** An element of a group, and how often it may come. */
export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly min: number;
  readonly max: number;
}

/** The content of an element as JSON: leaves are texts, what may repeat is a list. */
export type Content = { readonly [name: string]: Value };
export type Value = string | readonly Value[] | Content;

type Table = Readonly<Record<string, Shape>>;

const marks: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 1],
  '?': [0, 1],
  '+': [1, Infinity],
  '*': [0, Infinity],
};

/** Reads `Name`, `Name?`, `Name+`, `Name*` or `Name{1,64}`. */
function fieldOf([key, shape]: [string, Shape]): Field {
  const [, name = '', mark = '', low, high] = /^(\w+)(?:([?+*])|\{(\d+),(\d+)\})?$/.exec(key) ?? [];
  const [min, max] =
    low === undefined ? (marks[mark] ?? ([1, 1] as const)) : ([Number(low), Number(high)] as const);
  return { name, shape, min, max };
}

function group(kind: Group['kind']): (table: Table) => Group {
  return (table) => ({ kind, fields: Object.entries(table).map(fieldOf) });
}

export const all = group('all');
export const sequence = group('sequence');
export const choice = group('choice');

/** A text of `min` to `max` characters. */
export function text(max = Infinity, min = 1): Shape {
  return { kind: 'text', min, max };
}

/** A whole number between two bounds. */
export function whole(min: number, max = Infinity): Shape {
  return { kind: 'whole', min, max };
}
