import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from './journal-lines.ts';

/**
 * An append-only file of JSON lines: the whole memory of a simulator. A caller changes its own
 * state at once, calls `append` and lets nothing leave the process before `settled` resolves.
 */
export class Journal<Entry> {
  readonly #file: FileHandle;
  #waiting: string[] = [];
  #flushing: Promise<void> | undefined;
  #failure: Error | undefined;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens (or makes) `<folder>/journal.jsonl` and hands every entry to `replay`, oldest first.
   * A torn last line – what a kill in the middle of a write leaves – is cut off.
   * @throws when a line before the last one is not JSON: that is damage, not a torn write.
   */
  static async open<Entry>(
    folder: string,
    replay: (entry: Entry) => void,
  ): Promise<Journal<Entry>> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'journal.jsonl');
    const { lines, goodBytes } = await readLines(path);
    for (const line of lines) replay(line as Entry);
    const file = await open(path, 'a');
    await file.truncate(goodBytes);
    return new Journal<Entry>(file);
  }

  /** Queues one entry for writing; the order of calls is the order in the file. */
  append(entry: Entry): void {
    // After a failed write the tail of the file is unknown: nothing may be put behind it.
    if (this.#failure !== undefined) return;
    this.#waiting.push(JSON.stringify(entry) + '\n');
    // Started here, not in `settled`, so that an entry nobody waits for is written as well.
    this.#flushing ??= this.#flush();
  }

  /**
   * Resolves when everything appended so far is on the disk (fsync).
   * @throws the first write error, for ever after: memory is then ahead of the disk.
   */
  async settled(): Promise<void> {
    while (this.#flushing) await this.#flushing;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Writes what is waiting and closes the file. */
  async close(): Promise<void> {
    try {
      await this.settled();
    } finally {
      await this.#file.close();
    }
  }

  /** Group commit: what arrives during one fsync goes out together with the next. */
  async #flush(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.join('');
        this.#waiting = [];
        await this.#file.appendFile(batch);
        await this.#file.datasync();
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    } finally {
      this.#flushing = undefined;
    }
  }
}
