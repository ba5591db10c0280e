import { getAdjacencyMap, getShortestPaths, getSimplePaths } from 'xstate/graph';
import { isTermName, type TermName } from '#domain/terms/terms.ts';
import { EVENT_TYPES, type EventType, type FilingEvent } from '#domain/events.ts';
import type { FilingMachine, FilingSnapshot } from '#machines/registry.ts';
import { happening, TERM_NAMES } from './happenings.ts';
import { nodesOf } from './nodes.ts';

/** The state of a snapshot as a name: `draft`, `reporting.queued`. */
export const stateOf = ({ value }: FilingSnapshot): string =>
  typeof value === 'string'
    ? value
    : Object.entries<unknown>(value)
        .map(([stage, step]) => `${stage}.${step as string}`)
        .join();

/** Who returned an order: what may be done with a returned one depends on it. */
const RETURNED_BY = {
  toComplete: 'by the reviewer',
  rejected: 'by the reviewer',
  smsExpired: 'unverified',
  smsFailed: 'unverified',
  reportRefused: 'by the authority',
  refusedByBureau: 'by the authority',
  repaired: 'by a repair',
} as const;

/** The state of an order with how it came there, where that decides on what may happen next. */
export function rowOf(snapshot: FilingSnapshot): string {
  const { returned, queuedBy } = snapshot.context;
  const state = stateOf(snapshot);
  if (state === 'correction' && returned !== null) return `${state} ${RETURNED_BY[returned.how]}`;
  return state === 'reporting.queued' ? `${state} by ${String(queuedBy)}` : state;
}

/** What tells two orders apart for the graph: the above, and whether anything was ever reported. */
export const situationOf = (snapshot: FilingSnapshot): string =>
  `${rowOf(snapshot)}${snapshot.context.reportId === null ? '' : ' (reported)'}`;

/**
 * What is possible in every stage without being a part of the way. Such events are left out of the graph,
 * in which they would lead from everywhere to everywhere; clock-and-repair.unit.test.ts has them.
 */
export const BESIDE_THE_WAY: readonly EventType[] = [
  'holdTerm',
  'releaseTerm',
  'extendTerm',
  'repair',
];

/** A term's end under the name that XState gives it, `xstate.after.correctionTerm.filing.correction`. */
const TIMER = /^xstate\.after\.(\w+)\./;

/** Our name of an event that XState's graph took: the event's own, or the term that fell. */
export function ourName(type: string): EventType | TermName {
  const term = TIMER.exec(type)?.[1] ?? '';
  return isTermName(term) ? term : (type as EventType);
}

/** What XState can be sent in a snapshot: all events, and every term at every state. Asks none of our code. */
function nativeEvents(machine: FilingMachine, { context }: FilingSnapshot): FilingEvent[] {
  const events = EVENT_TYPES.filter((type) => !BESIDE_THE_WAY.includes(type)).map(
    (type) => happening(type, context) as FilingEvent,
  );
  const timers = nodesOf(machine).flatMap(({ id }) =>
    TERM_NAMES.map((term) => ({ type: `xstate.after.${term}.${id}` }) as unknown as FilingEvent),
  );
  return [...events, ...timers];
}

const options = (machine: FilingMachine) => ({
  events: (snapshot: FilingSnapshot) => nativeEvents(machine, snapshot),
  // XState's pure functions do not ask whether a snapshot has ended; an actor would.
  filterEvents: (snapshot: FilingSnapshot, event: FilingEvent) =>
    snapshot.status === 'active' && (machine.getTransitionData(snapshot, event)?.length ?? 0) > 0,
  serializeState: situationOf,
});

/** One snapshot for every situation that can be reached, by name. */
export function situations(machine: FilingMachine): ReadonlyMap<string, FilingSnapshot> {
  const graph = Object.entries(getAdjacencyMap(machine, options(machine)));
  return new Map(graph.map(([name, { state }]) => [name, state]));
}

/** A way through a machine: what happened, and the situation that XState says each step led to. */
export type Path = readonly { readonly type: EventType | TermName; readonly to: string }[];

/**
 * Every path that visits no situation twice, and the shortest path to each situation followed by each
 * thing that can happen there: with these even the steps that lead back to where they began are taken.
 */
export function pathsThrough(machine: FilingMachine): Path[] {
  const graph = getAdjacencyMap(machine, options(machine));
  const shortest = getShortestPaths(machine, options(machine));
  const oneFurther = shortest.flatMap(({ state, steps }) =>
    Object.values(graph[situationOf(state) as keyof typeof graph]?.transitions ?? {}).map(
      (step) => [...steps, step],
    ),
  );
  return [
    ...getSimplePaths(machine, options(machine)).map(({ steps }) => steps),
    ...oneFurther,
  ].map((steps) =>
    steps
      .filter(({ event }) => event.type !== ('xstate.init' as string))
      .map(({ event, state }) => ({ type: ourName(event.type), to: situationOf(state) })),
  );
}
