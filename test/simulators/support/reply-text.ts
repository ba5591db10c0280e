/** The texts of every element of that name, in order; good enough for documents without escapes. */
export function childTexts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(
    ([, text = '']) => text,
  );
}

/** The text of the first element of that name; empty when there is none. */
export function childText(xml: string, name: string): string {
  return childTexts(xml, name)[0] ?? '';
}
