const gsm7 = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take an escape in front, i.e. two septets. */
const gsm7Extended = new Set('\f^{}\\[~]|€');

/** Sizes of the characters in septets, or undefined when one of them is not in GSM-7. */
function gsm7Sizes(text: string): number[] | undefined {
  const sizes: number[] = [];
  for (const character of text) {
    if (gsm7.has(character)) sizes.push(1);
    else if (gsm7Extended.has(character)) sizes.push(2);
    else return undefined;
  }
  return sizes;
}

/**
 * How many SMS segments a text takes: GSM-7 160 septets alone or 153 each when split, otherwise
 * UCS-2 with 70 or 67 code units. A character is never split over two segments.
 */
export function countSegments(text: string): number {
  const septets = gsm7Sizes(text);
  const sizes = septets ?? [...text].map((character) => character.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= (septets ? 160 : 70)) return 1;
  const room = septets ? 153 : 67;
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}
