import { ipv4Number, ipv4Text } from '../ipv4.ts';
import type { XmlNode } from '../read-xml.ts';
import { xmlText } from '../xml-text.ts';
import { readInstant } from './instant.ts';

/** Something in a record that is not as V3.0 says. The value itself is not repeated: it may be personal. */
export interface Oddity {
  /** Where, as names separated by "/". */
  readonly path: string;
  readonly problem:
    | 'missing'
    | 'repeated'
    | 'notANumber'
    | 'notAnAddress'
    | 'notADate'
    | 'unknownValue'
    | 'notAText';
}

/** An element that no reader knows, kept as it is. */
export interface Unknown {
  readonly path: string;
  readonly xml: string;
}

/** What was noticed while a record was read. */
export interface Notes {
  readonly oddities: Oddity[];
  readonly unknown: Unknown[];
}

/** `must` notes a value that is missing; the others may be. */
type Need = 'must' | 'may';

/** Reads the children of one element by name. Nothing throws: what can't be read is undefined and noted. */
export interface Cursor {
  text(name: string, need?: Need): string | undefined;
  integer(name: string, need?: Need): number | undefined;
  /** An address in dots, from a number (or, against the schema, from dots). */
  address(name: string, need?: Need): string | undefined;
  /** A day `YYYY-MM-DD`, or an instant of Beijing time in ISO 8601. */
  instant(name: string, need?: Need): string | undefined;
  /** What a code of 0, 1, 2 … stands for. */
  choice<T>(name: string, meanings: readonly T[], need?: Need): T | undefined;
  /** One of a few words. */
  word<W extends string>(name: string, words: readonly W[], need?: Need): W | undefined;
  /** The values of a repeated element. */
  integers(name: string): number[];
  texts(name: string): string[];
  /** A child; an empty one where there is none. */
  child(name: string, need?: Need): Cursor;
  children(name: string): Cursor[];
  /** Whatever elements were not asked for, as text. */
  rest(): Record<string, string>;
  /** Notes what nobody has asked for, here and below. Call it last. */
  done(): void;
}

/** A cursor on an element, or on nothing. */
export function cursorOn(node: XmlNode | undefined, path: string, notes: Notes): Cursor {
  const asked = new Set<string>();
  const below: Cursor[] = [];
  const note = (name: string, problem: Oddity['problem']): undefined => {
    notes.oddities.push({ path: `${path}/${name}`, problem });
    return undefined;
  };
  const all = (name: string): readonly XmlNode[] => {
    asked.add(name);
    return node?.children.filter((child) => child.name === name) ?? [];
  };
  const one = (name: string, need: Need): XmlNode | undefined => {
    const [first, ...others] = all(name);
    if (others.length > 0) note(name, 'repeated');
    if (first === undefined && need === 'must') note(name, 'missing');
    return first;
  };
  const value = (name: string, need: Need): string | undefined => {
    const found = one(name, need);
    if (found === undefined) return undefined;
    if (found.children.length > 0) return note(name, 'notAText');
    const text = found.text.trim();
    if (text === '') return need === 'must' ? note(name, 'missing') : undefined;
    return text;
  };
  const read = <T>(
    name: string,
    need: Need,
    how: (text: string) => T | undefined,
    problem: Oddity['problem'],
  ) => {
    const text = value(name, need);
    return text === undefined ? undefined : (how(text) ?? note(name, problem));
  };
  const under = (child: XmlNode | undefined, name: string): Cursor => {
    const cursor = cursorOn(child, `${path}/${name}`, notes);
    below.push(cursor);
    return cursor;
  };
  return {
    text: (name, need = 'may') => value(name, need),
    integer: (name, need = 'may') => read(name, need, integerOf, 'notANumber'),
    address: (name, need = 'may') => read(name, need, addressOf, 'notAnAddress'),
    instant: (name, need = 'may') => read(name, need, readInstant, 'notADate'),
    choice: (name, meanings, need = 'may') =>
      read(name, need, (text) => meanings[integerOf(text) ?? -1], 'unknownValue'),
    word: (name, words, need = 'may') =>
      read(name, need, (text) => words.find((word) => word === text), 'unknownValue'),
    integers: (name) =>
      all(name).flatMap(({ text }) => integerOf(text.trim()) ?? note(name, 'notANumber') ?? []),
    texts: (name) => all(name).flatMap(({ text }) => (text.trim() === '' ? [] : text.trim())),
    child: (name, need = 'may') => under(one(name, need), name),
    children: (name) =>
      all(name).map((child, index) => under(child, `${name}[${String(index + 1)}]`)),
    rest() {
      const others = node?.children.filter(({ name }) => !asked.has(name)) ?? [];
      for (const { name } of others) asked.add(name);
      return Object.fromEntries(
        others.map((child) => [
          child.name,
          child.children.length > 0 ? xmlText(child) : child.text.trim(),
        ]),
      );
    },
    done() {
      for (const child of node?.children ?? []) {
        if (asked.has(child.name)) continue;
        notes.unknown.push({ path: `${path}/${child.name}`, xml: xmlText(child) });
      }
      for (const cursor of below) cursor.done();
    },
  };
}

/** Ids are 64-bit in the schema; one that JavaScript can't hold exactly would be another record's. */
function integerOf(text: string): number | undefined {
  const number = /^[+-]?\d+(?:\.0*)?$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

function addressOf(text: string): string | undefined {
  const number = integerOf(text) ?? ipv4Number(text);
  return number === undefined ? undefined : ipv4Text(number);
}
