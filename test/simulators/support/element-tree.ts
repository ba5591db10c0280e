import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Shape } from '#simulators/authority/wire/shape.ts';

const folder = process.env['ISP_SCHEMAS'] ?? resolve('../shared/contracts/isp-v3');

/** Why the element trees can't be read here; undefined when they can. */
export const treesMissing = existsSync(join(folder, 'upload-tree-v30.txt'))
  ? undefined
  : `no element trees at ${folder}`;

// Elements without a type are read as texts of any length.
const line = /^( *)(\w+) \[(\d+)\.\.(\d+|\*)\](?: {3}<(\w+)| (\w+))? ?(.*)$/;

function bound(constraints: string, name: string): string {
  const said = new RegExp(`${name}=(\\d+)`).exec(constraints)?.[1] ?? '';
  // A text of no or more characters has no bound.
  return said === '0' && name === 'minLength' ? '' : said;
}

/** `1..255` of the constraints of a leaf. */
function bounds(type: string, constraints: string): string {
  const [low, high] =
    type === 'long' ? ['minInclusive', 'maxInclusive'] : ['minLength', 'maxLength'];
  return `${bound(constraints, low)}..${bound(constraints, high)}`;
}

/** Every element below `root` of a tree, by its path: how often it comes and what it holds. */
export function elementsOf(file: string, root: string): Map<string, string> {
  const found = new Map<string, string>();
  const path: string[] = [];
  for (const text of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const [, indent = '', name = '', min = '', max = '', group, type = 'string', more = ''] =
      line.exec(text) ?? [];
    if (name === '') continue;
    path.splice(indent.length / 2, path.length, name);
    const here = path.join('/');
    if (!here.startsWith(`${root}/`)) continue;
    const holds = group ?? `${type} ${bounds(type, more)}`;
    found.set(here.slice(root.length + 1), `[${min}..${max}] ${holds}`);
  }
  return withOrder(found);
}

/** Adds the order of its elements to every sequence: elsewhere it does not matter. */
function withOrder(elements: Map<string, string>): Map<string, string> {
  const paths = [...elements.keys()];
  const childrenOf = (path: string): string[] =>
    paths.filter((other) => other.slice(0, other.lastIndexOf('/')) === path);
  return new Map(
    [...elements].map(([path, holds]) =>
      holds.endsWith('sequence')
        ? [path, `${holds} of ${childrenOf(path).join(' ').replaceAll(`${path}/`, '')}`]
        : [path, holds],
    ),
  );
}

function holdsOf(shape: Shape): string {
  const said = (value: number): string => (value === Infinity ? '' : String(value));
  if (shape.kind === 'whole') return `long ${said(shape.min)}..${said(shape.max)}`;
  if (shape.kind !== 'text') return shape.kind;
  return `string ${shape.min === 0 ? '' : shape.min}..${said(shape.max)}`;
}

/** The same of one of the simulator's shapes. */
export function elementsOfShape(shape: Shape): Map<string, string> {
  return withOrder(flatten(shape, ''));
}

function flatten(shape: Shape, path: string): Map<string, string> {
  const found = new Map<string, string>();
  if (shape.kind === 'text' || shape.kind === 'whole') return found;
  for (const field of shape.fields) {
    const here = path === '' ? field.name : `${path}/${field.name}`;
    const max = field.max === Infinity ? '*' : field.max;
    found.set(here, `[${field.min}..${max}] ${holdsOf(field.shape)}`);
    for (const [inner, holds] of flatten(field.shape, here)) found.set(inner, holds);
  }
  return found;
}
