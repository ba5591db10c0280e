/** What a file is, by its first bytes. Its name and the Content-Type of its request are not believed. */
export type Known = 'jpeg' | 'png' | 'webp' | 'pdf';

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

type Test = (bytes: Uint8Array) => boolean;

const begins =
  (text: string, at = 0): Test =>
  (bytes) =>
    latin1(bytes, at, at + text.length) === text;

const TAKEN: Readonly<Record<Known, Test>> = {
  jpeg: begins('\xFF\xD8\xFF'),
  png: begins('\x89PNG\r\n\x1A\n'),
  webp: (bytes) => begins('RIFF')(bytes) && begins('WEBP', 8)(bytes),
  pdf: begins('%PDF-'),
};

const markup = (bytes: Uint8Array): string =>
  latin1(bytes, 0, 1024)
    .replace(/^\xEF\xBB\xBF/, '')
    .trimStart();

/** What people send by mistake, so that the refusal can say what it was. */
const OTHERS: readonly (readonly [Test, string])[] = [
  [begins('PK\x03\x04'), 'a ZIP archive or an Office document'],
  [begins('PK\x05\x06'), 'an empty ZIP archive'],
  [begins('\x1F\x8B'), 'a gzip archive'],
  [begins('Rar!'), 'a RAR archive'],
  [begins("7z\xBC\xAF'\x1C"), 'a 7z archive'],
  [begins('GIF8'), 'a GIF picture'],
  [begins('BM'), 'a BMP picture'],
  [begins('II*\0'), 'a TIFF picture'],
  [begins('MM\0*'), 'a TIFF picture'],
  [begins('ftypheic', 4), 'a HEIC picture'],
  [begins('ftypmif1', 4), 'a HEIC picture'],
  [begins('ftypavif', 4), 'an AVIF picture'],
  [begins('\xD0\xCF\x11\xE0'), 'an old Office document'],
  [(bytes) => /<svg[\s/>]/i.test(markup(bytes)), 'an SVG drawing'],
  [(bytes) => /^<(!doctype\s+html|html|head|body|script)/i.test(markup(bytes)), 'a web page'],
  [(bytes) => markup(bytes).startsWith('<?xml'), 'an XML document'],
];

/** One of the types that are taken, or what else it is, where that can be told. */
export function contentTypeOf(bytes: Uint8Array): { known: Known } | { other: string | undefined } {
  const known = (Object.keys(TAKEN) as Known[]).find((type) => TAKEN[type](bytes));
  if (known !== undefined) return { known };
  return { other: OTHERS.find(([is]) => is(bytes))?.[1] };
}
