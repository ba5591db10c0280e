import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { orderFor } from './places.ts';

/** The parts that die at places. */
export type DyingPart = 'api' | 'worker' | 'any';

/** Orders to die at places, and what came of them. */
export interface DieAt {
  /** What the processes must be started with. */
  readonly env: Readonly<{ [name: string]: string }>;
  /** The first process of this part that comes to this place dies there. */
  arm(place: string, part: DyingPart): void;
  /** The part that died by such an order, told once; null while none has. */
  died(place: string, part: DyingPart): string | null;
  /** Every place that any process came to so far, as `part place`. */
  seen(): readonly string[];
}

/** Prepares a folder by which processes that load the preload are told where to die. */
export function dieAt(folder: string): DieAt {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'seen'), '');
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const preload = new URL('load.mjs', import.meta.url).href;
  return {
    env: { DIE_AT: folder, NODE_OPTIONS: `--import ${tsx} --import ${preload}` },
    arm(place, part) {
      writeFileSync(join(folder, `${orderFor(place, part)}.armed`), '');
    },
    died(place, part) {
      const hit = join(folder, `${orderFor(place, part)}.hit`);
      if (!existsSync(hit)) return null;
      const who = readFileSync(hit, 'utf8');
      rmSync(hit);
      return who;
    },
    seen: () => [...new Set(readFileSync(join(folder, 'seen'), 'utf8').trim().split('\n'))],
  };
}
