import { fileURLToPath } from 'node:url';
import { startChild } from '../embedded/child.ts';
import type { Settings } from '../settings.ts';
import { keepRunning, type Kept, type Running } from './keep-running.ts';
import type { Places } from './places.ts';
import type { Secrets } from './secrets.ts';

/** Environment variables. */
export interface Env {
  [name: string]: string;
}

/** What every part stands on. */
export interface Ground {
  readonly home: string;
  readonly cache: string;
  readonly durable: boolean;
  readonly settings: Settings;
  readonly places: Places;
  readonly secrets: Secrets;
  /** The environment of our processes; a part that starts adds what only then is known. */
  readonly env: Env;
  readonly log: (line: string) => void;
}

/** Starts a process under its name, and again whenever it dies. */
export function kept<T extends Running>(
  { log }: Ground,
  name: string,
  start: () => Promise<T>,
): Promise<Kept<T>> {
  log(`starting ${name}`);
  return keepRunning(name, start, log);
}

/**
 * The same for a process of ours.
 * @param path its entry file, from the project's folder
 * @param own settings that only this process has
 */
export function keptChild(
  ground: Ground,
  name: string,
  path: string,
  own: Env = {},
): Promise<Kept<Running>> {
  const entry = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const log = (line: string): void => {
    ground.log(`${name}: ${line}`);
  };
  return kept(ground, name, () =>
    startChild({ name, entry, env: { ...ground.env, ...own }, ready: 'json-line', log }),
  );
}
