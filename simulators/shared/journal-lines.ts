import { readFile } from 'node:fs/promises';

/** What a journal file holds: its entries, and how many bytes of it are whole lines. */
export interface JournalLines {
  readonly lines: readonly unknown[];
  readonly goodBytes: number;
}

/**
 * Reads a journal file; an absent file is an empty one. The last line is dropped when it has no
 * newline or is not JSON.
 * @throws when an earlier line is not JSON.
 */
export async function readLines(path: string): Promise<JournalLines> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const lines: unknown[] = [];
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) return { lines, goodBytes: start };
    try {
      lines.push(JSON.parse(bytes.toString('utf8', start, end)));
    } catch (error) {
      if (end === bytes.length - 1) return { lines, goodBytes: start };
      throw new Error(`${path}: line ${lines.length + 1} is not JSON`, { cause: error });
    }
    start = end + 1;
  }
}
