import iconv from 'iconv-lite';

/**
 * Whether XML 1.0 cannot carry a text at all: control characters, lone surrogates, U+FFFE and U+FFFF.
 */
export function hasIllegalXml(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- They are what is looked for.
  return /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/u.test(text);
}

/**
 * Whether a text has characters that GBK as the bureau reads it does not: Windows alone writes the euro sign
 * as one byte, and private-use characters mean something else to everybody.
 */
export function hasNonGbk(text: string): boolean {
  // A file is mostly tags and base64: what is left are few characters, many times.
  return [...new Set(text.replaceAll(/[\0-\x7F]{1,65536}/g, ''))].some((character) => {
    if (/[\uE000-\uF8FF]/.test(character)) return true;
    const bytes = iconv.encode(character, 'gbk');
    return bytes.length !== 2 || iconv.decode(bytes, 'gbk') !== character;
  });
}
