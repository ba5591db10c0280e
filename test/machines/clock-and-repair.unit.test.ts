import { describe, expect, it } from 'vitest';
import type { FilingEvent } from '#domain/events.ts';
import { REPAIR_TARGETS, STAGES, type RepairTarget } from '#domain/stages.ts';
import { allows, decide, stageOf, storeSnapshot } from '#machines/decide.ts';
import { newSubject } from '#machines/filings/new-subject.ts';
import type { FilingMachine, FilingSnapshot } from '#machines/registry.ts';
import { situations, stateOf } from './support/graph.ts';
import { happening, repairTo, withRecord } from './support/happenings.ts';
import { EVERY_MACHINE } from './support/machines.ts';
import { leavesOf, nameOf, type Node } from './support/nodes.ts';
import { lastOf, REPORTED, VERIFIED } from './support/walk.ts';

const CLOCKS = ['none', 'runs', 'stands'] as const;

/** For each event of a manager's, the clock it needs and what the step asks for. */
const MOVES = [
  ['holdTerm', 'runs', [['stopClock', undefined]]],
  ['releaseTerm', 'stands', [['startClock', undefined]]],
  [
    'extendTerm',
    'runs',
    [
      ['extendDeadline', undefined],
      ['closeTasks', { tasks: ['overdueReview'] }],
    ],
  ],
] as const;

const asked = ({ effects }: { effects: readonly { type: string; params: unknown }[] }) =>
  effects.map(({ type, params }) => [type, params]);

const openOf = (machine: FilingMachine) =>
  [...situations(machine)].filter(([, { status }]) => status === 'active');

describe.each(EVERY_MACHINE)('a manager at the clock of a deadline of %s', (_, machine) => {
  const all = [...situations(machine)];
  const open = openOf(machine);

  it('given every stage and clock, then each event has a place where the order is open and the clock is as it needs', () => {
    expect([open.length > 1, all.length > open.length]).toEqual([true, true]);
    for (const [type, needs] of MOVES) {
      for (const [name, snapshot] of all) {
        const allowed = CLOCKS.filter((clock) =>
          allows(snapshot, withRecord(happening(type, snapshot.context), { clock })),
        );
        expect(allowed, `${name} × ${type}`).toEqual(snapshot.status === 'active' ? [needs] : []);
      }
    }
  });

  it.each(MOVES)(
    'given %s anywhere, then the order stays as it is: nothing is left, begins or ends',
    (type, _, effects) => {
      for (const [name, snapshot] of open) {
        const step = decide(machine, snapshot, happening(type, snapshot.context));
        expect(storeSnapshot(machine, step.snapshot), name).toEqual(
          storeSnapshot(machine, snapshot),
        );
        expect([step.begun, step.ended], name).toEqual([[], []]);
        expect(asked(step), name).toEqual(effects);
        expect([...step.snapshot.tags], name).toEqual([...snapshot.tags]);
      }
    },
  );
});

describe('a clock that was moved', () => {
  it('given a term that was held, extended and released, when it falls, then it falls as any other', () => {
    const moved = ['holdTerm', 'releaseTerm', 'extendTerm'] as const;
    const { snapshot } = lastOf(newSubject, 'submit', 'reject', ...moved, 'correctionTerm');
    expect(snapshot.value).toBe('lapsed');
  });

  it('given an overdue review that got more time, when that is over too, then the manager is told again', () => {
    const extended = lastOf(newSubject, 'submit', 'initialReviewTerm', 'extendTerm');
    expect(asked(extended)).toContainEqual(['closeTasks', { tasks: ['overdueReview'] }]);
    const again = decide(
      newSubject,
      extended.snapshot,
      happening('initialReviewTerm', extended.snapshot.context),
    );
    expect(asked(again)).toContainEqual(['openTask', { task: 'overdueReview' }]);
  });
});

/** What may be done with an order depends on nothing but these. */
const isReported = ({ context }: FilingSnapshot) => context.reportId !== null;
const NEEDS_REPORT: readonly RepairTarget[] = ['smsVerification', 'bureauReview'];
const stageIs = (stage: string) => (node: Node) => nameOf(node).split('.')[0] === stage;
const ENDS: readonly RepairTarget[] = ['abandoned', 'lapsed'];

describe('the stages that a repair can lead to', () => {
  it('are all but granted, which is the authority’s to say', () => {
    expect(Object.keys(STAGES).filter((stage) => stage !== 'granted')).toEqual(REPAIR_TARGETS);
  });
});

describe.each(EVERY_MACHINE)('an administrator’s repair of %s', (_, machine) => {
  const open = openOf(machine);
  const ended = [...situations(machine)].filter(([, { status }]) => status === 'done');
  const route = REPAIR_TARGETS.filter((stage) => leavesOf(machine).some(stageIs(stage)));
  const repairs = open.flatMap(([name, snapshot]) =>
    REPAIR_TARGETS.map((to) => [name, to, snapshot] as const),
  );
  const possible = repairs.filter(
    ([, to, snapshot]) =>
      route.includes(to) && (!NEEDS_REPORT.includes(to) || isReported(snapshot)),
  );

  it.each(repairs)(
    'given an order in %s, when it is repaired into %s, then it goes there, or is refused where no report was sent or the way has no such stage',
    (_, to, snapshot) => {
      const event = repairTo(to);
      if (!route.includes(to) || (NEEDS_REPORT.includes(to) && !isReported(snapshot))) {
        expect(allows(snapshot, event)).toBe(false);
        return;
      }
      expect(allows(snapshot, event)).toBe(true);
      expect(stageOf(decide(machine, snapshot, event).snapshot)).toBe(to);
    },
  );

  it.each(ended)('given an order that is %s, then no repair wakes it', (_, snapshot) => {
    expect(REPAIR_TARGETS.filter((to) => allows(snapshot, repairTo(to)))).toEqual([]);
  });

  it('given a repair to granted, or to nowhere, then it is refused in every stage', () => {
    for (const to of ['granted', 'archived', undefined]) {
      const event = { ...repairTo('draft'), to } as FilingEvent;
      expect(open.filter(([, snapshot]) => allows(snapshot, event))).toEqual([]);
    }
  });

  it('given any repair, then the certificate is held where the order goes on, and free where it does not', () => {
    for (const [name, to, snapshot] of possible) {
      const effects = decide(machine, snapshot, repairTo(to)).effects.map(({ type }) => type);
      const [held, freed] = ['holdCertificate', 'releaseCertificate'].map(
        (one) => effects.filter((effect) => effect === one).length,
      );
      const free = to === 'draft' || ENDS.includes(to);
      expect([held, freed], `${name} → ${to}`).toEqual(free ? [0, 1] : [1, 0]);
    }
  });

  it('given any repair, then a queued report is dropped before anything of the new stage begins', () => {
    for (const [name, to, snapshot] of possible) {
      const effects = decide(machine, snapshot, repairTo(to)).effects.map(({ type }) => type);
      const dropped = effects.indexOf('dropReport');
      expect(dropped, `${name} → ${to}`).toBeGreaterThan(-1);
      const begins = ['reportToAuthority', 'openTask', 'openVerificationCase', 'notify'];
      const first = effects.findIndex((effect) => begins.includes(effect));
      if (first !== -1) expect(first, `${name} → ${to}`).toBeGreaterThan(dropped);
    }
  });

  it('given any repair, then all terms of the stage it left end, and all of the new one begin', () => {
    const termsOf = (snapshot: FilingSnapshot) =>
      snapshot._nodes.flatMap(({ after }) => after.map(({ delay }) => String(delay)));
    for (const [name, to, snapshot] of possible) {
      const { snapshot: next, begun, ended } = decide(machine, snapshot, repairTo(to));
      expect([ended, begun], `${name} → ${to}`).toEqual([termsOf(snapshot), termsOf(next)]);
    }
  });

  it('given any repair, then the order remembers it as a return only where the applicant has to act on it', () => {
    for (const [name, to, snapshot] of possible) {
      const { context } = decide(machine, snapshot, repairTo(to)).snapshot;
      const repaired = { how: 'repaired', reasons: [], resultId: null };
      expect(context.returned, `${name} → ${to}`).toEqual(to === 'correction' ? repaired : null);
      expect([context.round, context.reportId]).toEqual([
        snapshot.context.round,
        snapshot.context.reportId,
      ]);
    }
  });
});

describe('a repair of a first filing', () => {
  it.each([
    ['initialReview', ['submit'], 'closeTasks', { tasks: ['initialReview', 'overdueReview'] }],
    ['smsVerification', REPORTED, 'closeVerificationCase', undefined],
    ['bureauReview', VERIFIED, 'closeTasks', { tasks: ['overdueBureau'] }],
  ] as const)(
    'given an order in %s, when it is repaired into the same stage, then it closes what it had open',
    (stage, before, type, params) => {
      const { snapshot } = lastOf(newSubject, ...before);
      const step = decide(newSubject, snapshot, repairTo(stage));
      expect(asked(step)[0]).toEqual([type, params]);
    },
  );

  it('given a repair into reporting, then it is queued anew, and there is no pass to recall', () => {
    const { snapshot } = lastOf(newSubject, 'submit', 'pass');
    const { snapshot: next, effects } = decide(newSubject, snapshot, repairTo('reporting'));
    expect(stateOf(next)).toBe('reporting.queued');
    expect(effects.map(({ type }) => type)).toEqual([
      'dropReport',
      'holdCertificate',
      'reportToAuthority',
    ]);
    expect(allows(snapshot, happening('recall', snapshot.context))).toBe(true);
    expect(allows(next, happening('recall', next.context))).toBe(false);
  });

  it('given a repair into correction, then the applicant sends it in or gives it up, and no reviewer recalls it', () => {
    const { snapshot } = lastOf(newSubject, ...REPORTED, 'smsExpired');
    const { snapshot: next } = decide(newSubject, snapshot, repairTo('correction'));
    const may = (['resubmit', 'abandon', 'reportAgain', 'recall'] as const).filter((type) =>
      allows(next, happening(type, next.context)),
    );
    expect(may).toEqual(['resubmit', 'abandon']);
  });
});
