import type { TSchema } from 'typebox';
import { fieldRowsOf, type FieldRow, type Required } from '#domain/forms/field-rows.ts';

const HEADINGS = ['field', '名称 · name', 'required', 'rule', 'example'];

const REQUIRED: Readonly<Record<Required, string>> = {
  always: 'yes',
  never: 'no',
  withGroup: 'with its group',
};

/** What a cell shows at most: a key or a long list would push everything else away. */
const WIDEST_CELL = 56;

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** The columns that a character takes in a terminal (UAX 11): two for Chinese. */
const columnsOf = (character: string) => (WIDE.test(character) ? 2 : 1);

const widthOf = (text: string) => [...text].reduce((sum, one) => sum + columnsOf(one), 0);

function cut(text: string): string {
  if (widthOf(text) <= WIDEST_CELL) return text;
  let [shown, width] = ['', 0];
  for (const character of text) {
    width += columnsOf(character);
    if (width >= WIDEST_CELL) break;
    shown += character;
  }
  return `${shown}…`;
}

function cellsOf({ pointer, name, required, rules, examples, only }: FieldRow): string[] {
  const must = REQUIRED[required] + (only === undefined ? '' : ` (${only})`);
  return [pointer, `${name.zh} · ${name.en}`, must, rules.join('; '), examples.join(' / ')];
}

/** The fields of a form as a table for a terminal, one a line. */
export function schemaTable(schema: TSchema): string {
  const rows = [HEADINGS, ...fieldRowsOf(schema).map((row) => cellsOf(row).map(cut))];
  const widths = HEADINGS.map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}
