'use strict';

const { room } = require('./rule.cjs');

/** The files that wire everything together, each the start of a process. */
const PROCESSES = '^server/(main|worker|start)\\.ts$';

// Which room may import which.
module.exports = [
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
    'identity',
    ['domain', 'orders', 'prisma'],
    'identity/ says who somebody is, and knows nothing of filings: what it may do is asked elsewhere.',
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
    ['domain', 'machines', 'orders', 'identity', 'prisma', 'workflows', 'activities'],
    'The API tells and asks: it knows neither who calls it nor who plays the outside world.',
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
