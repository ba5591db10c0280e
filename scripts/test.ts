// npm test [-- filter …]   ·   npm run test:long
// Runs the tests with Vitest; the very last line on stdout is `N passed, N failed`.
import './test/plain-output.ts';
import { writeSync } from 'node:fs';
import { createVitest } from 'vitest/node';
import { summaryLine, tally, type Tally } from './test/tally.ts';

const long = process.argv.includes('--long');
const filters = process.argv.slice(2).filter((argument) => argument !== '--long');

let counted: Tally = { passed: 0, failed: 0, skipped: 0 };

function oneMoreFailed(why: unknown): void {
  console.error(why);
  counted = { ...counted, failed: counted.failed + 1 };
}

// On exit, and written at once: nothing, not even a late word of the teardown, can come after it.
process.on('exit', (code) => {
  if (counted.passed + counted.failed === 0) {
    oneMoreFailed(`No ${long ? 'long ' : ''}test was run: that counts as a failure.`);
  } else if (code !== 0 && counted.failed === 0) {
    oneMoreFailed(`No test failed, but the run did: Vitest ended with ${code}.`);
  }
  if (counted.failed > 0) process.exitCode = 1;
  writeSync(1, `${summaryLine(counted)}\n`);
});
process.on('uncaughtException', oneMoreFailed).on('unhandledRejection', oneMoreFailed);

// The mode chooses the tests: vitest.config.ts.
const options = { run: true, watch: false, mode: long ? 'long' : 'test' };
const vitest = await createVitest('test', options);
try {
  await vitest.start(filters);
} catch (error) {
  // That there was none to run is said at the end.
  const { code } = error as { code?: string };
  if (code !== 'VITEST_FILES_NOT_FOUND') oneMoreFailed(error);
}
// Of a teardown that throws Vitest says a word and no more, and what it should have ended may still run.
const say = vitest.logger.error.bind(vitest.logger);
vitest.logger.error = (...words: unknown[]) => {
  oneMoreFailed('The teardown broke:');
  say(...words);
};
await vitest.close();
const { passed, failed, skipped } = tally(vitest);
counted = { passed, failed: counted.failed + failed, skipped };
process.exit();
