import { readFileSync } from 'node:fs';
import { childrenOf, describeProcess, signal } from '#server/embedded/processes.ts';

/** The parts of a running system, by what their command lines hold. */
const ROLES = [
  ['api', 'server/main.ts'],
  ['worker', 'server/worker.ts'],
  ['temporal', ' start-dev '],
  ['postgres', '/postgres -D '],
  ['phone', 'simulators/phone/main.ts'],
  ['mailbox', 'simulators/mailbox/main.ts'],
  ['authority', 'simulators/authority/main.ts'],
  ['identityProvider', 'simulators/identity-provider/main.ts'],
] as const;

export type Role = (typeof ROLES)[number][0] | 'supervisor';
export type ByRole = Partial<Record<Role, number>>;

/** A kernel's clock tick, the unit of the times in /proc: 10 ms on every Linux that we meet. */
const TICK_MS = 10;

/** The process ids of a supervisor and the parts it has started. */
export function partsOf(supervisor: number): ByRole {
  const parts: ByRole = { supervisor };
  for (const pid of childrenOf(supervisor)) {
    const command = describeProcess(pid)?.command ?? '';
    const found = ROLES.find(([, mark]) => command.includes(mark));
    if (found !== undefined) parts[found[0]] = pid;
  }
  return parts;
}

/** A process and all below it. */
function treeOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(treeOf)];
}

/** User and system time of one process and of the children that it has outlived, in milliseconds. */
function cpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
  } catch {
    return 0;
  }
}

/** Resident memory of one process in MiB; pages that several share are counted in proportion. */
function residentMiB(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** For each part the sum over its processes; the supervisor's is its own alone. */
function overParts(supervisor: number, of: (pid: number) => number): ByRole {
  const parts = Object.entries(partsOf(supervisor)) as [Role, number][];
  return Object.fromEntries(
    parts.map(([role, pid]) => {
      const pids = role === 'supervisor' ? [pid] : treeOf(pid);
      return [role, pids.reduce((sum, each) => sum + of(each), 0)];
    }),
  );
}

/** Processor time that each part has used since it was started, in milliseconds. */
export const cpuOfParts = (supervisor: number): ByRole => overParts(supervisor, cpuMs);

/** Resident memory of each part, in MiB. */
export const memoryOfParts = (supervisor: number): ByRole => overParts(supervisor, residentMiB);

/** SIGKILL to everything below a supervisor, and to itself too where it is to die. */
export function killAll(supervisor: number, itself: 'too' | 'survives'): void {
  const [, ...parts] = treeOf(supervisor);
  if (itself === 'too') signal(supervisor, 'SIGKILL');
  for (const pid of parts) signal(pid, 'SIGKILL');
}
