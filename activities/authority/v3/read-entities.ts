import { UnreadableXml } from './unreadable-xml.ts';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** A text with XML's five entities and numbered characters replaced. @throws UnreadableXml for any other */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^;&]{0,12});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new UnreadableXml('entity');
    return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? '') : numbered(name);
  });
}

function numbered(name: string): string {
  const hex = /^#x([\da-f]{1,6})$/i.exec(name)?.[1];
  const decimal = /^#(\d{1,7})$/.exec(name)?.[1];
  const point = hex === undefined ? Number(decimal ?? NaN) : Number.parseInt(hex, 16);
  const allowed = point > 0 && point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff);
  if (!allowed) throw new UnreadableXml('entity');
  return String.fromCodePoint(point);
}
