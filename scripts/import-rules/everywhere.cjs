'use strict';

const { never, SHIPPED } = require('./rule.cjs');

// What holds in every room.
module.exports = [
  never(
    'nothing-imports-tests',
    'What only tests need does not ship. Move the shared part out of test/.',
    // A measurement makes its orders as the tests do, and does not ship either.
    { pathNot: '^(test|bench)/' },
    { path: '^test/' },
  ),
  never(
    'shipped-imports-no-tooling',
    'scripts/ and bench/ work on the project; the product runs without them.',
    { path: SHIPPED },
    { path: '^(scripts|bench)/' },
  ),
  never(
    'nothing-imports-the-cli',
    'cli/ is the outermost room: it may wire everything, and is called by people only.',
    { path: SHIPPED, pathNot: '^cli/' },
    { path: '^cli/' },
  ),
  never(
    'xstate-stays-in-machines',
    'Others ask machines/decide.ts and describe.ts, so that XState’s interface is met in one room.',
    { path: '^(orders|identity|activities|server|web|cli)/' },
    { path: 'node_modules/xstate/' },
  ),
  never(
    'generated-client-through-prisma',
    'prisma/client.ts and its neighbours are the door to the generated client; its layout may change.',
    { pathNot: '^prisma/' },
    { path: '^prisma/generated/' },
  ),
  never(
    'no-circle',
    'Two files that import each other are one file, or need a third below both.',
    { pathNot: '^prisma/generated/' },
    { circular: true },
  ),
  never(
    'no-unresolvable',
    'The import leads nowhere: a typing mistake, a missing file, or a package that is not installed.',
    {},
    { couldNotResolve: true },
  ),
  never(
    'no-unlisted-package',
    'The package stands in node_modules by luck only: add it to package.json.',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  never(
    'no-dev-package-in-shipped-code',
    'A customer’s installation has no devDependencies: move the package to dependencies.',
    { path: SHIPPED },
    {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional', 'type-only'],
    },
  ),
];
