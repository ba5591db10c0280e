import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { STORIES } from '#cli/demo/stories.ts';
import type { Counted } from '#cli/demo/count.ts';

describe('npm run demo -- --exit --json', () => {
  it('sends every story its whole way and counts nothing lost and nothing doubled', async () => {
    const { stdout } = await promisify(execFile)(
      'node',
      ['cli/beian.mjs', 'demo', '--exit', '--json'],
      {
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
        maxBuffer: 10_000_000,
      },
    );
    const counted = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Counted;
    expect(counted).toMatchObject({ lost: 0, duplicated: 0 });
    expect(counted.orders.map(({ outcome }) => outcome)).toEqual(
      STORIES.map(({ outcome }) => outcome),
    );
    for (const { stages, sms, mail, icpNumber, outcome, elapsedWorkingDays } of counted.orders) {
      // One notice by each channel for every return, and one for the end; how many reminders beside them
      // depends on the hour at which the demonstration begins: nobody is reminded at night.
      const notices = stages.filter((stage) => stage === 'correction').length + 1;
      expect(sms).toBeGreaterThanOrEqual(notices);
      expect(mail).toBeGreaterThanOrEqual(notices);
      expect(icpNumber !== null).toBe(outcome === 'granted');
      expect(elapsedWorkingDays).toBeGreaterThanOrEqual(outcome === 'granted' ? 5 : 0);
    }
  }, 600_000);
});
