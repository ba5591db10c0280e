import { XMLParser } from 'fast-xml-parser';
import { decodeEntities } from './read-entities.ts';
import { UnreadableXml } from './unreadable-xml.ts';
import { checkWellFormed } from './well-formed.ts';
import { XML_LIMITS, type XmlLimits } from './xml-limits.ts';

/** An element that was read. Names have no namespace prefix; a text is what stands in the element itself. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/** Files and pictures in base64: the parser takes characters one by one, so these go around it, in pieces that an expression can match. */
const LONG_RUN = /[A-Za-z0-9+/=\s]{4096,65536}/g;

/** No character of XML: what stands for such a run is taken for nothing else. */
const STANDS_FOR = '\uFFFE';
const STOOD_FOR = /\uFFFE(\d+)\uFFFE/g;

/** What the parser makes of an element: one key, its name, with its contents in order. */
type Parsed = Readonly<Record<string, readonly Parsed[] | string>>;

/**
 * Reads a document from the authority: no DOCTYPE, no entities beyond XML's five and numbered characters.
 * @throws UnreadableXml
 */
export function readXml(xml: string, limits: XmlLimits = XML_LIMITS): XmlNode {
  const text = xml.trim();
  checkWellFormed(text, limits);
  if (text.includes(STANDS_FOR)) throw new UnreadableXml('malformed');
  const runs: string[] = [];
  const short = text.replaceAll(LONG_RUN, (run) => {
    runs.push(run);
    return `${STANDS_FOR}${String(runs.length - 1)}${STANDS_FOR}`;
  });
  const [root] = elements(parse(short, limits.depth), (shortened) =>
    shortened.replaceAll(STOOD_FOR, (_, index: string) => runs[Number(index)] ?? ''),
  );
  if (root === undefined) throw new UnreadableXml('malformed');
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
    maxNestedTags: depth + 1,
    jPath: false,
  });
  try {
    return parser.parse(xml) as readonly Parsed[];
  } catch {
    // A name that JavaScript reserves, perhaps.
    throw new UnreadableXml('malformed');
  }
}

function elements(contents: readonly Parsed[], whole: (text: string) => string): XmlNode[] {
  return contents.flatMap((item) => {
    const [name] = Object.keys(item);
    const inner = name === undefined ? undefined : item[name];
    if (name === undefined || name === TEXT || name === CDATA || !Array.isArray(inner)) return [];
    const parts = inner as readonly Parsed[];
    const attributes = attributesOf(item[ATTRIBUTES]);
    return [{ name, attributes, text: whole(textOf(parts)), children: elements(parts, whole) }];
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
