import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, maySend, type EventType } from '#domain/events.ts';
import { ROLES, type Actor } from '#domain/roles.ts';
import { REPAIR_TARGETS } from '#domain/stages.ts';
import { allows } from '#machines/decide.ts';
import { allowedEvents } from '#machines/describe.ts';
import {
  MACHINES,
  ORDERABLE_TYPES,
  type FilingMachine,
  type FilingSnapshot,
} from '#machines/registry.ts';
import { isOfOwnSide } from '#orders/parties.ts';
import { rowOf, situations } from './support/graph.ts';
import { happening, repairTo } from './support/happenings.ts';
import { WHO_MAY, type Person } from './support/who-may.ts';

const PARTIES = {
  accountId: 'the-applicant',
  mainAccountId: 'the-applicant',
  receiverId: 'the-receiver',
};

const PEOPLE: Readonly<Record<Person, Actor>> = {
  ...(Object.fromEntries(ROLES.map((role) => [role, { id: `the-${role}`, role }])) as Record<
    Actor['role'],
    Actor
  >),
  receiver: { id: 'the-receiver', role: 'applicant' },
};

const ALL = Object.keys(PEOPLE) as readonly Person[];

/** Whether the machine takes an event of this type with the facts that suit it. */
const takes = (snapshot: FilingSnapshot, type: EventType): boolean =>
  type === 'repair'
    ? REPAIR_TARGETS.some((to) => allows(snapshot, repairTo(to)))
    : allows(snapshot, happening(type, snapshot.context));

const mayDo = (snapshot: FilingSnapshot, person: Person): EventType[] =>
  EVENT_TYPES.filter(
    (type) =>
      maySend(PEOPLE[person].role, type) &&
      isOfOwnSide(PARTIES, PEOPLE[person], type) &&
      takes(snapshot, type),
  );

const WAYS = ORDERABLE_TYPES.map((type) => {
  const machine: FilingMachine = MACHINES[type][1];
  return [type, [...situations(machine)]] as const;
});

describe.each(WAYS)('role × event × stage of %s', (type, all) => {
  it('given the table, then it has a row for each state and each way into it', () => {
    const rows = [...new Set(all.map(([, snapshot]) => rowOf(snapshot)))];
    expect(Object.keys(WHO_MAY[type]).sort()).toEqual(rows.sort());
  });

  it.each(all)('given an order in %s, then everybody may do what the table says', (_, snapshot) => {
    const row = WHO_MAY[type][rowOf(snapshot)] ?? {};
    const reported = snapshot.context.reportId !== null;
    for (const person of ALL) {
      const said = person === 'authority' && !reported ? [] : (row[person] ?? []);
      expect([...mayDo(snapshot, person)].sort(), person).toEqual([...said].sort());
    }
  });

  it.each(all)('given an order in %s, then nobody is shown what is not theirs', (_, snapshot) => {
    const record = { formVersion: 1, clock: 'runs' } as const;
    for (const person of ALL) {
      const shown = allowedEvents(snapshot, PEOPLE[person], record);
      const theirs = EVENT_TYPES.filter((one) => maySend(PEOPLE[person].role, one));
      expect(shown.filter((one) => !theirs.includes(one))).toEqual([]);
    }
  });
});
