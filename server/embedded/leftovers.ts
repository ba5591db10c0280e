import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import { type Owner, ownerLives, thisOwner } from '#server/embedded/owner.ts';
import { describeProcess, signal, waitForEnd } from '#server/embedded/processes.ts';

const SUFFIX = '.process.json';
const PATIENCE_MS = 10_000;

/** A process that would outlive us if we were killed. */
export interface RunningProcess {
  /** Unique within the run folder; becomes a file name. */
  readonly name: string;
  readonly pid: number;
  /** Text that is in its command line and in no other's: a data folder, an entry file. */
  readonly marker: string;
  /** What asks it to stop; SIGTERM unless told (PostgreSQL wants SIGINT: SIGTERM waits for its clients). */
  readonly stopSignal?: NodeJS.Signals;
}

interface Recorded extends RunningProcess {
  readonly startedAt: string;
  readonly owner: Owner;
}

/** Remembers a process in `runDir`, so that a later start can stop it should we be killed. */
export function recordProcess(runDir: string, running: RunningProcess): void {
  mkdirSync(runDir, { recursive: true });
  const startedAt = describeProcess(running.pid)?.startedAt ?? '';
  const recorded: Recorded = { ...running, startedAt, owner: thisOwner() };
  writeFileSync(join(runDir, running.name + SUFFIX), JSON.stringify(recorded));
}

/** Forgets a process that has ended properly. */
export function forgetProcess(runDir: string, name: string): void {
  rmSync(join(runDir, name + SUFFIX), { force: true });
}

/**
 * Stops what a killed parent left behind: exactly the recorded processes that still live, whose command
 * line holds their marker and which started when the record says. Ten seconds each, then SIGKILL.
 * Answers with the names of those that it stopped.
 *
 * @throws CodedError `embedded.in_use` when the process that recorded one is still alive: then it is
 *   no leftover but a running installation.
 */
export async function stopLeftovers(runDir: string): Promise<string[]> {
  const left = recordsIn(runDir);
  const holder = left.find(({ recorded }) => isStill(recorded) && ownerLives(recorded.owner));
  if (holder) throw stillRunning(runDir, holder.recorded.owner.pid);
  const stopped = await Promise.all(left.map(({ file, recorded }) => stopOne(file, recorded)));
  return stopped.filter((name) => name !== undefined);
}

function recordsIn(runDir: string): { file: string; recorded: Recorded }[] {
  let names: string[];
  try {
    names = readdirSync(runDir).filter((name) => name.endsWith(SUFFIX));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = join(runDir, name);
    try {
      return [{ file, recorded: JSON.parse(readFileSync(file, 'utf8')) as Recorded }];
    } catch {
      // Half a record, from a parent killed while it wrote: it names nobody whom we could stop.
      rmSync(file, { force: true });
      return [];
    }
  });
}

function isStill(recorded: Recorded): boolean {
  const facts = describeProcess(recorded.pid);
  if (!facts || !facts.command.includes(recorded.marker)) return false;
  return recorded.startedAt === '' || facts.startedAt === recorded.startedAt;
}

async function stopOne(file: string, recorded: Recorded): Promise<string | undefined> {
  const alive = isStill(recorded);
  if (alive) {
    signal(recorded.pid, recorded.stopSignal ?? 'SIGTERM');
    if (!(await waitForEnd(recorded.pid, PATIENCE_MS)) && isStill(recorded)) {
      signal(recorded.pid, 'SIGKILL');
      await waitForEnd(recorded.pid, PATIENCE_MS);
    }
  }
  rmSync(file, { force: true });
  return alive ? recorded.name : undefined;
}

function stillRunning(runDir: string, pid: number): CodedError {
  const sentence = `What runs from ${runDir} belongs to process ${pid}, which is still alive.`;
  return new CodedError('embedded.in_use', sentence, {
    remedy: `Stop process ${pid} first, or use another folder.`,
    facts: { pid },
  });
}
