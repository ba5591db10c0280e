import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeEntities } from './read-entities.ts';
import { UnreadableXml } from './unreadable-xml.ts';

/** An element that was read. Names have no namespace prefix; a text is what stands in the element itself. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

/** How much is read before a document is refused. */
export interface XmlLimits {
  /** Characters. */
  readonly length: number;
  /** Elements within elements. */
  readonly depth: number;
  readonly elements: number;
}

export const XML_LIMITS: XmlLimits = {
  length: 256 * 1024 * 1024,
  // The deepest record of V3.0 has ten; a wrapper or two may stand around it.
  depth: 40,
  elements: 5_000_000,
};

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/** What the parser makes of an element: one key, its name, with its contents in order. */
type Parsed = Readonly<Record<string, readonly Parsed[] | string>>;

/**
 * Reads a document from the authority: no DOCTYPE, no entities beyond XML's five and numbered characters.
 * @throws UnreadableXml
 */
export function readXml(xml: string, limits: XmlLimits = XML_LIMITS): XmlNode {
  const text = xml.trim();
  if (text.length > limits.length) throw new UnreadableXml('tooLarge');
  if (hasDoctype(text)) throw new UnreadableXml('doctype');
  if (countElements(text) > limits.elements) throw new UnreadableXml('tooLarge');
  // The parser itself closes what was left open, so that half a document would look whole.
  if (XMLValidator.validate(text) !== true) throw new UnreadableXml('malformed');
  const roots = elements(parse(text, limits.depth));
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new UnreadableXml('malformed');
  return root;
}

function parse(xml: string, depth: number): readonly Parsed[] {
  const parser = new XMLParser({
    preserveOrder: true,
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    trimValues: false,
    textNodeName: TEXT,
    cdataPropName: CDATA,
    // Decoded below, after CDATA is told from text.
    processEntities: false,
    maxNestedTags: depth,
    jPath: false,
  });
  try {
    return parser.parse(xml) as readonly Parsed[];
  } catch (error) {
    const tooDeep = error instanceof Error && /nested/i.test(error.message);
    throw new UnreadableXml(tooDeep ? 'tooDeep' : 'malformed');
  }
}

function elements(contents: readonly Parsed[]): XmlNode[] {
  return contents.flatMap((item) => {
    const [name] = Object.keys(item);
    const inner = name === undefined ? undefined : item[name];
    if (name === undefined || name === TEXT || name === CDATA || !Array.isArray(inner)) return [];
    const parts = inner as readonly Parsed[];
    const attributes = attributesOf(item[ATTRIBUTES]);
    return [{ name, attributes, text: textOf(parts), children: elements(parts) }];
  });
}

function attributesOf(attributes: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes ?? {}).map(([key, value]) => [key, decodeEntities(String(value))]),
  );
}

function textOf(contents: readonly Parsed[]): string {
  return contents
    .map((item) => {
      if (typeof item[TEXT] === 'string') return decodeEntities(item[TEXT]);
      const [cdata] = Array.isArray(item[CDATA]) ? (item[CDATA] as readonly Parsed[]) : [];
      return typeof cdata?.[TEXT] === 'string' ? cdata[TEXT] : '';
    })
    .join('');
}

/** Whether it declares anything; what stands in CDATA or a comment is no declaration. */
function hasDoctype(xml: string): boolean {
  const declares = /<!(?:DOCTYPE|ENTITY)/i;
  return (
    declares.test(xml) &&
    declares.test(xml.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, ''))
  );
}

function countElements(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('</'); at >= 0; at = xml.indexOf('</', at + 2)) count += 1;
  for (let at = xml.indexOf('/>'); at >= 0; at = xml.indexOf('/>', at + 2)) count += 1;
  return count;
}
