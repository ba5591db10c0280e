import { XMLParser } from 'fast-xml-parser';
import { flawOf } from './well-formed.ts';

/** An element: with children, or with text. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** A text that is no well-formed XML document. */
export class XmlError extends Error {}

/** What fast-xml-parser makes of an element when it is to keep the order. */
type Ordered = Readonly<Record<string, unknown>>;

function parserOf(removeNSPrefix: boolean): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    // Done here: the parser knows either too few references or those of HTML as well.
    processEntities: false,
    cdataPropName: '#cdata',
    removeNSPrefix,
  });
}

const parsers = { kept: parserOf(false), ignored: parserOf(true) };

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
};

/** Resolves the references of a text. Throws XmlError for one that XML does not know. */
function resolve(text: string): string {
  return text.replace(/&(?:(#x?)?(\w+);)?/g, (whole, numeric?: string, name: string = '') => {
    if (numeric === undefined && named[name] !== undefined) return named[name];
    const number = Number.parseInt(name, numeric === '#x' ? 16 : 10);
    if (numeric !== undefined && number > 0 && number <= 0x10ffff) {
      return String.fromCodePoint(number);
    }
    throw new XmlError(`unknown reference ${whole}`);
  });
}

/** The text that an entry of an element is, if it is one. */
function textOf(raw: Ordered): string | null {
  if ('#text' in raw) return resolve(String(raw['#text']));
  if (!('#cdata' in raw)) return null;
  return (raw['#cdata'] as Ordered[]).map((one) => String(one['#text'])).join('');
}

function nodeOf(raw: Ordered): XmlNode {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  const children: XmlNode[] = [];
  let text = '';
  for (const one of (raw[name] as Ordered[] | undefined) ?? []) {
    const said = textOf(one);
    if (said === null) children.push(nodeOf(one));
    else text += said;
  }
  const attributes = (raw[':@'] as Record<string, string> | undefined) ?? {};
  return { name, attributes, children, text };
}

/**
 * The root element of a document; with `prefixes` 'ignored' every name is without its namespace
 * prefix.
 * @throws XmlError when the text is not well-formed.
 */
export function parseXml(text: string, prefixes: 'kept' | 'ignored' = 'kept'): XmlNode {
  const flaw = flawOf(text);
  if (flaw !== null) throw new XmlError(flaw);
  let roots: Ordered[];
  try {
    roots = parsers[prefixes].parse(text) as Ordered[];
  } catch (error) {
    throw new XmlError(error instanceof Error ? error.message : String(error));
  }
  const root = roots.find((one) => !('#text' in one));
  if (root === undefined) throw new XmlError('there is no element');
  return nodeOf(root);
}

/** The first child of that name. */
export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((child) => child.name === name);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escapes a text for the content of an element or of an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
