import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '#domain/errors.ts';
import { writePrivate } from './secrets.ts';

/** Where a running system is to be found, for the other commands. Holds secrets: readable by its owner only. */
export interface RunningFile {
  readonly pid: number;
  readonly urls: Readonly<{ [part: string]: string }>;
  /** The environment that its processes run with. */
  readonly env: Readonly<{ [name: string]: string }>;
}

const fileIn = (home: string) => join(home, 'running.json');

export function writeRunning(home: string, running: RunningFile): void {
  writePrivate(fileIn(home), running);
}

/** Takes the file away, where it is this process's own. */
export function forgetRunning(home: string, pid: number): void {
  if (findRunning(home)?.pid === pid) rmSync(fileIn(home), { force: true });
}

/** The system that runs from this folder; undefined where none does. */
export function findRunning(home: string): RunningFile | undefined {
  const file = fileIn(home);
  if (!existsSync(file)) return undefined;
  const running = JSON.parse(readFileSync(file, 'utf8')) as RunningFile;
  try {
    process.kill(running.pid, 0);
    return running;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as { code?: string }).code === 'EPERM' ? running : undefined;
  }
}

/**
 * The same, where a command makes no sense without it.
 * @throws CodedError `system.not_running`.
 */
export function requireRunning(home: string): RunningFile {
  const running = findRunning(home);
  if (running !== undefined) return running;
  throw new CodedError(
    'system.not_running',
    'Nothing runs here that this command could speak to.',
    {
      remedy:
        'Start it with “npm start” or “npm run demo”, or give DATABASE_URL, TEMPORAL_ADDRESS, BEIAN_DATA_KEYS and BEIAN_INDEX_KEY.',
    },
  );
}
