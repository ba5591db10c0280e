'use strict';

const { never } = require('./rule.cjs');

// Who knows that orders are followed by Temporal, and what may reach its isolate.
module.exports = [
  never(
    'workflows-know-activities-as-types',
    'An activity’s code in the isolate’s bundle would run without the world it touches. ' +
      'Write `import type … from ’#activities/contract.ts’` and proxy it.',
    { path: '^workflows/' },
    { path: '^activities/', pathNot: '^activities/contract\\.ts$' },
  ),
  never(
    'workflows-import-contract-as-type-only',
    'The contract is types only for workflows: write `import type`.',
    { path: '^workflows/' },
    { path: '^activities/', dependencyTypesNot: ['type-only'] },
  ),
  never(
    'contract-is-types-only',
    'workflows/ read activities/contract.ts: whatever it imports for real would reach the isolate.',
    { path: '^activities/contract\\.ts$' },
    { dependencyTypesNot: ['type-only'] },
  ),
  never(
    'server-wires-activities-at-the-start',
    'The API touches no carrier. Only the start of a process (server/main.ts, worker.ts, run-worker.ts, start.ts) ' +
      'wires activities in, as ports; others may know their types, activities/contract.ts.',
    { path: '^server/', pathNot: '^server/(main|worker|run-worker|start)\\.ts$' },
    { path: '^activities/', pathNot: '^activities/contract\\.ts$' },
  ),
  never(
    'only-messages-of-workflows',
    'A workflow’s names and payloads are its interface (workflows/messages.ts); its code runs in ' +
      'the isolate and nowhere else.',
    { path: '^(orders|identity|activities|server|cli)/' },
    { path: '^workflows/', pathNot: '^workflows/messages\\.ts$' },
  ),
  never(
    'messages-for-relay-and-resume',
    'Inside orders/ only the relay and resume know that somebody follows: ' +
      'a decision is made and recorded whether or not Temporal is there.',
    { path: '^orders/', pathNot: '^orders/(relay|resume)\\.ts$' },
    { path: '^workflows/' },
  ),
  never(
    'only-the-relay-speaks-to-temporal',
    'orders/relay.ts is the only user of Temporal’s client in orders/: one place that can be late, ' +
      'and that can be seen to be late.',
    { path: '^orders/', pathNot: '^orders/relay\\.ts$' },
    { path: 'node_modules/@temporalio/' },
  ),
  never(
    'activities-know-no-client',
    'An activity that signalled or started workflows would be a second relay. It writes the record.',
    { path: '^activities/' },
    { path: 'node_modules/@temporalio/', pathNot: 'node_modules/@temporalio/(activity|common)/' },
  ),
];
