import iconv from 'iconv-lite';

/** A row of bytes that must stand nowhere. */
export interface Spelling {
  /** In which way it is written. */
  readonly as: string;
  readonly bytes: Buffer;
  /** What may not stand right before or behind it: with such a sign it is a part of something else. */
  readonly apart: RegExp | null;
}

/** How a text becomes bytes. */
const CHARSETS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  GBK: (text) => iconv.encode(text, 'gbk'),
};

const percent = (bytes: Buffer): string =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** What base64 makes of bytes that begin so many places behind a group of three, without its unsure ends. */
function inBase64(bytes: Buffer, behind: number): string {
  const whole = Buffer.concat([Buffer.alloc(behind), bytes]);
  const sure = Math.floor((whole.length * 8) / 6);
  return whole.toString('base64').slice(Math.ceil((behind * 8) / 6), sure);
}

/** How bytes become other signs on their way. */
const WRAPPINGS: Readonly<Record<string, (bytes: Buffer) => readonly string[]>> = {
  base64: (bytes) =>
    [0, 1, 2].flatMap((behind) => {
      const text = inBase64(bytes, behind);
      return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
    }),
  hex: (bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
  percent: (bytes) => [percent(bytes), percent(bytes).toUpperCase()],
};

const units = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const points = (text: string) => Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
const hex4 = (unit: number) => unit.toString(16).padStart(4, '0');

/** How signs are written with the names of their numbers. */
const ESCAPES: Readonly<Record<string, (text: string) => readonly string[]>> = {
  JSON: (text) => {
    const escaped = units(text).map(hex4);
    return [escaped, escaped.map((digits) => digits.toUpperCase())].map((all) =>
      all.map((digits) => `\\u${digits}`).join(''),
    );
  },
  XML: (text) => {
    const hex = points(text).map((point) => point.toString(16));
    return [
      points(text)
        .map((point) => `&#${String(point)};`)
        .join(''),
      hex.map((digits) => `&#x${digits};`).join(''),
      hex.map((digits) => `&#x${digits.toUpperCase()};`).join(''),
    ];
  },
};

const MOBILE = /^1\d{10}$/;
const CERTIFICATE = /^[0-9A-Z]{18}$/;

/** Short ones stand by chance in what is long: eight signs in any fingerprint, a mobile in a longer number. */
const APART: readonly (readonly [of: RegExp, signs: RegExp])[] = [
  [/^[0-9A-Za-z]{1,10}$/, /[0-9A-Za-z]/],
  [/^\d+$/, /\d/],
];

/** How people write the same thing: a number in groups, with its country, its last eight signs alone; small and large. */
export function waysOf(text: string): readonly string[] {
  const [head, middle, tail] = [text.slice(0, 3), text.slice(3, 7), text.slice(7)];
  const ways = [
    ...[text, text.toLowerCase(), text.toUpperCase()],
    ...(MOBILE.test(text) ? [`${head} ${middle} ${tail}`, `${head}-${middle}-${tail}`] : []),
    ...(MOBILE.test(text) ? [`86${text}`] : []),
    ...(CERTIFICATE.test(text) ? [text.slice(-8)] : []),
  ];
  return [...new Set(ways)];
}

/** Every row of bytes that a text may have become on its way somewhere. */
export function spellingsOf(text: string): readonly Spelling[] {
  const found = new Map<string, Spelling>();
  const add = (as: string, bytes: Buffer, apart: RegExp | null = null) => {
    found.set(`${bytes.toString('latin1')} ${String(apart)}`, { as, bytes, apart });
  };
  for (const way of waysOf(text)) {
    const [, apart = null] = APART.find(([of]) => of.test(way)) ?? [];
    for (const [charset, encode] of Object.entries(CHARSETS)) {
      const bytes = encode(way);
      add(charset, bytes, charset === 'UTF-16' ? null : apart);
      for (const [as, wrap] of Object.entries(WRAPPINGS)) {
        for (const wrapped of wrap(bytes)) add(`${charset} in ${as}`, Buffer.from(wrapped));
      }
    }
    for (const [as, escape] of Object.entries(ESCAPES)) {
      for (const escaped of escape(way)) add(`${as} escape`, Buffer.from(escaped));
    }
  }
  return [...found.values()];
}
