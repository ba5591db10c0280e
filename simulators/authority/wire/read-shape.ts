import type { Content, Field, Group, Shape, Value } from './shape.ts';
import type { XmlNode } from './xml.ts';

/** Where an element is not what was agreed, and why. */
export class ShapeError extends Error {}

function fail(path: string, why: string): never {
  throw new ShapeError(`${path}: ${why}`);
}

function readWhole(text: string, min: number, max: number, path: string): string {
  const digits = text.trim();
  if (!/^[+-]?\d{1,19}$/.test(digits)) fail(path, 'is not a whole number');
  // By BigInt: the ids have 64 bits, which a number can't hold.
  const value = BigInt(digits);
  if (value < BigInt(min) || (max !== Infinity && value > BigInt(max))) {
    fail(path, `must be ${min} to ${max}`);
  }
  return String(value);
}

function readText(text: string, min: number, max: number, path: string): string {
  const { length } = [...text];
  if (length < min || length > max) fail(path, `must have ${min} to ${max} characters`);
  return text;
}

function checkOrder(group: Group, node: XmlNode, path: string): void {
  if (group.kind !== 'sequence') return;
  let reached = 0;
  for (const child of node.children) {
    const place = group.fields.findIndex((field) => field.name === child.name);
    if (place < reached) fail(`${path}/${child.name}`, 'is out of order');
    reached = place;
  }
}

function checkCount(group: Group, field: Field, count: number, path: string): void {
  const least = group.kind === 'choice' ? 0 : field.min;
  if (count < least) fail(`${path}/${field.name}`, 'is missing');
  if (count > field.max) fail(`${path}/${field.name}`, `may come ${field.max} times at most`);
}

function readGroup(group: Group, node: XmlNode, path: string): Content {
  const content: Record<string, Value> = {};
  const stranger = node.children.find(
    (child) => !group.fields.some((field) => field.name === child.name),
  );
  if (stranger !== undefined) fail(`${path}/${stranger.name}`, 'is unknown here');
  if (node.text.trim() !== '') fail(path, 'holds text between its elements');
  checkOrder(group, node, path);
  for (const field of group.fields) {
    const found = node.children.filter((child) => child.name === field.name);
    checkCount(group, field, found.length, path);
    const values = found.map((child) => readShape(field.shape, child, `${path}/${child.name}`));
    if (field.max > 1) content[field.name] = values;
    else if (values[0] !== undefined) content[field.name] = values[0];
  }
  if (group.kind === 'choice' && Object.values(content).flat().length === 0) {
    fail(path, `must hold one of ${group.fields.map(({ name }) => name).join(', ')}`);
  }
  if (group.kind === 'choice' && node.children.length > 1) fail(path, 'may hold one element only');
  return content;
}

/**
 * Checks an element against its shape and turns it into JSON.
 * @throws ShapeError naming the first place that does not fit.
 */
export function readShape(shape: Shape, node: XmlNode, path: string): Value {
  switch (shape.kind) {
    case 'text':
    case 'whole': {
      if (node.children.length > 0) fail(path, 'may hold text only');
      const read = shape.kind === 'text' ? readText : readWhole;
      return read(node.text, shape.min, shape.max, path);
    }
    default:
      return readGroup(shape, node, path);
  }
}
