import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '#simulators/shared/journal.ts';

let folder: string;
const opened: Journal<number>[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beian-journal-'));
});
afterEach(async () => {
  // Closing one that a test has closed itself is refused, which is all right here.
  await Promise.allSettled(opened.splice(0).map((journal) => journal.close()));
  await rm(folder, { recursive: true });
});

const path = () => join(folder, 'journal.jsonl');

async function reopen(): Promise<{ journal: Journal<number>; entries: number[] }> {
  const entries: number[] = [];
  const journal = await Journal.open<number>(folder, (entry) => entries.push(entry));
  opened.push(journal);
  return { journal, entries };
}

describe('the journal', () => {
  it('given entries, when it is opened again, then they come in the order of the calls', async () => {
    const { journal } = await reopen();
    const numbers = Array.from({ length: 1_000 }, (_, n) => n);
    for (const n of numbers) {
      journal.append(n);
      if (n % 100 === 0) await journal.settled();
    }
    await journal.close();
    expect((await reopen()).entries).toEqual(numbers);
  });

  it.each(['1\n2\n{"to', '1\n2\nnot json\n'])(
    'given %j, when it is opened, then the torn end is cut off and writing goes on',
    async (content) => {
      await writeFile(path(), content);
      const { journal, entries } = await reopen();
      expect(entries).toEqual([1, 2]);
      journal.append(3);
      await journal.close();
      expect(await readFile(path(), 'utf8')).toBe('1\n2\n3\n');
    },
  );

  it('given a damaged line in the middle, when it is opened, then it says which', async () => {
    await writeFile(path(), '1\noops\n3\n');
    await expect(reopen()).rejects.toThrow('line 2');
  });

  it('given a failed write, when something is to settle, then it throws from then on', async () => {
    const { journal } = await reopen();
    await journal.close();
    journal.append(1);
    await expect(journal.settled()).rejects.toThrow();
    journal.append(2);
    await expect(journal.settled()).rejects.toThrow();
  });
});
