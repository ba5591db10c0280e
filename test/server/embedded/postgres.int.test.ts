import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { PostgresOptions, RunningPostgres } from '#server/embedded/postgres.ts';
import { removePostgresData, startPostgres } from '#server/embedded/postgres.ts';
import { describeProcess } from '#server/embedded/processes.ts';
import { openFolder } from '#test/server/embedded/folders.ts';
import { killedParent } from '#test/server/embedded/parent-process.ts';

/** Runs one statement on a server of its own connection. */
async function ask(server: { url: string }, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', { timeout: 120_000 }, () => {
  let dataDir: string;
  const running: RunningPostgres[] = [];
  beforeEach(() => {
    dataDir = join(openFolder(), 'postgres');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
    await removePostgresData(dataDir);
  });

  async function start(options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
    const server = await startPostgres({ dataDir, durable: false, ...options });
    running.push(server);
    return server;
  }

  it('serves a UTF-8 database in UTC on the loopback address alone, behind a password', async () => {
    const server = await start({ durable: true });
    const settings = `SELECT current_database(), current_user, current_setting('server_encoding'),
      current_setting('TimeZone'), current_setting('listen_addresses'), current_setting('fsync'),
      current_setting('unix_socket_directories'), upper('ß') || 'é'`;
    const expected = ['beian', 'beian', 'UTF8', 'UTC', '127.0.0.1', 'on', '', 'ßé'];
    expect(await ask(server, settings)).toEqual([expected]);
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    const other = { url: server.url.replace(/:[^:@]+@/, ':wrong@') };
    await expect(ask(other, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('keeps the data over a stop and over SIGKILL', async () => {
    const first = await start({ durable: true });
    await ask(first, 'CREATE TABLE kept (n int)');
    await ask(first, 'INSERT INTO kept VALUES (1)');
    await first.stop();
    const second = await start({ durable: true });
    await ask(second, 'INSERT INTO kept VALUES (2)');
    second.kill();
    await second.exited;
    const third = await start({ durable: true });
    expect(await ask(third, 'SELECT n FROM kept ORDER BY n')).toEqual([[1], [2]]);
  });

  it('stops the server that a killed parent left on the folder', async () => {
    const pids = await killedParent({ DATA_DIR: dataDir });
    const left = pids['postgres'] ?? 0;
    expect(describeProcess(left)).toBeDefined();
    const server = await start();
    expect(describeProcess(left)).toBeUndefined();
    expect(await ask(server, 'SELECT 1')).toEqual([[1]]);
  });

  it('does not mind a stale pid file that names a process of another kind', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(dataDir, 'data', 'postmaster.pid'), `${process.ppid}\n${dataDir}\n`);
    await expect(start()).resolves.toBeDefined();
    expect(describeProcess(process.ppid)).toBeDefined();
  });

  it('runs two at once on two folders, and refuses two on one', async () => {
    const other = join(openFolder(), 'postgres');
    const [one, two] = await Promise.all([start(), start({ dataDir: other })]);
    expect(one.port).not.toBe(two.port);
    await expect(start()).rejects.toMatchObject({ code: 'embedded.in_use' });
    await expect(removePostgresData(other)).rejects.toMatchObject({ code: 'embedded.in_use' });
    await two.stop();
    await removePostgresData(other);
    expect(existsSync(other)).toBe(false);
  });

  it('says that a port is in use, and starts on another afterwards', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const starting = start({ port });
    await expect(starting).rejects.toMatchObject({ code: 'embedded.port_in_use' });
    await expect(starting).rejects.toThrow(`PostgreSQL should listen on port ${port}`);
    await new Promise((resolve) => server.close(resolve));
    expect((await start({ port })).port).toBe(port);
  });

  it('repeats what the server said when it does not start', async () => {
    const first = await start();
    await first.stop();
    const config = join(dataDir, 'data', 'postgresql.conf');
    writeFileSync(config, `${readFileSync(config, 'utf8')}\nno_such_setting = 1\n`);
    const starting = start();
    await expect(starting).rejects.toMatchObject({ code: 'embedded.start_failed' });
    await expect(starting).rejects.toThrow(/no_such_setting/);
  });
});
