import type { Content, Shape, Value } from './shape.ts';
import { escapeXml } from './xml.ts';

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

/**
 * An element as XML, its children in the order of the shape; fields that the shape does not know
 * are left out, since a filing knows more than each of the files tells.
 */
export function writeShape(shape: Shape, name: string, value: Value): string {
  if (shape.kind === 'text' || shape.kind === 'whole') {
    // JSON of a test may have numbers.
    const leaf: unknown = value;
    const said = escapeXml(typeof leaf === 'string' ? leaf : JSON.stringify(leaf));
    return `<${name}>${said}</${name}>`;
  }
  const content = value as Content;
  const inside = shape.fields.flatMap((field) =>
    listOf(content[field.name]).map((one) => writeShape(field.shape, field.name, one)),
  );
  return `<${name}>${inside.join('')}</${name}>`;
}
