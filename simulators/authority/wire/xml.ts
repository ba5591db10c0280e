import { XMLParser, XMLValidator } from 'fast-xml-parser';

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
    // Numeric references too, not the five names alone.
    htmlEntities: true,
    removeNSPrefix,
  });
}

const parsers = { kept: parserOf(false), ignored: parserOf(true) };

function nodeOf(raw: Ordered): XmlNode {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  const inside = (raw[name] as Ordered[] | undefined) ?? [];
  const texts = inside.filter((one) => '#text' in one).map((one) => String(one['#text']));
  return {
    name,
    attributes: (raw[':@'] as Record<string, string> | undefined) ?? {},
    children: inside.filter((one) => !('#text' in one)).map(nodeOf),
    text: texts.join(''),
  };
}

/**
 * The root element of a document; with `prefixes` 'ignored' every name is without its namespace
 * prefix.
 * @throws XmlError when the text is not well-formed.
 */
export function parseXml(text: string, prefixes: 'kept' | 'ignored' = 'kept'): XmlNode {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new XmlError(`line ${verdict.err.line}: ${verdict.err.msg}`);
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
