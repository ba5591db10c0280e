import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { CodedError } from '#domain/errors.ts';
import type { Line } from '#domain/import/assemble.ts';
import type { Column } from '#domain/import/columns.ts';
import { readLine } from '#domain/import/read-line.ts';
import { REFUSALS } from '#domain/import/refusals.ts';

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without a byte order mark) by its documented columns, in any order.
 * @throws CodedError `import.not_utf8`, `import.not_csv`, `import.head`: then nothing of the folder is taken.
 */
export function readCsv(path: string, columns: readonly Column[]): Line[] {
  const file = basename(path);
  const [head, ...rows] = rowsOf(file, textOf(path, file));
  const names = (head?.cells ?? []).map((name) => name.trim());
  requireHead(file, names, columns);
  return rows.map(({ cells, line }) => {
    const place = { file, line };
    if (cells.length !== names.length) return { place, values: {}, refusal: REFUSALS.cells() };
    const byName = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    return { place, ...readLine(columns, byName) };
  });
}

function textOf(path: string, file: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    // One writing of line breaks, so that lines are counted as an editor does.
    return text.replaceAll(/\r\n?/g, '\n');
  } catch (cause) {
    throw new CodedError('import.not_utf8', `The file ${file} can’t be read as UTF-8.`, {
      field: file,
      remedy: 'Save it as “CSV UTF-8”; a file in GBK has to be converted first.',
      cause,
    });
  }
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

function rowsOf(file: string, text: string): Row[] {
  try {
    const parsed = parse(text, {
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({
      cells: record,
      // Counted at its end; where it begins is what an editor shows.
      line: info.lines - breaksIn(record),
    }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const at = (cause as CsvError & { lines?: number }).lines;
    throw new CodedError('import.not_csv', `The file ${file} is not CSV near line ${String(at)}.`, {
      field: file,
      remedy: 'Double the quotes inside a quoted cell, and close each quoted cell (RFC 4180).',
    });
  }
}

function requireHead(file: string, names: readonly string[], columns: readonly Column[]): void {
  const known = columns.map(({ name }) => name);
  const missing = columns.filter(({ name, required }) => required && !names.includes(name));
  const faults = [
    ...names.filter((name) => !known.includes(name)).map((name) => `“${name}” is unknown`),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `“${name}” comes twice`),
    ...missing.map(({ name }) => `“${name}” is missing`),
  ];
  if (faults.length === 0) return;
  throw new CodedError('import.head', `The head of ${file} is wrong: ${faults.join('; ')}.`, {
    field: file,
    remedy: `Its columns are, in any order: ${known.join(', ')}.`,
  });
}
