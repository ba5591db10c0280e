import { TextDecoder } from 'node:util';
import { creditCode, residentId } from '#cli/demo/earlier/numbers.ts';
import { seeded } from '../../support/seeded.ts';

/** The kinds of what is personal in a form. */
export type Kind = 'name' | 'certificate' | 'phone' | 'email' | 'address' | 'words' | 'password';

/** Where GB 2312 has its rarer signs: people’s names use them, and no text of ours. */
const [FIRST_ROW, ROWS, FIRST_CELL, CELLS] = [0xd8, 31, 0xa1, 94];
/** No letter of a hexadecimal digit, so that no hash holds such a word by chance. */
const LETTERS = 'ghjkmnpqrstuvwxyz';
const WORD_SIGNS = 12;
const NUMBERS = 8_900_000;

/** Makes values that look like people’s and are nobody’s, the same for the same seed, and remembers them. */
export function createCanaries(seed: string) {
  const draw = seeded([...seed].reduce((sum, sign) => Math.imul(sum, 31) + sign.charCodeAt(0), 7));
  const below = (count: number) => Math.floor(draw() * count);
  const gbk = new TextDecoder('gbk');
  const rare = (count: number): string =>
    Array.from({ length: count }, () =>
      gbk.decode(Uint8Array.of(FIRST_ROW + below(ROWS), FIRST_CELL + below(CELLS))),
    ).join('');
  const word = (): string =>
    Array.from({ length: WORD_SIGNS }, () => LETTERS[below(LETTERS.length)]).join('');
  const digits = (count: number): string =>
    Array.from({ length: count }, () => String(below(10))).join('');

  const planted = new Map<string, string>();
  /** Remembers what to look for, and where it came from. */
  const plant = (value: string, what: string): string => {
    planted.set(value, what);
    return value;
  };

  /** The invented part of a name or address stands for all of it: its place is known by its province. */
  const inPlaceOf = (original: string, invented: string): string =>
    original.includes('示例') ? original.replace('示例', invented) : invented;

  const MAKERS: Readonly<Record<Kind, (original: string) => readonly [string, string?]>> = {
    name: (original) => {
      const made = rare(4);
      return [made, inPlaceOf(original, made)];
    },
    certificate: (original) => [
      /^\d{17}[\dX]$/.test(original)
        ? residentId(below(NUMBERS), original.slice(0, 6))
        : creditCode(below(NUMBERS), original.slice(0, 10)),
    ],
    phone: (original) => [original.slice(0, 3) + digits(8)],
    email: () => {
      const made = word();
      return [made, `${made}@example.cn`];
    },
    address: (original) => {
      const made = rare(6);
      return [made, inPlaceOf(original, made)];
    },
    words: () => [rare(8)],
    password: () => [digits(8)],
  };

  return {
    /** What was made, and where it is put. */
    planted: planted as ReadonlyMap<string, string>,
    plant,
    /** A value that is sound where the original is. */
    like: (kind: Kind, original: string, what: string): string => {
      const [made, whole = made] = MAKERS[kind](original);
      plant(made, what);
      return whole;
    },
    /** A word in Latin letters, for what takes no other. */
    word: (what: string): string => plant(word(), what),
  };
}

export type Canaries = ReturnType<typeof createCanaries>;
