/** Neither text nor tag: a comment, character data or an instruction; character data is text. */
const asides = /<!--.*?-->|<\?.*?\?>|(<!\[CDATA\[.*?\]\]>)/gs;

const name = String.raw`[^\s<>/!?=&"']+`;
const attribute = String.raw`\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
/** A tag, with the slash of a closing one, its name, and the slash of an empty one; or a stray `<`. */
const tags = new RegExp(`<(?:(/?)(${name})(?:${attribute})*\\s*(/?)>)?`, 'g');

/**
 * Why the tags of a text are not those of a well-formed document; null when they are. The parser
 * does not ask: it closes by itself what is left open, and a half document would look whole.
 */
export function flawOf(document: string): string | null {
  const text = document.replace(asides, (_, data) => (data === undefined ? '' : 'text'));
  const open: string[] = [];
  let outside = '';
  let roots = 0;
  let end = 0;
  for (const { 0: tag, 1: closing, 2: called = '', 3: empty, index } of text.matchAll(tags)) {
    if (called === '') return 'there is a < that begins no tag';
    if (open.length === 0) {
      outside += text.slice(end, index);
      roots += 1;
    }
    end = index + tag.length;
    if (closing === '/') {
      if (open.pop() !== called) return `${tag} closes what is not open`;
    } else if (empty === '') open.push(called);
  }
  if (open.length > 0) return `${open.at(-1)} is not closed`;
  if (roots !== 1) return 'there is not one element that holds all others';
  return (outside + text.slice(end)).trim() === '' ? null : 'there is text outside of all elements';
}
