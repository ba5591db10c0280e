import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Connected } from '#cli/connected.ts';
import { forwardLines, Tail } from '#server/embedded/lines.ts';
import { describeProcess } from '#server/embedded/processes.ts';
import { removePostgresData } from '#server/embedded/postgres.ts';
import { readSettings } from '#server/settings.ts';
import { readTokens, type Tokens } from '#server/start/accounts.ts';
import { findRunning } from '#server/start/running-file.ts';
import { temporalClient } from '#server/temporal.ts';
import { wireRecord } from '#server/wiring.ts';
import { killAll, partsOf } from './processes.ts';
import { SETTINGS_FOR_MEASURING } from './settings.ts';

const COMMAND = fileURLToPath(new URL('../cli/beian.mjs', import.meta.url));
const READY_WITHIN_MS = 180_000;

/** `beian start` in a folder of its own, PostgreSQL with fsync: what a customer runs, and not this process. */
export interface BenchSystem {
  readonly home: string;
  /** Where its parts are, now: a restart may move them. */
  url(part: string): string;
  readonly tokens: Tokens;
  /** A connection to look into it, now. */
  record(): Connected;
  databaseUrl(): string;
  /** The process that started the parts. */
  supervisor(): number;
  /** Starts it and waits until every part is ready; how long that took, in seconds. */
  start(): Promise<number>;
  /** Ends it in good order; its data stay. */
  stop(): Promise<void>;
  /** SIGKILL to every process of it, the supervisor too or not. */
  kill(supervisor: 'too' | 'survives'): Promise<void>;
  /** Ends it and takes its folder away. */
  end(): Promise<void>;
}

/** Makes a system that does not run yet. */
export function createBenchSystem(log: (line: string) => void): BenchSystem {
  const home = mkdtempSync(join(tmpdir(), 'beian-bench-'));
  let child: ChildProcess | undefined;
  let record: Connected | undefined;
  let tokens: Tokens = {};
  let urls: Readonly<{ [part: string]: string }> = {};
  let databaseUrl = '';
  const disconnect = async (): Promise<void> => {
    await record?.db.$disconnect();
    await record?.client.connection.close();
    record = undefined;
  };

  async function start(): Promise<number> {
    const begun = performance.now();
    const { PATH, HOME, TEMPORAL_CLI } = process.env;
    const started = spawn(process.execPath, [COMMAND, 'start'], {
      env: {
        ...{ PATH, HOME, TEMPORAL_CLI, BEIAN_HOME: home, PORT: '0' },
        ...SETTINGS_FOR_MEASURING,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
      // Its own process group: Ctrl-C reaches us alone, and we end it in good order.
      detached: true,
    });
    child = started;
    const tail = new Tail();
    forwardLines([started.stderr], (line) => {
      tail.add(line);
      log(line);
    });
    let running = findRunning(home);
    while (running === undefined || running.pid !== started.pid) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`beian start ended:\n${tail}`);
      if (performance.now() - begun > READY_WITHIN_MS)
        throw new Error(`beian start was not ready in time:\n${tail}`);
      await sleep(20);
      running = findRunning(home);
    }
    const seconds = (performance.now() - begun) / 1000;
    await disconnect();
    const { env } = running;
    urls = running.urls;
    databaseUrl = env.DATABASE_URL ?? '';
    const settings = readSettings({ ...env });
    const client = temporalClient(settings);
    record = { ...wireRecord(settings, 5), client, sandbox: true };
    tokens = readTokens(join(home, 'accounts.json'));
    return seconds;
  }

  async function stop(): Promise<void> {
    await disconnect();
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    const parts = Object.values(partsOf(child.pid ?? 0));
    child.kill('SIGTERM');
    const insist = setTimeout(() => killAll(child?.pid ?? 0, 'too'), 60_000);
    await exited.finally(() => clearTimeout(insist));
    const left = parts.filter((pid) => describeProcess(pid) !== undefined);
    if (left.length > 0) throw new Error(`Left behind: ${left.join(', ')}`);
  }

  return {
    home,
    url: (part) => urls[part] ?? '',
    get tokens() {
      return tokens;
    },
    record: () => {
      if (record === undefined) throw new Error('The system was not started');
      return record;
    },
    databaseUrl: () => databaseUrl,
    supervisor: () => child?.pid ?? 0,
    start,
    stop,
    kill: async (supervisor) => {
      const exited = child === undefined ? undefined : once(child, 'exit');
      killAll(child?.pid ?? 0, supervisor);
      if (supervisor === 'too') await exited;
    },
    end: async () => {
      await stop();
      await removePostgresData(join(home, 'postgres'));
      rmSync(home, { recursive: true, force: true });
    },
  };
}
