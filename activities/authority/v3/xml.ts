/** An element to be written: its name, and its text or its children in the order of the schema. */
export interface Xml {
  readonly name: string;
  readonly content: string | readonly Xml[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A reader turns a bare one into a line feed.
  '\r': '&#13;',
};

/** A text as it stands between tags or in an attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);
}

/** An element with a text. */
export function leaf(name: string, text: string): Xml {
  return { name, content: text };
}

/** An element with children, written in the order given; an empty list is an element that is left out. */
export function branch(name: string, ...children: readonly (readonly Xml[])[]): Xml {
  return { name, content: children.flat() };
}

/** Elements without those that say the same again. */
export function distinct(elements: readonly Xml[]): Xml[] {
  return elements.filter(
    ({ content }, at) => at === elements.findIndex((other) => other.content === content),
  );
}

/** Writes an element, without white space between tags. */
export function writeXml({ name, content }: Xml): string {
  const inner = typeof content === 'string' ? escapeXml(content) : content.map(writeXml).join('');
  return `<${name}>${inner}</${name}>`;
}
