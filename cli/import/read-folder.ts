import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '#domain/errors.ts';
import { assemble, type Line } from '#domain/import/assemble.ts';
import { checkImport } from '#domain/import/check-import.ts';
import { IMPORT_FILES, type ImportFile } from '#domain/import/columns.ts';
import type { Imported } from '#domain/import/filed.ts';
import type { ReadAs } from './read-as.ts';
import { readRecordFile } from './read-record-file.ts';
import { readCsv } from './read-csv.ts';

const NAMES = Object.keys(IMPORT_FILES) as ImportFile[];

/**
 * Reads a folder: the documented CSV files, and files of the authority with its full record (BASJ).
 * @throws CodedError `import.no_folder`, `import.unknown_file`, `import.nothing_there`, and what a file can't be read for.
 */
export function readFolder(folder: string, as: ReadAs): Imported {
  const files = filesIn(folder);
  const lines = new Map<ImportFile, Line[]>(NAMES.map((name) => [name, []]));
  for (const file of files.filter((name) => name.endsWith('.csv'))) {
    const name = NAMES.find((known) => file === `${known}.csv`);
    if (name === undefined) throw unknownFile(file);
    lines.set(name, readCsv(join(folder, file), IMPORT_FILES[name]));
  }
  const records = files.filter((name) => /\.(xml|zip)$/i.test(name));
  for (const file of records) {
    for (const [name, more] of Object.entries(readRecordFile(folder, file, as))) {
      lines.get(name as ImportFile)?.push(...more);
    }
  }
  if (files.length === 0) throw nothingThere(folder);
  const imported = assemble(Object.fromEntries(lines));
  return { ...imported, subjects: checkImport(imported.subjects) };
}

function filesIn(folder: string): string[] {
  try {
    const all = readdirSync(folder, { withFileTypes: true });
    return all
      .filter((entry) => entry.isFile() && /\.(csv|xml|zip)$/i.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (cause) {
    throw new CodedError('import.no_folder', `The folder ${folder} can’t be read.`, {
      field: 'folder',
      remedy: 'Check the path, and that you may read it.',
      cause,
    });
  }
}

const unknownFile = (file: string) =>
  new CodedError('import.unknown_file', `Nothing is known of a file ${file}.`, {
    field: file,
    remedy: `A folder holds ${NAMES.map((name) => `${name}.csv`).join(', ')}, and the authority’s .xml or .zip.`,
  });

const nothingThere = (folder: string) =>
  new CodedError('import.nothing_there', `There is nothing to import in ${folder}.`, {
    field: 'folder',
    remedy: 'docs/import.md says which files a folder holds.',
  });
