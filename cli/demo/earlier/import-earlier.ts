import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import { importAll } from '#orders/import/import-all.ts';
import type { Connected } from '../../connected.ts';
import { countsOf, summaryAsText } from '../../import/as-text.ts';
import { readFolder } from '../../import/read-folder.ts';
import { earlierFilings } from './filings.ts';
import { writeFolder } from './write-folder.ts';

/**
 * Files so many invented subjects as a provider brings them that switches: from CSV files, by the import.
 * @throws Error when a line is refused: all of them are sound
 */
export async function importEarlier(
  record: Connected,
  subjects: number,
  say: (line: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'beian-earlier-'));
  try {
    writeFolder(folder, earlierFilings(subjects));
    const as = { tables: createCodeTables(DATED_CODE_TABLES), provider: null };
    const deps = { ...record, committed: () => undefined };
    const begun = performance.now();
    const lines = [];
    for await (const some of importAll(deps, readFolder(folder, as), { dryRun: false })) {
      lines.push(...some);
    }
    const counts = countsOf(lines);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${String(subjects)} subjects of before, in ${seconds} s: ${summaryAsText(counts, false)}`);
    if (counts.refused > 0) throw new Error('Lines of the import were refused');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
