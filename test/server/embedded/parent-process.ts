import { fileURLToPath } from 'node:url';

import { startChild } from '#server/embedded/child.ts';

/** Path of a file in `fixtures/`. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

/** Starts `fixtures/parent.ts`, lets it start things, and kills it with SIGKILL. */
export async function killedParent(env: Record<string, string>): Promise<Record<string, number>> {
  const entry = fixture('parent.ts');
  const parent = await startChild({ name: 'parent', entry, env, ready: 'json-line' });
  parent.kill();
  await parent.exited;
  return parent.ready['pids'] as Record<string, number>;
}
