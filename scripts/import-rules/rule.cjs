'use strict';

const ROOMS = [
  ...[
    'domain',
    'machines',
    'orders',
    'identity',
    'workflows',
    'activities',
    'prisma',
    'server',
    'web',
  ],
  ...['simulators', 'cli', 'scripts', 'bench', 'test'],
];

/** What runs at a customer's. */
const SHIPPED =
  '^(domain|machines|orders|identity|workflows|activities|prisma|server|web|simulators|cli)/';

/** Forbids one arrow. */
function never(name, comment, from, to) {
  return { name, severity: 'error', comment, from, to };
}

/** Forbids a room all rooms but itself and these; `except` takes files out of the rule. */
function room(name, may, comment, except = {}) {
  const others = ROOMS.filter((other) => other !== name && !may.includes(other));
  return never(
    `${name}-imports-${may.length === 0 ? 'nothing-of-ours' : 'few-rooms'}`,
    `${comment} (${name} may import: ${may.join(', ') || 'none of our rooms'}.)`,
    { path: `^${name}/`, ...except },
    { path: `^(${others.join('|')})/` },
  );
}

/** Forbids a room all npm packages but these. */
function packages(name, may, comment) {
  return never(
    `${name}-uses-few-packages`,
    `${comment} (Packages: ${may.join(', ').replaceAll('\\', '')}.)`,
    { path: `^${name}/` },
    { path: 'node_modules/', pathNot: `node_modules/(${may.join('|')})/` },
  );
}

module.exports = { SHIPPED, never, packages, room };
