import type { Writable } from 'node:stream';

/**
 * Lets a command outlive whoever reads it: `beian accounts | head` is read in part and is no fault. What is
 * printed from then on goes nowhere, and the work is done to its end; its exit code says how that went.
 */
export function outliveReaders(...streams: readonly Writable[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
