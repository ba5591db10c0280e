import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import { forgetProcess, recordProcess, stopLeftovers } from '#server/embedded/leftovers.ts';
import { forwardLines, Tail } from '#server/embedded/lines.ts';
import { claimFolder } from '#server/embedded/owner.ts';
import { freePort, LOOPBACK, requireFreePort } from '#server/embedded/ports.ts';
import { awaitTemporal } from '#server/embedded/temporal-ready.ts';
import { ensureRetention } from '#server/embedded/temporal-retention.ts';

export { findTemporal } from '#server/embedded/temporal-binary.ts';
export { ensureRetention } from '#server/embedded/temporal-retention.ts';

const ATTEMPTS = 5;
const STOP_WITHIN_MS = 10_000;
const NAME = 'temporal';

/** How the embedded Temporal server is started. */
export interface TemporalOptions {
  /** From `findTemporal`. */
  readonly binary: string;
  /** Where workflows are kept from start to start; in memory only if absent. */
  readonly dbFile?: string;
  /** Free ones unless told. */
  readonly port?: number;
  readonly uiPort?: number;
  readonly log?: (line: string) => void;
}

/** A Temporal server with the namespace `default`. */
export interface RunningTemporal {
  /** Host and port of the frontend. */
  readonly address: string;
  readonly uiUrl: string;
  readonly pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

/**
 * Starts Temporal's development server on 127.0.0.1, with its web interface, virtual time allowed and
 * closed workflows kept for 90 days; waits until it answers. A server that a killed process of ours left
 * on the same `dbFile` is stopped first.
 *
 * @throws CodedError `embedded.port_in_use`, `embedded.in_use`, `embedded.start_failed`.
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  if (options.dbFile === undefined) return startAnywhere(options, {});
  const dbFile = resolve(options.dbFile);
  mkdirSync(dirname(dbFile), { recursive: true });
  const runDir = `${dbFile}.run`;
  const claim = claimFolder(runDir, `Temporal's database ${dbFile}`);
  try {
    await stopLeftovers(runDir);
    return await startAnywhere({ ...options, dbFile }, { runDir, release: claim.release });
  } catch (error) {
    claim.release();
    throw error;
  }
}

interface Keeping {
  readonly runDir?: string;
  readonly release?: () => void;
}

async function startAnywhere(options: TemporalOptions, keeping: Keeping): Promise<RunningTemporal> {
  if (options.port !== undefined) await requireFreePort(options.port, 'Temporal');
  if (options.uiPort !== undefined) {
    await requireFreePort(options.uiPort, "Temporal's web interface");
  }
  for (let attempt = 1; ; attempt += 1) {
    const tail = new Tail();
    try {
      return await startOnce(options, keeping, tail);
    } catch (error) {
      // Besides ours it takes free ports of its own choice, which another server may take at that moment.
      if (attempt === ATTEMPTS || !/address already in use/i.test(String(tail))) {
        throw withLog(error, tail);
      }
    }
  }
}

async function startOnce(
  options: TemporalOptions,
  { runDir, release }: Keeping,
  tail: Tail,
): Promise<RunningTemporal> {
  const port = options.port ?? (await freePort());
  const uiPort = options.uiPort ?? (await freePort());
  const child = spawnServer(options, port, uiPort);
  let stopping = false;
  forwardLines([child.stdout, child.stderr], (line) => {
    tail.add(line);
    // While it stops, its own workers complain by the page that their server is going.
    if (!stopping) options.log?.(line);
  });
  const exited = once(child, 'close').then(() => {
    if (runDir) forgetProcess(runDir, NAME);
  });
  exited.catch(() => undefined);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  if (runDir) recordProcess(runDir, { name: NAME, pid, marker: options.dbFile ?? '' });
  const address = `${LOOPBACK}:${port}`;
  const alive = () => child.exitCode === null && child.signalCode === null;
  try {
    await awaitTemporal(address, uiPort, alive);
    await ensureRetention(address);
  } catch (error) {
    child.kill('SIGKILL');
    await exited;
    throw error;
  }
  void exited.then(release);
  const stop = () => {
    stopping = true;
    return stopServer(child, exited, alive);
  };
  const kill = () => void child.kill('SIGKILL');
  return { address, uiUrl: `http://${LOOPBACK}:${uiPort}`, pid, exited, stop, kill };
}

function spawnServer(
  { binary, dbFile }: TemporalOptions,
  port: number,
  uiPort: number,
): ChildProcess {
  const ports = ['--ip', LOOPBACK, '--port', String(port), '--ui-port', String(uiPort)];
  // Lets the sandbox's clock run ahead: an order's timers then fire in virtual time.
  const timeSkipping = ['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'];
  const kept = dbFile === undefined ? [] : ['--db-filename', dbFile];
  const args = [
    'server',
    'start-dev',
    '--ui-ip',
    LOOPBACK,
    '--log-level',
    'warn',
    '--ui-disable-news-fetch',
  ];
  return spawn(binary, [...args, ...ports, ...timeSkipping, ...kept], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches us alone, and we stop the workers before it.
    detached: true,
  });
}

async function stopServer(
  child: ChildProcess,
  exited: Promise<void>,
  alive: () => boolean,
): Promise<void> {
  if (!alive()) return exited;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited.finally(() => clearTimeout(timer));
}

function withLog(error: unknown, tail: Tail): CodedError {
  const said = error instanceof Error ? error.message : String(error);
  return new CodedError('embedded.start_failed', `${said}\nIts last lines:\n${tail}`, {
    cause: error,
  });
}
