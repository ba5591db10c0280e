import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const SETUP = 'test/support/global-setup.ts';

/** Tests that start servers share one global setup and may take their time. */
const withServers = {
  globalSetup: existsSync(SETUP) ? [SETUP] : [],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/**
 * Everyday tests, or with `--mode long` the long ones: `npm test`, `npm run test:long`.
 * Unit tests are a project of their own so that running them alone starts no server.
 */
export default defineConfig(({ mode }) => ({
  test: {
    // Temporal's and PostgreSQL's libraries are native and keep sockets: a process per file, and as many as cores.
    pool: 'forks',
    maxWorkers: 2,
    teardownTimeout: 60_000,
    projects:
      mode === 'long'
        ? [
            {
              extends: true,
              test: {
                name: 'long',
                include: ['test/**/*.long.test.ts'],
                ...withServers,
                testTimeout: 1_200_000,
                // Each has deadlines of its own, and the machine to itself.
                maxWorkers: 1,
                fileParallelism: false,
              },
            },
          ]
        : [
            {
              extends: true,
              test: {
                name: 'unit',
                include: ['test/**/*.unit.test.ts'],
                testTimeout: 30_000,
                hookTimeout: 30_000,
              },
            },
            {
              extends: true,
              test: {
                name: 'servers',
                include: ['test/**/*.{int,e2e}.test.ts'],
                ...withServers,
              },
            },
          ],
  },
}));
