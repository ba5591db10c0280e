import { readFileSync, readdirSync } from 'node:fs';
import { Worker } from '@temporalio/worker';
import { describe, expect, inject, it } from 'vitest';

const FOLDER = new URL('./histories/', import.meta.url);
const histories = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

const replay = (json: string) =>
  Worker.runReplayHistory(
    { workflowBundle: { codePath: inject('workflowBundle') } },
    JSON.parse(json) as object,
  );

describe('followers that earlier releases began', () => {
  it('there are some', () => {
    expect(histories.length).toBeGreaterThanOrEqual(3);
  });

  it.each(histories)(
    'given the history %s, then today’s follower goes the same way',
    async (name) => {
      await expect(replay(read(name))).resolves.toBeUndefined();
    },
  );

  it('given a history in which another activity ran, then the replay says so', async () => {
    const changed = read(histories[0] ?? '').replaceAll('"sendMail"', '"sendLetter"');
    await expect(replay(changed)).rejects.toThrow();
  });
});
