'use strict';

const { never, packages } = require('./rule.cjs');

// What a room may use of another, of npm and of Node, and the order inside machines/.
module.exports = [
  never(
    'domain-errors-below-prisma',
    'prisma/ needs coded errors of the domain and nothing else: a rule of filing in the record’s ' +
      'plumbing would be a second place for it.',
    { path: '^prisma/' },
    { path: '^domain/', pathNot: '^domain/errors\\.ts$' },
  ),
  never(
    'domain-does-no-io',
    'The domain is pure and runs in a browser too: no files, no network, nothing of Node’s.',
    { path: '^domain/' },
    { dependencyTypes: ['core'] },
  ),
  never(
    'machines-do-no-io',
    'A decision is a function of snapshot and event: no files, no network, nothing of Node’s.',
    { path: '^machines/' },
    { dependencyTypes: ['core'] },
  ),
  never(
    'workflows-do-no-io',
    'Node’s modules do not exist in Temporal’s isolate, and what they answer would not replay.',
    { path: '^workflows/' },
    { dependencyTypes: ['core'] },
  ),
  packages(
    'domain',
    ['typebox', 'chinese-days', 'libphonenumber-js', 'ipaddr\\.js', 'tldts'],
    'The domain carries schemas, the holiday calendar and the readers of numbers, addresses and ' +
      'domain names, all pure. A new package here is a decision: docs/decisions/.',
  ),
  packages('machines', ['xstate'], 'Machines are XState and the domain, nothing else.'),
  packages(
    'workflows',
    ['@temporalio/workflow', '@temporalio/common'],
    'Everything else ends up in the isolate’s bundle, and changes to it could break replay.',
  ),
  never(
    'identity-knows-accounts-and-audit',
    'Of orders/ identity/ needs whose account it is and where deeds are remembered; orders are none of its business.',
    { path: '^identity/' },
    { path: '^orders/', pathNot: '^orders/(accounts|audit)\\.ts$' },
  ),
  never(
    'filing-imports-no-filing',
    'A filing file shows its own whole route. What two filings share is a stage.',
    { path: '^machines/filings/' },
    { path: '^machines/filings/' },
  ),
  never(
    'stage-imports-no-stage',
    'A stage is a function of its exits and names no sibling; the filing joins them.',
    { path: '^machines/stages/' },
    { path: '^machines/stages/' },
  ),
  never(
    'stage-imports-only-setup',
    'A stage must not ask which filing it is in: a difference between filings is a route or an option.',
    { path: '^machines/stages/' },
    { path: '^machines/(?!stages/|filing-setup\\.ts$)' },
  ),
  never(
    'filing-imports-only-stages',
    'A filing is its route through legs and stages; registry, decide and describe stand above it.',
    { path: '^machines/filings/' },
    { path: '^machines/(?!filings/|legs/|stages/|filing-machine\\.ts$|filing-setup\\.ts$)' },
  ),
  never(
    'leg-imports-only-stages',
    'A leg joins stages that several filings pass through in the same order; it asks no filing.',
    { path: '^machines/legs/' },
    { path: '^machines/(?!stages/)' },
  ),
  never(
    'setup-imports-no-machine',
    'filing-setup.ts is what every stage and filing is made with: it knows none of them.',
    { path: '^machines/filing-setup\\.ts$' },
    { path: '^machines/' },
  ),
];
