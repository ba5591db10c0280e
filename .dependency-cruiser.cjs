'use strict';

// Who may import whom, and why not. Kept by `npm run check`; whoever trips reads the comment.
// docs/architecture.md shows the rooms.

const ROOMS = [
  'domain',
  'machines',
  'orders',
  'workflows',
  'activities',
  'prisma',
  'server',
  'web',
  'simulators',
  'cli',
  'scripts',
  'bench',
  'test',
];
/** What runs at a customer's. */
const SHIPPED = '^(domain|machines|orders|workflows|activities|prisma|server|web|simulators|cli)/';
/** The files that wire everything together, each the start of a process. */
const PROCESSES = '^server/(main|worker|start)\\.ts$';

/** Forbids a room all others but these. */
function room(name, may, comment, except = {}) {
  const others = ROOMS.filter((other) => other !== name && !may.includes(other));
  return {
    name: `${name}-imports-${may.length === 0 ? 'nothing-of-ours' : `only-${may.join('-')}`}`,
    severity: 'error',
    comment,
    from: { path: `^${name}/`, ...except },
    to: { path: `^(${others.join('|')})/` },
  };
}

/** Forbids a room all npm packages but these. */
function packages(name, may, comment) {
  return {
    name: `${name}-uses-few-packages`,
    severity: 'error',
    comment,
    from: { path: `^${name}/` },
    to: { path: 'node_modules/', pathNot: `node_modules/(${may.join('|')})/` },
  };
}

/** Forbids one arrow. */
function never(name, comment, from, to) {
  return { name, severity: 'error', comment, from, to };
}

const rooms = [
  room(
    'domain',
    [],
    'The domain says what filings are. It must be readable, testable and usable in a browser without ' +
      'anything else of the house; what it needs to know is passed in as data.',
  ),
  room(
    'machines',
    ['domain'],
    'Machines decide and do nothing: an effect is a named action that orders/ carries out. ' +
      'A machine that could reach the record or the world would not be pure.',
  ),
  room(
    'workflows',
    ['domain', 'activities'],
    'Workflow code runs in a deterministic isolate and is replayed. It knows ids, instants and ' +
      'names only: no machine runs there, and the record is reached through activities.',
  ),
  room(
    'orders',
    ['domain', 'machines', 'prisma', 'workflows'],
    'orders/ is the record’s only writer. It must work with the world and Temporal down, so it ' +
      'knows neither activities nor processes; the order’s effects leave as rows of the outbox.',
  ),
  room(
    'activities',
    ['domain', 'orders', 'prisma', 'workflows'],
    'Activities touch the world and write orders through orders/. What comes next is decided by a ' +
      'machine inside orders/, never by an activity.',
  ),
  room(
    'prisma',
    ['domain'],
    'The record’s client and migrations lie below everything that uses them.',
  ),
  room(
    'server',
    ['domain', 'machines', 'orders', 'prisma', 'workflows'],
    'The API tells and asks; it holds no business rule and touches no carrier. Only the start of a ' +
      'process (server/main.ts, worker.ts, start.ts) wires in activities, as ports.',
    { pathNot: PROCESSES },
  ),
  room(
    'web',
    ['domain'],
    'The console talks HTTP only; it shares types and forms with us, no code that runs on a server.',
  ),
  room(
    'simulators',
    [],
    'A simulator that shared our code would share our mistakes: it knows the outside’s contracts only.',
  ),
];

const within = [
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
    'A filing is its route through the stages; registry, decide and describe stand above it.',
    { path: '^machines/filings/' },
    { path: '^machines/(?!filings/|stages/|filing-setup\\.ts$)' },
  ),
  never(
    'setup-imports-no-machine',
    'filing-setup.ts is what every stage and filing is made with: it knows none of them.',
    { path: '^machines/filing-setup\\.ts$' },
    { path: '^machines/' },
  ),
];

const temporal = [
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
    'only-messages-of-workflows',
    'A workflow’s names and payloads are its interface (workflows/messages.ts); its code runs in ' +
      'the isolate and nowhere else.',
    { path: '^(orders|activities|server|cli)/' },
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

const everywhere = [
  never(
    'nothing-imports-tests',
    'What only tests need does not ship. Move the shared part out of test/.',
    { pathNot: '^test/' },
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
    { path: '^(orders|activities|server|web|cli)/' },
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
  never(
    'no-deprecated-core-module',
    'Node has deprecated this module.',
    {},
    { dependencyTypes: ['deprecated'] },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...rooms, ...within, ...temporal, ...everywhere],
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
