import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT } from './support/run.ts';

/** Runs a command whose reader has gone before the first line, as the end of `beian … | head` does. */
function unread(...args: string[]): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(PROJECT, 'cli/beian.mjs'), ...args]);
    let stderr = '';
    child.stdout.destroy();
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('close', (code) => {
      resolve({ code, stderr });
    });
  });
}

it.each([['describe', '--json'], ['reasons'], ['--help']])(
  'given beian %s %s whose reader went away, then it ends as ever, without a word',
  async (...args) => {
    const given = args.filter((arg) => typeof arg === 'string');
    expect(await unread(...given)).toEqual({ code: 0, stderr: '' });
  },
);
