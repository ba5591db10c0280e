import { appendFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { orderFor } from './places.ts';

const folder = process.env.DIE_AT ?? '';
const part = basename(process.argv[1] ?? '') === 'worker.ts' ? 'worker' : 'api';
const seen = new Set<string>();

/**
 * Called whenever this process comes to a place. Where it was armed for this part, the order is taken
 * away first, so that one process alone follows it, and then the process dies in mid-word.
 */
export function reach(place: string): void {
  if (!seen.has(place)) {
    seen.add(place);
    appendFileSync(join(folder, 'seen'), `${part} ${place}\n`);
  }
  for (const who of [part, 'any']) {
    const order = join(folder, orderFor(place, who));
    if (existsSync(`${order}.armed`)) dieBy(order);
  }
}

function dieBy(order: string): void {
  try {
    renameSync(`${order}.armed`, `${order}.taken`);
  } catch {
    // Another process was quicker.
    return;
  }
  writeFileSync(`${order}.taken`, part);
  renameSync(`${order}.taken`, `${order}.hit`);
  process.kill(process.pid, 'SIGKILL');
}
