import { decodePunycode, encodePunycode } from './punycode.ts';

/** RFC 5890, 2.3.2.1: how the ASCII form of an internationalised label begins. */
const PREFIX = 'xn--';

/** Whether a label is written in ASCII for an internationalised one. */
export function isALabel(label: string): boolean {
  return label.startsWith(PREFIX);
}

/**
 * A label as people read it: `xn--fiqs8s` is `中国`. What only looks like Punycode, or is not the one writing
 * of its text (RFC 5891, 5.4), stays as it is.
 */
export function readableLabel(label: string): string {
  if (!isALabel(label)) return label;
  const written = label.slice(PREFIX.length);
  const text = decodePunycode(written);
  const sound =
    text !== undefined &&
    /\P{ASCII}/u.test(text) &&
    !/[\s。]/.test(text) &&
    text.normalize('NFKC').toLowerCase() === text &&
    encodePunycode(text) === written;
  return sound ? text : label;
}

/** A label as it travels in the DNS: `中国` is `xn--fiqs8s`. */
export function asciiLabel(label: string): string {
  return /\P{ASCII}/u.test(label) ? PREFIX + encodePunycode(label) : label;
}
