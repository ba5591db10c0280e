import { describe, expect, it } from 'vitest';
import { ROLES } from '#domain/roles.ts';
import { allows, firstSnapshot, reviveSnapshot, stageOf, storeSnapshot } from '#machines/decide.ts';
import { allowedEvents, outcomeOf, waitingOn } from '#machines/describe.ts';
import { situationOf, situations } from './support/graph.ts';
import { everythingThat, RECORD } from './support/happenings.ts';
import { EVERY_MACHINE } from './support/machines.ts';

describe.each(EVERY_MACHINE)('a stored snapshot of %s', (_, machine) => {
  const all = [...situations(machine)];

  it.each(all)(
    'given an order in %s, when it comes back from JSON, then it is the same order',
    (name, before) => {
      const stored: unknown = JSON.parse(JSON.stringify(storeSnapshot(machine, before)));
      const after = reviveSnapshot(machine, stored);

      expect(situationOf(after)).toBe(name);
      expect(after.context).toEqual(before.context);
      expect([stageOf(after), waitingOn(after), outcomeOf(after), after.status]).toEqual([
        stageOf(before),
        waitingOn(before),
        outcomeOf(before),
        before.status,
      ]);
      for (const event of everythingThat(before.context)) {
        expect(allows(after, event), event.type).toBe(allows(before, event));
      }
      for (const role of ROLES) {
        const actor = { id: 'someone', role };
        expect(allowedEvents(after, actor, RECORD)).toEqual(allowedEvents(before, actor, RECORD));
      }
      expect(JSON.parse(JSON.stringify(storeSnapshot(machine, after)))).toEqual(stored);
    },
  );

  it('given a snapshot in a state that the machine does not have, then it is refused', () => {
    const stored = { ...storeSnapshot(machine, firstSnapshot(machine)), value: 'archived' };
    expect(() => reviveSnapshot(machine, stored)).toThrow(/archived/);
  });
});
