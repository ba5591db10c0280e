import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { earlierFilings } from '#cli/demo/earlier/filings.ts';
import { writeFolder } from '#cli/demo/earlier/write-folder.ts';
import { readFolder } from '#cli/import/read-folder.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import { importAll } from '#orders/import/import-all.ts';
import { createTestRecord, type TestRecord } from '#test/support/record.ts';

const SECONDS_AT_MOST = 60;

let record: TestRecord;
let folder: string;
beforeAll(async () => {
  record = await createTestRecord();
  folder = mkdtempSync(join(tmpdir(), 'beian-import-'));
  writeFolder(folder, earlierFilings(5_000));
});
afterAll(async () => {
  await record.close();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(): Promise<{ counts: Record<string, number>; seconds: number }> {
  const begun = performance.now();
  const as = { tables: createCodeTables(DATED_CODE_TABLES), provider: null };
  const counts: Record<string, number> = {};
  for await (const lines of importAll(record, readFolder(folder, as), { dryRun: false })) {
    for (const { outcome } of lines) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return { counts, seconds: (performance.now() - begun) / 1000 };
}

describe('five thousand subjects', () => {
  it('given a folder of them, then all are filed in less than a minute; given it again, then nothing is new', async () => {
    const first = await imported();
    expect(first.counts).toEqual({ created: 5_000 + 6_666 + 7_380 + 1_666 });
    expect(await record.db.subject.count()).toBe(5_000);
    expect(await record.db.service.count()).toBe(6_666);
    expect(await record.db.access.count()).toBe(7_380);
    expect(await record.db.recordVersion.count()).toBe(5_000 + 6_666 + 7_380);
    const again = await imported();
    expect(again.counts).toEqual({ unchanged: 5_000 + 6_666 + 7_380 + 1_666 });
    expect(await record.db.recordVersion.count()).toBe(5_000 + 6_666 + 7_380);
    process.stdout.write(
      `5,000 subjects: ${first.seconds.toFixed(1)} s; again: ${again.seconds.toFixed(1)} s\n`,
    );
    expect(first.seconds).toBeLessThan(SECONDS_AT_MOST);
  }, 300_000);
});
