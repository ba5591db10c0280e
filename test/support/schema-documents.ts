import { readXml, type XmlNode } from '#activities/authority/v3/read-xml.ts';
import { escapeXml } from '#activities/authority/v3/xml.ts';

/** A document made from a schema, and which elements it has. */
export interface MadeDocument {
  readonly xml: string;
  /** How often each element occurs, by its path without the root. */
  readonly counts: ReadonlyMap<string, number>;
}

const CHARACTERS = [...'备案网站示例有限公司省市县路号甲乙丙丁ABCxyz0123456789-_. &<>"\'；，（）'];

/**
 * Makes valid documents straight from a schema of V3.0, of whose language it knows what those schemas use.
 * Texts of 10 to 22 characters are points in time there, and numbers are kept to what JavaScript holds exactly.
 */
export function documentsOf(schema: string, random: () => number): () => MadeDocument {
  const root = readXml(schema).children.find(({ name }) => name === 'element');
  if (root === undefined) throw new Error('The schema has no root element');

  const between = (min: number, max: number) => min + Math.floor(random() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T;

  const times = ({ attributes }: XmlNode): number => {
    const min = Number(attributes['minOccurs'] ?? 1);
    const unbounded = attributes['maxOccurs'] === 'unbounded';
    const max = unbounded ? min + 2 : Math.min(Number(attributes['maxOccurs'] ?? 1), min + 2);
    return between(min, Math.max(min, max));
  };

  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);

  const value = (type: XmlNode | undefined): string => {
    const restriction = type?.children.find(({ name }) => name === 'restriction');
    const facet = (name: string): number | undefined => {
      const found = restriction?.children.find((child) => child.name === name);
      return found && Number(found.attributes['value']);
    };
    if (restriction?.attributes['base'] === 'xs:long') {
      const min = facet('minInclusive') ?? 0;
      return String(between(min, facet('maxInclusive') ?? pick([min + 1000, 2 ** 50])));
    }
    const [min, max] = [facet('minLength') ?? 0, facet('maxLength') ?? 40];
    if (min === 10 && max <= 22) {
      const day = `20${String(between(10, 26))}-0${String(between(1, 9))}-${String(between(10, 28))}`;
      return max === 10 ? day : pick([day, `${day} 08:${String(between(10, 59))}:00`]);
    }
    const length = pick([min, Math.min(max, min + 12), random() < 0.02 ? max : min]);
    const text = Array.from({ length }, () => pick(CHARACTERS)).join('');
    // White space alone would be no value.
    return escapeXml(text.trim() === '' && length > 0 ? '示'.repeat(length) : text);
  };

  const write = (element: XmlNode, path: string, counts: Map<string, number>): string => {
    const { name = '', type } = element.attributes;
    if (path !== '') counts.set(path, (counts.get(path) ?? 0) + 1);
    const complex = element.children.find((child) => child.name === 'complexType');
    const simple = element.children.find((child) => child.name === 'simpleType');
    const versioned = complex?.children.some((child) => child.name === 'attribute') ?? false;
    const inner = complex
      ? complex.children.map((part) => group(part, path, counts)).join('')
      : type === undefined || type === 'xs:string' || simple
        ? value(simple)
        : '';
    return `<${name}${versioned ? ' version="V.3.0"' : ''}>${inner}</${name}>`;
  };

  const group = (part: XmlNode, path: string, counts: Map<string, number>): string => {
    const below = part.children.filter(({ name }) => name !== 'annotation');
    const each = (item: XmlNode): string =>
      Array.from({ length: times(item) }, () =>
        item.name === 'element'
          ? write(item, `${path}${path === '' ? '' : '/'}${item.attributes['name'] ?? ''}`, counts)
          : group(item, path, counts),
      ).join('');
    if (part.name === 'choice') return each(pick(below));
    if (part.name === 'all') return shuffled(below).map(each).join('');
    return part.name === 'sequence' ? below.map(each).join('') : '';
  };

  return () => {
    const counts = new Map<string, number>();
    return { xml: write(root, '', counts), counts };
  };
}
