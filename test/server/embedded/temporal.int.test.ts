import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { describeProcess } from '#server/embedded/processes.ts';
import type { RunningTemporal, TemporalOptions } from '#server/embedded/temporal.ts';
import { ensureRetention, findTemporal, startTemporal } from '#server/embedded/temporal.ts';
import { openFolder } from '#test/server/embedded/folders.ts';
import { killedParent } from '#test/server/embedded/parent-process.ts';

const cacheDir = fileURLToPath(new URL('../../../.beian/cache', import.meta.url));
const NINETY_DAYS_S = 90 * 24 * 3600;

async function withConnection<T>(address: string, work: (connection: Connection) => Promise<T>) {
  const connection = await Connection.connect({ address });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

async function retentionOf(address: string): Promise<number> {
  return withConnection(address, async (connection) => {
    const found = await connection.workflowService.describeNamespace({ namespace: 'default' });
    return Number(found.config?.workflowExecutionRetentionTtl?.seconds);
  });
}

describe('startTemporal', { timeout: 120_000 }, () => {
  let binary: string;
  const running: RunningTemporal[] = [];
  beforeAll(async () => {
    binary = await findTemporal({ cacheDir });
  }, 300_000);
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
  });

  async function start(options: Partial<TemporalOptions> = {}): Promise<RunningTemporal> {
    const server = await startTemporal({ binary, ...options });
    running.push(server);
    return server;
  }

  it('serves frontend and web interface and keeps closed workflows for 90 days', async () => {
    const server = await start();
    expect((await fetch(server.uiUrl)).status).toBe(200);
    expect(await retentionOf(server.address)).toBe(NINETY_DAYS_S);
    await ensureRetention(server.address, { hours: 1 });
    expect(await retentionOf(server.address)).toBe(NINETY_DAYS_S);
    await expect(start({ port: Number(server.address.split(':')[1]) })).rejects.toMatchObject({
      code: 'embedded.port_in_use',
    });
    await expect(start({ uiPort: Number(new URL(server.uiUrl).port) })).rejects.toThrow(
      /web interface should listen on port/,
    );
  });

  it('keeps workflows over SIGKILL, and refuses a second server on the same file', async () => {
    const dbFile = join(openFolder(), 'temporal.db');
    const first = await start({ dbFile });
    await withConnection(first.address, async (connection) => {
      const what = { workflowId: 'order-1', taskQueue: 'nobody-listens' };
      await new Client({ connection }).workflow.start('order', what);
    });
    await expect(start({ dbFile })).rejects.toMatchObject({ code: 'embedded.in_use' });
    first.kill();
    await first.exited;
    const second = await start({ dbFile });
    const status = await withConnection(second.address, async (connection) => {
      return (await new Client({ connection }).workflow.getHandle('order-1').describe()).status
        .name;
    });
    expect(status).toBe('RUNNING');
    expect(await retentionOf(second.address)).toBe(NINETY_DAYS_S);
  });

  it('stops the server that a killed parent left on the file', async () => {
    const dbFile = join(openFolder(), 'temporal.db');
    let left = 0;
    // One that has something to say dies of it, since nobody reads it any more: then another is left.
    for (let tries = 3; tries > 0 && describeProcess(left) === undefined; tries -= 1) {
      const pids = await killedParent({ TEMPORAL_BINARY: binary, TEMPORAL_DB: dbFile });
      left = pids['temporal'] ?? 0;
    }
    expect(describeProcess(left)).toBeDefined();
    await start({ dbFile });
    expect(describeProcess(left)).toBeUndefined();
  });

  it('runs two at once', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.address).not.toBe(two.address);
  });

  it('gives the last words of a program that does not start', async () => {
    const starting = startTemporal({ binary: process.execPath });
    await expect(starting).rejects.toMatchObject({ code: 'embedded.start_failed' });
  });
});

describe('findTemporal', { timeout: 300_000 }, () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes the program that TEMPORAL_CLI names, and says when that is none', async () => {
    const binary = await findTemporal({ cacheDir });
    vi.stubEnv('TEMPORAL_CLI', binary);
    expect(await findTemporal({ cacheDir: '/nonexistent' })).toBe(binary);
    vi.stubEnv('TEMPORAL_CLI', '/nonexistent/temporal');
    const refused = findTemporal({ cacheDir });
    await expect(refused).rejects.toMatchObject({
      code: 'embedded.no_temporal',
      field: 'TEMPORAL_CLI',
    });
  });

  it('says the way out when the program cannot be fetched', async () => {
    vi.stubEnv('PATH', '/nonexistent');
    const refused = findTemporal({ cacheDir: openFolder() });
    await expect(refused).rejects.toThrow(/python3 can't be run/);
    await expect(refused).rejects.toMatchObject({
      remedy: expect.stringContaining('TEMPORAL_CLI'),
    });
  });
});
