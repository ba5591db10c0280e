import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { CodedError } from '#domain/errors.ts';
import { forwardLines, Tail } from '#server/embedded/lines.ts';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/** How a child is started. */
export interface ChildOptions {
  readonly name: string;
  /** Path of a .ts file; it prints one JSON line with a `ready` key once it serves. */
  readonly entry: string;
  /** Its whole environment: nothing of ours reaches it that is not meant for it. */
  readonly env: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
  readonly ready: 'json-line';
  /** Milliseconds until we give up on the ready line; 60,000 unless told. */
  readonly readyWithin?: number;
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child that has said it is ready. */
export interface RunningChild {
  readonly name: string;
  readonly pid: number;
  /** The JSON line. */
  readonly ready: Record<string, unknown>;
  readonly exited: Promise<Exit>;
  /** SIGTERM, after ten seconds SIGKILL; resolves once the process is gone. */
  stop(): Promise<void>;
  kill(): void;
}

/**
 * Starts a TypeScript entry file as its own process and waits for its ready line. The child gets an IPC
 * channel: with `endWithParent` it notices our end even when we are killed.
 *
 * @throws CodedError `embedded.child_failed` when it ends or stays silent before it is ready.
 */
export async function startChild(options: ChildOptions): Promise<RunningChild> {
  const tail = new Tail();
  const child = spawnEntry(options);
  const closed = once(child, 'close');
  closed.catch(() => undefined);
  const exited = once(child, 'exit').then((ended): Exit => {
    const [code, signal] = ended as [Exit['code'], Exit['signal']];
    return { code, signal };
  });
  // A spawn that fails emits 'error' and never 'exit'; `awaitReady` reports it.
  exited.catch(() => undefined);
  forwardLines([child.stderr], (line) => {
    tail.add(line);
    options.log?.(line);
  });
  const stop = () => stopChild(child, exited);
  try {
    const ready = await awaitReady(child, exited, options);
    return {
      name: options.name,
      pid: child.pid ?? 0,
      ready,
      exited,
      stop,
      kill: () => kill(child),
    };
  } catch (error) {
    kill(child);
    // Its last words may still be in the pipe; a grandchild that holds the pipe must not hold us.
    await Promise.race([closed.catch(() => undefined), sleep(1000)]);
    const said = error instanceof Error ? error.message : String(error);
    throw new CodedError(
      'embedded.child_failed',
      `${options.name} did not start: ${said}.\n${tail}`,
    );
  }
}

function spawnEntry({ entry, env }: ChildOptions): ChildProcess {
  // Resolved here: `--import tsx` alone would be looked up from the working directory.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return spawn(process.execPath, ['--import', tsx, entry], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own process group: Ctrl-C reaches us alone, and we stop our children in order.
    detached: true,
  });
}

async function awaitReady(
  child: ChildProcess,
  exited: Promise<Exit>,
  { log, readyWithin = READY_WITHIN_MS }: ChildOptions,
): Promise<Record<string, unknown>> {
  let timer: NodeJS.Timeout | undefined;
  const line = new Promise<Record<string, unknown>>((resolve) => {
    forwardLines([child.stdout], (text) => {
      const ready = parseReady(text);
      if (ready) resolve(ready);
      else log?.(text);
    });
  });
  const late = new Promise<never>((_resolve, reject) => {
    const sentence = `it was not ready within ${readyWithin / 1000} s`;
    timer = setTimeout(() => reject(new Error(sentence)), readyWithin);
  });
  const ended = exited.then(({ code, signal }) => {
    throw new Error(`it ended with ${signal ?? `code ${code}`}`);
  });
  try {
    return await Promise.race([line, late, ended]);
  } finally {
    clearTimeout(timer);
  }
}

function parseReady(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    return 'ready' in value ? value : undefined;
  } catch {
    return undefined;
  }
}

async function stopChild(child: ChildProcess, exited: Promise<Exit>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => kill(child), STOP_WITHIN_MS);
  await exited.finally(() => clearTimeout(timer));
}

function kill(child: ChildProcess): void {
  child.kill('SIGKILL');
}
