'use strict';

// Who may import whom, and why not. Kept by `npm run check`, which prints a rule's reason to whoever trips.
// docs/architecture.md shows the rooms.

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...require('./scripts/import-rules/rooms.cjs'),
    ...require('./scripts/import-rules/within-rooms.cjs'),
    ...require('./scripts/import-rules/temporal.cjs'),
    ...require('./scripts/import-rules/everywhere.cjs'),
  ],
  options: {
    exclude: { path: '(^|/)(\\.spike|\\.beian|coverage)/' },
    doNotFollow: { path: 'node_modules|^prisma/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
