import { tmpdir } from 'node:os';

import { afterEach, describe, expect, it } from 'vitest';

import { type RunningChild, startChild } from '#server/embedded/child.ts';
import { waitForEnd } from '#server/embedded/processes.ts';
import { fixture, killedParent } from '#test/server/embedded/parent-process.ts';

describe('startChild', { timeout: 60_000 }, () => {
  const running: RunningChild[] = [];
  afterEach(() => running.splice(0).forEach((child) => child.kill()));

  async function start(name: string, log: (line: string) => void = () => undefined) {
    const env = { GREETING: 'hello' };
    const child = await startChild({
      name,
      entry: fixture(`${name}.ts`),
      env,
      log,
      ready: 'json-line',
    });
    running.push(child);
    return child;
  }

  it('hands over the ready line and the environment, and logs the other lines', async () => {
    const lines: string[] = [];
    const child = await start('serving-child', (line) => lines.push(line));
    expect(child.ready).toMatchObject({ ready: true, greeting: 'hello' });
    expect(lines).toEqual(['not JSON', '{"about":"no ready key"}']);
  });

  it('stops with SIGTERM, in good order', async () => {
    const child = await start('serving-child');
    await child.stop();
    expect(await child.exited).toEqual({ code: 0, signal: null });
    await child.stop();
  });

  it('kills a child that is deaf to SIGTERM after ten seconds', async () => {
    const child = await start('deaf-child');
    await child.stop();
    expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('finds tsx whatever the working directory', async () => {
    const before = process.cwd;
    process.cwd = () => tmpdir();
    try {
      await expect(start('serving-child')).resolves.toBeDefined();
    } finally {
      process.cwd = before;
    }
  });

  it('says the last words of a child that ends before it is ready', async () => {
    const starting = start('failing-child');
    await expect(starting).rejects.toMatchObject({ code: 'embedded.child_failed' });
    await expect(starting).rejects.toThrow(/ended with code 3[^]*the cupboard is bare/);
  });

  it('gives up on a child that is never ready, and ends it', async () => {
    const entry = fixture('silent-child.ts');
    const how = { name: 'silent', entry, env: {}, ready: 'json-line', readyWithin: 2000 } as const;
    await expect(startChild(how)).rejects.toThrow(/not ready within 2 s/);
  });

  it('ends the child when its parent is killed', async () => {
    const pids = await killedParent({ CHILD_ENTRY: fixture('serving-child.ts') });
    expect(await waitForEnd(pids['child'] ?? 0, 10_000)).toBe(true);
  });
});
