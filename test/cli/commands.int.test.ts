import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORM_TYPES } from '#domain/forms/form-registry.ts';
import type { FilingDescription } from '#machines/describe.ts';
import { PROJECT, run } from './support/run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'beian-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const SCRIPT = join(PROJECT, 'cli/beian.mjs');
const beian = (line: string, cwd = PROJECT) => {
  const args = line.split(' ').filter((arg) => arg !== '');
  return run(process.execPath, [SCRIPT, ...args], { BEIAN_HOME: folder }, cwd);
};

// Each of these is a process: what can be asked of the program itself stands in the unit tests beside.
describe('the command line as a program', () => {
  it('given --help, then every command stands in it with what it does', async () => {
    const { code, stdout, stderr } = await beian('--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of [
      'demo',
      'start',
      'describe',
      'orders',
      'import',
      'notices',
      'calendar',
      'clock',
      'accounts',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b.* {2,}\\S+`, 'm'));
    }
  });

  it('given start --help, then all settings stand in it', async () => {
    const { stdout } = await beian('start --help');
    for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'TWILIO_ACCOUNT_SID']) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    }
  });

  it('given calendar due, then the day alone, from any folder', async () => {
    const line = '2026-10-10\n';
    const answer = await beian('calendar due 2026-09-30 3', folder);
    expect(answer).toEqual({ code: 0, stdout: line, stderr: '' });
  });

  it('given a refusal, then exit 1, and stderr has the sentence, its code and the way out', async () => {
    expect(await beian('clock advance 5x')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'beian: “5x” is not a span of time. [clock.malformed_span]\nWrite 10m, 24h, 3d or 2wd.\n',
    });
  });

  it.each(['', 'frobnicate', 'calendar due'])(
    'given beian %s, then exit 1 and how it is used',
    async (line) => {
      const { code, stdout, stderr } = await beian(line);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/Usage: beian/);
    },
  );

  it('given describe --json, then every machine is one array of data', async () => {
    const { stdout } = await beian('describe --json');
    const filings = JSON.parse(stdout) as FilingDescription[];
    expect(filings.map(({ filingType }) => filingType).sort()).toEqual([...FORM_TYPES].sort());
    for (const { outcomes, version } of filings) {
      expect({ outcomes, version }).toEqual({
        outcomes: ['granted', 'abandoned', 'lapsed'],
        version: 1,
      });
    }
    const keys = ['name', 'waitingOn', 'events', 'terms', 'effects'];
    for (const stage of filings.flatMap(({ stages }) => stages)) {
      expect(Object.keys(stage)).toEqual(expect.arrayContaining(keys));
    }
  });

  it('given npx beian in the checkout, then it is found', async () => {
    const answer = await run('npx', ['beian', 'calendar', 'due', '2026-09-30', '1']);
    expect(answer).toMatchObject({ code: 0, stdout: '2026-10-08\n' });
  });
});
