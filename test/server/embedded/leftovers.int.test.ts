import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { forgetProcess, recordProcess, stopLeftovers } from '#server/embedded/leftovers.ts';
import { claimFolder } from '#server/embedded/owner.ts';
import { describeProcess, signal } from '#server/embedded/processes.ts';
import { openFolder } from '#test/server/embedded/folders.ts';
import { fixture, killedParent } from '#test/server/embedded/parent-process.ts';

describe('leftovers', { timeout: 60_000 }, () => {
  let runDir: string;
  let bystander: ChildProcess;
  beforeEach(async () => {
    runDir = openFolder();
    bystander = spawn(process.execPath, ['-e', 'setInterval(() => 0, 60000)', 'bystander']);
    await once(bystander, 'spawn');
  });
  afterEach(() => bystander.kill('SIGKILL'));

  it('stops exactly what a killed parent left behind', async () => {
    const pids = await killedParent({ CHILD_ENTRY: fixture('lonely-child.ts'), RUN_DIR: runDir });
    expect(describeProcess(pids['child'] ?? 0)).toBeDefined();
    expect(await stopLeftovers(runDir)).toEqual(['child']);
    expect(describeProcess(pids['child'] ?? 0)).toBeUndefined();
    expect(await stopLeftovers(runDir)).toEqual([]);
  });

  it('leaves a process alone that was given the number of a recorded one', async () => {
    const pids = await killedParent({ CHILD_ENTRY: fixture('lonely-child.ts'), RUN_DIR: runDir });
    signal(pids['child'] ?? 0, 'SIGKILL');
    const pid = bystander.pid ?? 0;
    const recorded = { name: 'child', pid, marker: 'lonely-child.ts', startedAt: '1' };
    const record = JSON.stringify({ ...recorded, owner: { pid: 1, startedAt: 'long ago' } });
    writeFileSync(join(runDir, 'child.process.json'), record);
    expect(await stopLeftovers(runDir)).toEqual([]);
    expect(describeProcess(pid)).toBeDefined();
  });

  it('refuses while the one who recorded lives', async () => {
    recordProcess(runDir, { name: 'it', pid: bystander.pid ?? 0, marker: 'bystander' });
    await expect(stopLeftovers(runDir)).rejects.toMatchObject({ code: 'embedded.in_use' });
    forgetProcess(runDir, 'it');
    expect(await stopLeftovers(runDir)).toEqual([]);
    expect(describeProcess(bystander.pid ?? 0)).toBeDefined();
  });

  it('passes over half a record and a folder that is not there', async () => {
    writeFileSync(join(runDir, 'broken.process.json'), '{"name":"bro');
    expect(await stopLeftovers(runDir)).toEqual([]);
    expect(await stopLeftovers(join(runDir, 'absent'))).toEqual([]);
  });

  it('lets one process at a time claim a folder, and takes over a dead claim', () => {
    const claim = claimFolder(runDir, 'The thing');
    expect(() => claimFolder(runDir, 'The thing')).toThrow(/in use by process/);
    claim.release();
    const dead = JSON.stringify({ pid: bystander.pid, startedAt: 'before the flood' });
    writeFileSync(join(runDir, 'owner.json'), dead);
    claimFolder(runDir, 'The thing').release();
  });
});
