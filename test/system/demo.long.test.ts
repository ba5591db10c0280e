import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { STORIES } from '#cli/demo/stories.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import type { Shown } from '#cli/demo/play.ts';

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
    const counted = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Shown;
    expect(counted).toMatchObject({ lost: 0, duplicated: 0 });
    // Stories that wait for others are ordered later: the orders stand in the order in which they were opened.
    const outcomes = (all: readonly { outcome: string | null }[]) =>
      all.map(({ outcome }) => String(outcome)).sort();
    expect(outcomes(counted.orders)).toEqual(outcomes(STORIES));
    const types = new Set(counted.orders.map(({ filingType }) => filingType));
    expect([...types].sort()).toEqual(Object.keys(FILING_TYPES).sort());
    for (const { stages, sms, mail, icpNumber, outcome, elapsedWorkingDays } of counted.orders) {
      // One notice by each channel for every return, and one for the end; how many reminders beside them
      // depends on the hour at which the demonstration begins: nobody is reminded at night.
      const notices = stages.filter((stage) => stage === 'correction').length + 1;
      expect(sms).toBeGreaterThanOrEqual(notices);
      expect(mail).toBeGreaterThanOrEqual(notices);
      expect(icpNumber !== null).toBe(outcome === 'granted');
      // What a bureau decides takes it some days.
      expect(elapsedWorkingDays).toBeGreaterThanOrEqual(stages.includes('bureauReview') ? 5 : 0);
    }
    const { before, after } = counted.registry;
    expect(before).toMatchObject({ subjects: { filed: 5_000, ended: 0 }, unclaimed: 5_000 });
    // Six first filings and one of another provider's come; one subject with two services goes.
    expect(after).toMatchObject({
      subjects: { filed: 5_006, ended: 1 },
      services: { ended: 2 },
      accesses: { ended: 3 },
      ...{ grants: 0, unclaimed: 4_999 },
    });
  }, 900_000);
});
