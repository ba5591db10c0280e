import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const HAS_PROC = existsSync('/proc/self/stat');

/** What we need to know of a process that we may not have started ourselves. */
export interface ProcessFacts {
  readonly command: string;
  /** Opaque: tells this process from a later one that was given the same number. */
  readonly startedAt: string;
  readonly parent: number;
}

/** The facts of a living process; undefined where there is none, or only its unreaped remains. */
export function describeProcess(pid: number): ProcessFacts | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return HAS_PROC ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { command, parent: Number(fields[1]), startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): ProcessFacts | undefined {
  const asked = (column: string) =>
    spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  const state = asked('stat');
  if (state.status !== 0 || state.stdout.trim().startsWith('Z')) return undefined;
  return {
    command: asked('command').stdout.trim(),
    parent: Number(asked('ppid').stdout),
    startedAt: asked('lstart').stdout.trim(),
  };
}

/** The direct children of a process, whatever session they moved themselves to. */
export function childrenOf(pid: number): number[] {
  if (HAS_PROC) {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return all.map(Number).filter((each) => fromProc(each)?.parent === pid);
  }
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout ?? '';
  const pairs = listed.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter((pair) => pair[1] === pid).map((pair) => pair[0] ?? 0);
}

/** Sends a signal; a process that is gone already is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until the process is gone; false when it still lives after `ms` milliseconds. */
export async function waitForEnd(pid: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; describeProcess(pid); await sleep(20)) {
    if (Date.now() > until) return false;
  }
  return true;
}
