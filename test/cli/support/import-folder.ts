import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { earlierFilings, type Cells, type EarlierFilings } from '#cli/demo/earlier/filings.ts';
import { writeFolder } from '#cli/demo/earlier/write-folder.ts';
import { readFolder } from '#cli/import/read-folder.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { Imported } from '#domain/import/filed.ts';

/** How the tests read a folder: our own copy of the tables, and a number of ours. */
export const READ_AS = { tables: createCodeTables(DATED_CODE_TABLES), provider: 110 };

/** Does something with a folder that is gone afterwards. */
export function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'beian-folder-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is read of invented filings, after something of them was changed. */
export function readFilings(
  count: number,
  change: (filings: EarlierFilings) => void = () => undefined,
  more: Readonly<Record<string, string>> = {},
  from = 1,
): Imported {
  const filings = earlierFilings(count, 7, from);
  change(filings);
  return inFolder(more, (folder) => {
    writeFolder(folder, filings);
    return readFolder(folder, READ_AS);
  });
}

/** Puts other cells into a line. */
export function withCells(lines: Cells[], at: number, cells: Cells): void {
  lines[at] = { ...lines[at], ...cells };
}
