import { maskXml } from './mask.ts';
import { readXml, type XmlNode } from './v3/read-xml.ts';
import { UnreadableXml } from './v3/unreadable-xml.ts';
import { xmlText } from './v3/xml-text.ts';

/** The filing password (备案密码) by the names of V3.0's element and of our reading of it. */
const PASSWORD = /icpmm/i;

const HIDDEN = '＊＊＊';

/**
 * An XML file as it is but for the password that a bureau gave, which is shown to nobody: whoever has it can end
 * the filing. A file without one stays to the letter; one with a password that can't be read is not shown.
 */
export function xmlWithoutPasswords(xml: string): string {
  if (!PASSWORD.test(xml)) return xml;
  try {
    return xmlText(nodeWithout(readXml(xml)));
  } catch (error) {
    if (error instanceof UnreadableXml) return maskXml(xml);
    throw error;
  }
}

function nodeWithout({ name, attributes, text, children }: XmlNode): XmlNode {
  if (PASSWORD.test(name)) return { name, attributes: {}, text: HIDDEN, children: [] };
  const without = (value: string) => (value === '' ? value : textWithout(value));
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [
        key,
        PASSWORD.test(key) ? HIDDEN : without(value),
      ]),
    ),
    text: without(text),
    children: children.map(nodeWithout),
  };
}

/** Within another a document may stand as text, whole or behind other words. */
function textWithout(text: string): string {
  if (!PASSWORD.test(text)) return text;
  return text.trimStart().startsWith('<') ? xmlWithoutPasswords(text) : HIDDEN;
}

/** The same for what was read of a file. */
export function contentWithoutPasswords(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(contentWithoutPasswords);
  if (typeof content === 'string') return textWithout(content);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      PASSWORD.test(name) || name === 'password' ? HIDDEN : contentWithoutPasswords(value),
    ]),
  );
}
