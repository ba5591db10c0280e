import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A difference below this is the time that calls take. */
const NEAR_MS = 1_000;

/** How far the sandbox's time is from the wall's, kept over a restart. */
export interface KeptOffset {
  /** Milliseconds, as they were told last; undefined where they never were. */
  last(): number | undefined;
  keep(offset: number): void;
}

/** Keeps it in a file of the simulator's own folder. Never throws: without the file nothing is remembered. */
export function keptOffset(folder: string): KeptOffset {
  const file = join(folder, 'clock-offset');
  let known = read(file);
  return {
    last: () => known,
    keep(offset) {
      if (known !== undefined && Math.abs(known - offset) < NEAR_MS) return;
      known = offset;
      try {
        mkdirSync(folder, { recursive: true });
        // Whoever dies in the middle of writing leaves the old one.
        writeFileSync(`${file}.new`, String(offset));
        renameSync(`${file}.new`, file);
      } catch (error) {
        process.stderr.write(`${file}: ${String(error)}\n`);
      }
    },
  };
}

function read(file: string): number | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    return /^-?\d+$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}
