import type { XmlNode } from './read-xml.ts';
import { escapeXml } from './xml.ts';

/** An element that was read, written again: how what nobody reads is kept for a person to look at. */
export function xmlText({ name, attributes, text, children }: XmlNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const inner = children.length === 0 ? escapeXml(text) : children.map(xmlText).join('');
  return `<${name}${written.join('')}>${inner}</${name}>`;
}
