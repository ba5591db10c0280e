import type { TestModule, TestSuite, Vitest } from 'vitest/node';

/** How a run of the tests ended. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts tests. A file that does not load, a hook of a suite that throws and an error that no test
 * caught count as one failed each; so does a test that was begun and never ended.
 */
export function tally(vitest: Vitest): Tally {
  const counted = { passed: 0, failed: vitest.state.getUnhandledErrors().length, skipped: 0 };
  for (const module of vitest.state.getTestModules()) {
    counted.failed += brokenParts(module);
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counted[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counted;
}

function brokenParts(module: TestModule): number {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0).length;
}

/** `12 passed, 1 failed`, and `, 2 skipped` where some were. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
