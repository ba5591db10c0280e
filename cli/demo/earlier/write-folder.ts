import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asCsv, type EarlierFilings } from './filings.ts';

/** Writes invented filings as the CSV files that `beian import` reads. */
export function writeFolder(folder: string, filings: EarlierFilings): void {
  for (const [file, lines] of Object.entries(filings)) {
    const name = file as keyof EarlierFilings;
    writeFileSync(join(folder, `${name}.csv`), asCsv(name, lines as EarlierFilings['subjects']));
  }
}
