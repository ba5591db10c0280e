import { spellingsOf, type Spelling } from './spellings.ts';

/** A value that stands where it must not. */
export interface Found {
  readonly value: string;
  /** In which way it was written. */
  readonly as: string;
  readonly place: string;
  /** The signs around it. */
  readonly around: string;
}

interface Needle extends Spelling {
  readonly value: string;
}

const PREFIX = 4;
const SLOT_BITS = 20;
const AROUND = 60;
/** Knuth's: numbers that differ little come far apart. */
const SPREAD = 0x9e3779b1;

const slotOf = (prefix: number): number => Math.imul(prefix, SPREAD) >>> (32 - SLOT_BITS);

/** What ends with a letter or digit and is one sign all the same: %22 of an address, \\n of JSON. */
const ESCAPE = /(%[0-9A-Fa-f]{2}|\\[nrt])$/;
const LONGEST_ESCAPE = 3;

/** Whether a spelling stands by itself there, and is no part of something longer. */
function isApart(bytes: Buffer, at: number, end: number, signs: RegExp): boolean {
  const before = bytes.toString('latin1', Math.max(0, at - LONGEST_ESCAPE), at);
  const behind = bytes.toString('latin1', end, end + 1);
  return !signs.test(behind) && (!signs.test(before.slice(-1)) || ESCAPE.test(before));
}

/** A search for many values at once, each in all its spellings: one walk over the bytes, however many there are. */
export function createSearch(values: Iterable<string>) {
  const slots = new Uint8Array(2 ** SLOT_BITS);
  const byPrefix = new Map<number, Needle[]>();
  let spellings = 0;
  for (const value of new Set(values)) {
    for (const spelling of spellingsOf(value)) {
      const prefix = spelling.bytes.readInt32LE(0);
      slots[slotOf(prefix)] = 1;
      const alike = byPrefix.get(prefix) ?? [];
      alike.push({ ...spelling, value });
      byPrefix.set(prefix, alike);
      spellings += 1;
    }
  }

  const standsAt = (bytes: Buffer, at: number, needle: Needle): boolean => {
    const end = at + needle.bytes.length;
    if (end > bytes.length || needle.bytes.compare(bytes, at, end) !== 0) return false;
    return needle.apart === null || isApart(bytes, at, end, needle.apart);
  };

  /** The values that stand in these bytes, each once for each way that it is written in. */
  const find = (place: string, bytes: Buffer): Found[] => {
    const found = new Map<string, Found>();
    let prefix = 0;
    for (let end = 0; end < bytes.length; end += 1) {
      prefix = (prefix >>> 8) | ((bytes[end] ?? 0) << 24);
      if (slots[slotOf(prefix)] === 0) continue;
      const at = end - PREFIX + 1;
      for (const needle of byPrefix.get(prefix) ?? []) {
        if (at < 0 || !standsAt(bytes, at, needle)) continue;
        const { value, as } = needle;
        const key = `${value} ${as}`;
        if (found.has(key)) continue;
        const around = bytes.toString('utf8', Math.max(0, at - AROUND), at + AROUND);
        found.set(key, { value, as, place, around });
      }
    }
    return [...found.values()];
  };

  return { find, spellings };
}

export type Search = ReturnType<typeof createSearch>;
