import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allows, decide, firstSnapshot, reviveSnapshot, storeSnapshot } from '#machines/decide.ts';
import { allowedEvents, outcomeOf, waitingOn } from '#machines/describe.ts';
import { ROLES } from '#domain/roles.ts';
import type { FilingMachine, FilingSnapshot } from '#machines/registry.ts';
import { everythingThat, RECORD, type happening } from './support/happenings.ts';
import { EVERY_MACHINE } from './support/machines.ts';

type Happening = ReturnType<typeof happening>;

const NUM_RUNS = 1_000;
const MOST_STEPS = 40;

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** All that could happen next, allowed or not. */
const candidates = ({ context }: FilingSnapshot): Happening[] => everythingThat(context);

/** What may happen next: the allowed events and the terms that run. */
const possible = (snapshot: FilingSnapshot): Happening[] => {
  const running = snapshot._nodes.flatMap(({ after }) => after.map(({ delay }) => String(delay)));
  return candidates(snapshot).filter((one) => running.includes(one.type) || allows(snapshot, one));
};

/** Turns any list of numbers into a walk: each chooses among what may happen there. */
function randomWalk(machine: FilingMachine, choices: readonly number[]) {
  const happened: Happening[] = [];
  let snapshot = firstSnapshot(machine);
  for (const choice of choices) {
    if (snapshot.status !== 'active') break;
    const options = possible(snapshot);
    const next = options[choice % options.length];
    if (next === undefined) throw new Error('an open order that nothing can happen to');
    happened.push(next);
    snapshot = decide(machine, snapshot, next).snapshot;
  }
  return { happened, snapshot };
}

const choices = fc.array(fc.nat(), { minLength: 1, maxLength: MOST_STEPS });
const forAll = (check: (choices: readonly number[]) => void) =>
  fc.assert(fc.property(choices, check), { numRuns: NUM_RUNS });

describe.each(EVERY_MACHINE)('any sequence of allowed events in %s', (_, machine) => {
  it('given the same events, when they are replayed, then snapshot and effects are the same', () => {
    forAll((chosen) => {
      const { happened } = randomWalk(machine, chosen);
      const replay = () => {
        let snapshot = firstSnapshot(machine);
        const effects = happened.flatMap((event) => {
          const decision = decide(machine, snapshot, event);
          snapshot = decision.snapshot;
          return [decision.effects, decision.begun, decision.ended];
        });
        return { stored: storeSnapshot(machine, snapshot), effects };
      };
      expect(replay()).toEqual(replay());
    });
  });

  it('given an order that is stored and revived at each step, then it comes to the same snapshot', () => {
    forAll((chosen) => {
      const { happened, snapshot } = randomWalk(machine, chosen);
      const stored = happened.reduce<unknown>(
        (before, event) =>
          json(
            storeSnapshot(
              machine,
              decide(machine, reviveSnapshot(machine, before), event).snapshot,
            ),
          ),
        json(storeSnapshot(machine, firstSnapshot(machine))),
      );
      expect(stored).toEqual(json(storeSnapshot(machine, snapshot)));
    });
  });

  it('given a decision, then the snapshot it was made on is unchanged', () => {
    forAll((chosen) => {
      const { snapshot } = randomWalk(machine, chosen);
      const before = json(storeSnapshot(machine, snapshot));
      for (const event of possible(snapshot)) decide(machine, snapshot, event);
      expect(json(storeSnapshot(machine, snapshot))).toEqual(before);
    });
  });

  it('given an open order, then somebody acts next; given an ended one, then nothing can happen', () => {
    forAll((chosen) => {
      const { snapshot } = randomWalk(machine, chosen);
      if (outcomeOf(snapshot) === null) {
        expect(waitingOn(snapshot)).not.toBeNull();
        return;
      }
      expect(waitingOn(snapshot)).toBeNull();
      expect(possible(snapshot).map(({ type }) => type)).toEqual([]);
      for (const role of ROLES)
        expect(allowedEvents(snapshot, { id: 'someone', role }, RECORD)).toEqual([]);
    });
  });
});
