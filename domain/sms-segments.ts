/** What a text comes to when it is sent as an SMS. */
export interface SmsSize {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** In the units that the limits count: septets of GSM-7, 16-bit units of UCS-2. */
  readonly characters: number;
  readonly segments: number;
}

/** The alphabet of 3GPP TS 23.038; a text with any other character is sent as UCS-2. */
const GSM7 = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Those of its extension table, which take an escape before them. */
const GSM7_ESCAPED = new Set('\f^{}\\[~]|€');

/** Room in one message alone, and in each part of a longer one, whose parts carry a header. */
export const SMS_ROOM = {
  'GSM-7': { alone: 160, part: 153 },
  'UCS-2': { alone: 70, part: 67 },
} as const;

/**
 * How many segments a text takes: 70 characters of Chinese alone or 67 each in parts, 160 or 153 of
 * GSM-7 (3GPP TS 23.038 and 23.040). A character is never split between two parts.
 */
export function smsSegments(text: string): SmsSize {
  const characters = [...text];
  const gsm = characters.every((char) => GSM7.has(char) || GSM7_ESCAPED.has(char));
  const encoding = gsm ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((char) => (gsm ? (GSM7_ESCAPED.has(char) ? 2 : 1) : char.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const room = SMS_ROOM[encoding];
  const segments = total <= room.alone ? 1 : partsOf(sizes, room.part);
  return { encoding, characters: total, segments };
}

function partsOf(sizes: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
