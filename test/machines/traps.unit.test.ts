import { initialTransition } from 'xstate';
import { describe, expect, it } from 'vitest';
import { isTermName } from '#domain/terms/terms.ts';
import { emptyContext } from '#machines/filing-setup.ts';
import { situations } from './support/graph.ts';
import { TERM_NAMES } from './support/happenings.ts';
import { EVERY_MACHINE } from './support/machines.ts';
import { nameOf, nodesOf } from './support/nodes.ts';

/** Where a configuration holds a function, as paths: `.states.draft.entry.0`. */
function functionsIn(part: unknown, path = ''): string[] {
  if (typeof part === 'function') return [path];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => functionsIn(value, `${path}.${key}`));
}

/** Every name that stands under one of these keys, as itself or as `{ type }`, however deep. */
function namesUnder(part: unknown, keys: readonly string[]): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    keys.includes(key)
      ? [value]
          .flat()
          .map((one: string | { type: string }) => (typeof one === 'string' ? one : one.type))
      : namesUnder(value, keys),
  );
}

const EMPTY = {
  round: 0,
  returned: null,
  reportId: null,
  reportedFormVersion: null,
  queuedBy: null,
};

describe.each(EVERY_MACHINE)('the known traps, in %s', (_, machine) => {
  const nodes = nodesOf(machine);
  const { actions, guards, delays, actors } = machine.implementations;

  it('given a name in `after`, then it is a term (a misspelt one passes tsc and construction)', () => {
    const names = nodes.flatMap(({ after }) => after.map(({ delay }) => String(delay)));
    expect(names.filter((name) => !isTermName(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });

  it('given a state, then a term runs in it at most once', () => {
    for (const node of nodes) {
      const names = node.after.map(({ delay }) => delay);
      expect(new Set(names).size, nameOf(node)).toBe(names.length);
    }
  });

  it('given a term, then XState resolves its delay (one that is undefined fires at once)', () => {
    for (const term of TERM_NAMES) expect(delays[term], term).toBeTypeOf('number');
  });

  it('given any state, then it invokes nothing, and the machine knows no actors', () => {
    expect(nodes.filter(({ invoke }) => invoke.length > 0).map(nameOf)).toEqual([]);
    expect(Object.keys(actors)).toEqual([]);
  });

  it('given any order, then it has spawned nothing', () => {
    for (const [name, snapshot] of situations(machine)) {
      expect(Object.keys(snapshot.children), name).toEqual([]);
    }
  });

  it('given any state, then it moves on by itself nowhere: each step is an event of the timeline', () => {
    expect(nodes.filter(({ always }) => always !== undefined && always.length > 0)).toEqual([]);
  });

  it('given its configuration, then it holds no function: actions and guards are names', () => {
    expect(functionsIn(machine.config)).toEqual([]);
  });

  it('given an action or a guard that it names, then the vocabulary has it', () => {
    const effects = namesUnder(machine.config, ['actions', 'entry', 'exit']);
    const conditions = namesUnder(machine.config, ['guard']);
    expect(effects.filter((name) => !Object.hasOwn(actions, name))).toEqual([]);
    expect(conditions.filter((name) => !Object.hasOwn(guards, name))).toEqual([]);
    expect([effects.length > 10, conditions.length > 0]).toEqual([true, true]);
  });

  it('given no input, when an order begins again and again, then its context is the same and its own', () => {
    const [first] = initialTransition(machine);
    const [second] = initialTransition(machine);
    expect(first.context).toEqual(EMPTY);
    expect(second.context).toEqual(first.context);
  });

  it('given orders that went all ways, then the context that orders begin with is untouched', () => {
    situations(machine);
    expect(emptyContext).toEqual(EMPTY);
  });
});
