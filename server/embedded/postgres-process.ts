import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { forwardLines } from '#server/embedded/lines.ts';
import { LOOPBACK } from '#server/embedded/ports.ts';
import type { RunAs } from '#server/embedded/postgres-user.ts';
import { childrenOf, describeProcess, signal, waitForEnd } from '#server/embedded/processes.ts';

const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 10_000;

const ALWAYS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

// For tests: a crash of the machine (not of the server) may lose everything.
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A PostgreSQL server process that may not answer yet. */
export interface PostgresProcess {
  readonly pid: number;
  readonly exited: Promise<void>;
  alive(): boolean;
}

/** Starts the server on a data folder; its log lines go to `log`. */
export async function spawnPostgres(
  postgres: string,
  data: string,
  port: number,
  durable: boolean,
  user: RunAs | undefined,
  log: (line: string) => void,
): Promise<PostgresProcess> {
  const settings = { ...ALWAYS, port: String(port), ...(durable ? {} : NOT_DURABLE) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child: ChildProcess = spawn(postgres, ['-D', data, ...flags], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches us alone, and we stop what uses the database before it.
    detached: true,
    ...user,
  });
  forwardLines([child.stdout, child.stderr], log);
  // 'close' rather than 'exit': its last words have been read by then.
  const exited = once(child, 'close').then(() => undefined);
  exited.catch(() => undefined);
  await once(child, 'spawn');
  const alive = () => child.exitCode === null && child.signalCode === null;
  return { pid: child.pid ?? 0, exited, alive };
}

/** Asks for a fast stop (clients are cut off, nothing is lost), then insists. */
export async function stopPostgres(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitForEnd(pid, FAST_STOP_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await waitForEnd(pid, IMMEDIATE_STOP_MS)) return;
  killPostgres(pid);
  await waitForEnd(pid, IMMEDIATE_STOP_MS);
}

/** SIGKILL to the server and to every process it has made; each has its own session. */
export function killPostgres(pid: number): void {
  const children = childrenOf(pid);
  for (const each of [pid, ...children]) signal(each, 'SIGKILL');
}

/**
 * Stops a server that still runs on this data folder though whoever started it is gone, and removes a
 * pid file that names no such server (PostgreSQL would refuse if another process has that number now).
 */
export async function stopFormerPostgres(data: string, log: (line: string) => void): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (describeProcess(pid)?.command.includes(`-D ${data} `)) {
    log(`Stopping the PostgreSQL (process ${pid}) that an earlier start left behind.`);
    await stopPostgres(pid);
  }
  rmSync(file, { force: true });
}
