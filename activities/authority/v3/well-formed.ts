import { UnreadableXml } from './unreadable-xml.ts';
import type { XmlLimits } from './xml-limits.ts';

/** What may begin with "<": a comment, CDATA, an instruction, or a tag; of a tag its slash, name and end. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/!?"'=]+)(?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y;

/**
 * Refuses, before anything is built from it, a document that is not well-formed, that declares a document type, or
 * that is larger than allowed. The parser needs it: it closes what was left open, so that half a document
 * would look whole. One pass, stopped by the first thing that is wrong.
 * @throws UnreadableXml
 */
export function checkWellFormed(xml: string, limits: XmlLimits): void {
  if (xml.length > limits.length) throw new UnreadableXml('tooLarge');
  const open: string[] = [];
  let elements = 0;
  let roots = 0;
  let end = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', end)) {
    if (open.length === 0 && xml.slice(end, at).trim() !== '') throw new UnreadableXml('malformed');
    MARKUP.lastIndex = at;
    const match = MARKUP.exec(xml);
    if (match === null) throw new UnreadableXml(declares(xml, at) ? 'doctype' : 'malformed');
    end = at + match[0].length;
    const [markup, slash, name, empty] = match;
    if (name === undefined) {
      if (open.length === 0 && markup.startsWith('<![')) throw new UnreadableXml('malformed');
      continue;
    }
    if (slash === '/') {
      if (open.pop() !== name || empty === '/') throw new UnreadableXml('malformed');
      continue;
    }
    elements += 1;
    if (elements > limits.elements) throw new UnreadableXml('tooLarge');
    if (open.length === 0) roots += 1;
    if (empty !== '/') open.push(name);
    if (open.length > limits.depth) throw new UnreadableXml('tooDeep');
  }
  const whole = open.length === 0 && roots === 1 && xml.slice(end).trim() === '';
  if (!whole) throw new UnreadableXml('malformed');
}

function declares(xml: string, at: number): boolean {
  return /^<!(?:doctype|entity)/i.test(xml.slice(at, at + 10));
}
