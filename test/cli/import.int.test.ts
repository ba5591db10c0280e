import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { earlierFilings } from '#cli/demo/earlier/filings.ts';
import { writeFolder } from '#cli/demo/earlier/write-folder.ts';
import type { ReportLine } from '#domain/import/report.ts';
import { createTestRecord, type TestRecord } from '#test/support/record.ts';
import { withCells } from './support/import-folder.ts';
import { PROJECT, run } from './support/run.ts';

const SCRIPT = join(PROJECT, 'cli/beian.mjs');
const SUBJECTS = 1_500;

interface Report {
  readonly dryRun: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly ReportLine[];
}

let record: TestRecord;
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  record = await createTestRecord();
  folder = mkdtempSync(join(tmpdir(), 'beian-import-'));
  env = {
    DATABASE_URL: record.url,
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    BEIAN_DATA_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    BEIAN_INDEX_KEY: randomBytes(32).toString('base64'),
    BEIAN_HOME: folder,
  };
});
afterAll(async () => {
  await record.close();
  rmSync(folder, { recursive: true, force: true });
});

const beian = (...args: string[]) =>
  run(process.execPath, [SCRIPT, 'import', folder, ...args], env);

/** Subjects that do not have everything that their lines say. */
async function halfSubjects(): Promise<number> {
  const [row] = await record.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM subjects WHERE NOT EXISTS (
      SELECT 1 FROM services JOIN accesses ON service_id = services.id
      JOIN domains ON domains.service_id = services.id
      WHERE services.subject_id = subjects.id)
    OR ((right(trim(icp_number, '号'), 8)::int - 10000000) % 3 = 0
      AND (SELECT count(*) FROM services WHERE subject_id = subjects.id) < 2)
    OR NOT EXISTS (SELECT 1 FROM record_versions WHERE record_id = subjects.id)`;
  return Number(row?.count);
}

/** Starts an import and kills it dead once it has written some subjects. */
async function killedMidway(): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, 'import', folder], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while ((await record.db.subject.count()) === 0 && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // The command runs in a process of its own below ours: the whole group dies.
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
}

describe('beian import', () => {
  it('given a kill in the middle, then every subject is whole or not there, and another run brings the rest', async () => {
    writeFolder(folder, earlierFilings(SUBJECTS));
    await killedMidway();
    const before = await record.db.subject.count();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(SUBJECTS);
    expect(await halfSubjects()).toBe(0);

    const { code, stdout } = await beian('--json');
    expect(code).toBe(0);
    const { lines, counts } = JSON.parse(stdout) as Report;
    const subjects = lines.filter((line) => line.record === 'subject');
    expect(subjects.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(before);
    expect(subjects.filter(({ outcome }) => outcome === 'created')).toHaveLength(SUBJECTS - before);
    expect(counts).toMatchObject({ updated: 0, refused: 0 });
    expect(await record.db.subject.count()).toBe(SUBJECTS);
    expect(await halfSubjects()).toBe(0);
  });

  it('given a line that is refused, then exit 1, and the report says where, why and what to do', async () => {
    const filings = earlierFilings(1, 7, 90_001);
    withCells(filings.subjects, 0, { ownerMobile: '12345' });
    writeFolder(folder, filings);
    const { code, stdout, stderr } = await beian('--dry-run');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('subjects.csv:2  subject ');
    expect(stdout).toContain('ownerMobile: ');
    expect(stdout).toContain('[identifier.mobile.format]');
    expect(stdout).toContain('services.csv:2  service ');
    expect(stdout).toMatch(
      /\n0 created, 0 updated, 0 unchanged, \d+ refused\. Nothing was written: this was a dry run\.\n$/,
    );
    expect(stdout).not.toContain('12345');
  });

  it('given a file that can’t be read, then exit 1, and nothing of the folder is taken', async () => {
    writeFolder(folder, earlierFilings(1, 7, 90_004));
    writeFileSync(join(folder, 'domains.csv'), 'service,site\n');
    const before = await record.db.subject.count();
    const { code, stderr } = await beian();
    expect(code).toBe(1);
    expect(stderr).toContain('[import.head]');
    expect(await record.db.subject.count()).toBe(before);
  });
});
