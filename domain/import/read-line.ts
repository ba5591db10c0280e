import { isDay, startOfDayInShanghai } from '#domain/calendar/days.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { CellKind, Column } from './columns.ts';
import { REFUSALS, type Refusal } from './refusals.ts';

/** What a line says, nested as its columns point; texts are trimmed and empty cells left out. */
export interface ReadLine {
  readonly values: Readonly<Record<string, unknown>>;
  readonly refusal?: Refusal;
}

/** What separates several values in one cell. */
const BETWEEN = /[;；]/;

const MAX_ID = 2n ** 63n - 1n;

function idOf(text: string): bigint | undefined {
  if (!/^[1-9]\d{0,18}$/.test(text)) return undefined;
  const id = BigInt(text);
  return id <= MAX_ID ? id : undefined;
}

/** Reads a cell that is not empty; a kind that gives undefined refuses it. */
const READ: Readonly<Record<CellKind, (text: string) => unknown>> = {
  text: (text) => text,
  several: (text) =>
    text
      .split(BETWEEN)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  id: idOf,
  day: (text) => (isDay(text) ? startOfDayInShanghai(text) : undefined),
  icpNumber: canonicalIcpNumber,
};

const REFUSED: Readonly<Partial<Record<CellKind, (column: string) => Refusal>>> = {
  id: REFUSALS.notANumber,
  day: REFUSALS.notADay,
};

function put(values: Record<string, unknown>, pointer: string, value: unknown): void {
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() ?? '';
  let at = values;
  for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>;
  at[last] = value;
}

/** Reads the cells of a line by the columns of its file; the first thing that is wrong refuses it. */
export function readLine(
  columns: readonly Column[],
  cells: Readonly<Record<string, string>>,
): ReadLine {
  const values: Record<string, unknown> = {};
  let refusal: Refusal | undefined;
  for (const { name, at, kind, required } of columns) {
    const text = (cells[name] ?? '').trim();
    if (text === '') {
      if (required) refusal ??= REFUSALS.missing(name);
      continue;
    }
    const value = READ[kind](text);
    if (value === undefined) refusal ??= REFUSED[kind]?.(name);
    else put(values, at, value);
  }
  return { values, ...(refusal && { refusal }) };
}
