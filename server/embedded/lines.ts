import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const KEPT = 20;

/** The last lines that a process said, for the message when it fails. */
export class Tail {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT) this.#lines.shift();
  }

  toString(): string {
    return this.#lines.length === 0 ? '(it said nothing)' : this.#lines.join('\n');
  }
}

/** Calls `each` for every line of the streams until they end. Absent streams are passed over. */
export function forwardLines(
  streams: readonly (Readable | null | undefined)[],
  each: (line: string) => void,
): void {
  for (const stream of streams) {
    if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', each);
  }
}
