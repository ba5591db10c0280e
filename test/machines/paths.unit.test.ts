import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '#domain/stages.ts';
import { isTermName } from '#domain/terms/terms.ts';
import { allows, firstSnapshot, stageOf } from '#machines/decide.ts';
import { outcomeOf } from '#machines/describe.ts';
import { EFFECT_NAMES } from '#orders/effects.ts';
import { BESIDE_THE_WAY, pathsThrough, situationOf, stateOf, type Path } from './support/graph.ts';
import { happening } from './support/happenings.ts';
import { EVERY_MACHINE } from './support/machines.ts';
import { label, leavesOf, nameOf, transitionsOf } from './support/nodes.ts';
import { walk, type Step } from './support/walk.ts';

/** A version of a machine never changes, so what its graph holds is known: fewer would be a hole in these tests. */
const VERIFIED_WAY = { states: 10, transitions: 34, paths: 549, steps: 4242 };

const COUNTS: Readonly<Record<string, object>> = {
  'newSubject v1': VERIFIED_WAY,
  'newService v1': VERIFIED_WAY,
  'newAccess v1': VERIFIED_WAY,
  'change v1': VERIFIED_WAY,
  'deregisterService v1': VERIFIED_WAY,
  'deregisterSubject v1': VERIFIED_WAY,
  'cancelAccess v1': { states: 10, transitions: 32, paths: 221, steps: 1523 },
  'claim v1': { states: 6, transitions: 16, paths: 27, steps: 59 },
  'transfer v1': { states: 5, transitions: 9, paths: 16, steps: 26 },
};

const typesOf = (path: Path) => path.map(({ type }) => type);

describe.each(EVERY_MACHINE)('every path through %s', (name, machine) => {
  const paths = pathsThrough(machine);
  const walked = paths.map((path) => ({ path, steps: walk(machine, typesOf(path)) }));
  const steps: readonly Step[] = walked.flatMap(({ steps }) => steps);

  it('given the graph that XState finds, then our decisions lead through it step by step', () => {
    for (const { path, steps } of walked) {
      expect(steps.map(({ snapshot }) => situationOf(snapshot))).toEqual(path.map(({ to }) => to));
    }
  });

  it('given an event on a path, then it was allowed before it was decided', () => {
    const refused = steps
      .filter(({ type }) => !isTermName(type))
      .filter(({ type, before }) => !allows(before, happening(type, before.context)));
    expect(refused.map(({ type, before }) => `${stateOf(before)} × ${type}`)).toEqual([]);
  });

  it('given all paths, then every state was reached and every transition taken', () => {
    const states = new Set(
      [firstSnapshot(machine), ...steps.map((step) => step.snapshot)].map(stateOf),
    );
    const taken = new Set(
      steps.flatMap(({ before, type }) =>
        (machine.getTransitionData(before, native(before, type)) ?? []).map(label),
      ),
    );
    expect([...states].sort()).toEqual(leavesOf(machine).map(nameOf).sort());
    const drawn = transitionsOf(machine).filter(
      ({ eventType }) => !(BESIDE_THE_WAY as readonly string[]).includes(eventType),
    );
    expect([...taken].sort()).toEqual(drawn.map(label).sort());
    expect({
      states: states.size,
      transitions: taken.size,
      paths: paths.length,
      steps: steps.length,
    }).toEqual(COUNTS[name]);
  });

  it('given an open order, then exactly one tag says who acts; given an ended one, none does', () => {
    for (const { snapshot } of steps) {
      const waiting = [...snapshot.tags].filter((tag) => tag.startsWith('waiting-on-'));
      expect(waiting, stateOf(snapshot)).toHaveLength(snapshot.status === 'active' ? 1 : 0);
    }
  });

  it('given any step, then orders/effects.ts knows all that it asks for', () => {
    const asked = new Set(steps.flatMap(({ effects }) => effects.map(({ type }) => type)));
    expect([...asked].filter((effect) => !EFFECT_NAMES.includes(effect))).toEqual([]);
    expect(asked.size).toBeGreaterThan(0);
  });

  it('given a step, then the order has ended exactly where its stage is an outcome', () => {
    for (const { snapshot } of steps) {
      const ended = (OUTCOMES as readonly string[]).includes(stageOf(snapshot));
      expect(snapshot.status).toBe(ended ? 'done' : 'active');
      expect(outcomeOf(snapshot)).toBe(ended ? stageOf(snapshot) : null);
    }
  });
});

function native(before: Step['before'], type: Step['type']) {
  const timer = before._nodes
    .flatMap(({ after }) => after)
    .find(({ delay }) => String(delay) === type);
  return (timer ? { type: timer.eventType } : happening(type, before.context)) as never;
}
