import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, maySend } from '#domain/events.ts';
import { allows, decide, stageOf } from '#machines/decide.ts';
import { allowedEvents, describeAll, outcomeOf, waitingOn } from '#machines/describe.ts';
import { newSubject } from '#machines/filings/new-subject.ts';
import { MACHINES } from '#machines/registry.ts';
import { situations, stateOf } from './support/graph.ts';
import { happening, RECORD } from './support/happenings.ts';
import { lastOf, REFUSED, REPORTED } from './support/walk.ts';

const [filing] = describeAll();
const stage = (name: string) => filing?.stages.find((one) => one.name === name);

describe('the description of a filing', () => {
  it('given the registry, then every version of every filing type is described', () => {
    const versions = Object.entries(MACHINES).flatMap(([type, machines]) =>
      Object.keys(machines).map((version) => `${type} ${version}`),
    );
    const described = describeAll().map(
      ({ filingType, version }) => `${filingType} ${String(version)}`,
    );
    expect(described.sort()).toEqual(versions.sort());
  });

  it('given an order anywhere, then the description says where each allowed event leads', () => {
    for (const [name, snapshot] of situations(newSubject)) {
      const accepted = EVENT_TYPES.filter((type) =>
        allows(snapshot, happening(type, snapshot.context)),
      );
      if (snapshot.status !== 'active') continue;
      for (const type of accepted) {
        const step = stateOf(snapshot).split('.')[1] ?? null;
        const next = decide(newSubject, snapshot, happening(type, snapshot.context)).snapshot;
        const described = stage(stageOf(snapshot))?.events.filter(
          (event) =>
            event.type === type &&
            (event.step === null || event.step === step) &&
            (type !== 'repair' || event.when === 'repairsTo:correction'),
        );
        const led = described?.map(({ to, toStep }) => {
          if (to === null) return stateOf(snapshot);
          return toStep === null ? to : `${to}.${toStep}`;
        });
        expect(led, `${name} × ${type}`).toEqual([stateOf(next)]);
      }
    }
  });

  it('given every effect that a path ever asks for, then the description names it', () => {
    const named = new Set(
      filing?.stages.flatMap(({ effects, events }) => [
        ...effects,
        ...events.flatMap((e) => e.effects),
      ]),
    );
    const asked = [
      ...[
        'openTask:initialReview',
        'openTask:overdueReview',
        'closeTasks:initialReview+overdueReview',
        'closeTasks:overdueReview',
        'openTask:silentVerification',
        'closeTasks:silentVerification',
        'openTask:overdueBureau',
        'closeTasks:overdueBureau',
      ],
      ...['dropReport', 'openVerificationCase', 'closeVerificationCase', 'continueReviewTerm'],
      ...['stopClock', 'startClock', 'extendDeadline'],
      ...['remind:correctionReminder+applicant', 'remind:verificationReminder+verifiers'],
      ...['remind:reviewReminder+reviewers', 'remind:reviewOverdue+managers'],
      ...['remind:bureauOverdue+managers', 'notify:decisionRecalled'],
      ...[
        'holdCertificate',
        'releaseCertificate',
        'reportToAuthority',
        'freezeReport',
        'writeRegistry',
      ],
      ...[
        'notify:returnedToComplete',
        'notify:rejected',
        'notify:reportRefused',
        'notify:smsExpired',
      ],
      ...['notify:smsFailed', 'notify:refusedByBureau', 'notify:granted', 'notify:abandoned'],
      ...['notifyOwners:granted', 'notify:lapsed'],
    ];
    expect([...named].sort()).toEqual(asked.sort());
  });

  it('given reporting, then its steps say who acts in each, and who accepts what', () => {
    expect(stage('reporting')?.waitingOn).toEqual(['system', 'authority']);
    expect(stage('reporting')?.steps).toEqual([
      { name: 'queued', waitingOn: 'system' },
      { name: 'frozen', waitingOn: 'authority' },
    ]);
    const withdraw = stage('reporting')?.events.find(({ type }) => type === 'withdraw');
    expect(withdraw).toMatchObject({ step: 'queued', to: 'draft', everywhere: false });
  });

  it('given the terms, then each says where it leads, or that the order stays', () => {
    expect(stage('correction')?.terms).toEqual([
      { name: 'correctionTerm', to: 'lapsed', effects: [] },
      ...['correctionReminder1', 'correctionReminder2', 'correctionReminder3'].map((name) => ({
        name,
        to: null,
        effects: ['remind:correctionReminder+applicant'],
      })),
    ]);
    expect(stage('initialReview')?.terms).toEqual([
      {
        name: 'initialReviewTerm',
        to: null,
        effects: ['openTask:overdueReview', 'remind:reviewOverdue+managers'],
      },
      { name: 'reviewReminder', to: null, effects: ['remind:reviewReminder+reviewers'] },
    ]);
  });

  it('given an outcome, then nothing more can happen and nobody acts', () => {
    expect(filing?.outcomes).toEqual(['granted', 'abandoned', 'lapsed']);
    for (const outcome of filing?.outcomes ?? []) {
      expect(stage(outcome)).toMatchObject({ waitingOn: [], events: [], terms: [] });
    }
  });
});

describe('an order as it is described', () => {
  it.each([
    ['applicant', ['submit'], ['withdraw', 'abandon']],
    ['reviewer', ['submit'], ['pass', 'returnToComplete', 'reject']],
    ['reviewer', ['submit', 'pass'], ['recall']],
    ['reviewer', ['submit', 'reject'], ['recall']],
    ['reviewer', REFUSED, []],
    ['manager', ['submit'], ['holdTerm', 'extendTerm']],
    ['systemAdministrator', ['submit'], ['repair']],
    ['systemAdministrator', ['submit', 'abandon'], []],
    ['applicant', REPORTED, []],
    ['applicant', ['submit', 'reject'], ['resubmit', 'abandon']],
    ['applicant', [...REPORTED, 'smsExpired'], ['resubmit', 'reportAgain', 'abandon']],
  ] as const)('given a %s, after %j, then what may be done is %j', (role, before, allowed) => {
    const { snapshot } = lastOf(newSubject, ...before);
    expect(allowedEvents(snapshot, { id: 'someone', role }, RECORD)).toEqual(allowed);
    expect(allowed.every((type) => maySend(role, type))).toBe(true);
  });

  it.each([
    ['manager', 'none', []],
    ['manager', 'runs', ['holdTerm', 'extendTerm']],
    ['manager', 'stands', ['releaseTerm']],
  ] as const)('given a %s and a clock: %s, then what may be done is %j', (role, clock, allowed) => {
    const { snapshot } = lastOf(newSubject, 'submit');
    const actor = { id: 'someone', role };
    expect(allowedEvents(snapshot, actor, { ...RECORD, clock })).toEqual(allowed);
  });

  it.each([
    [['submit'], 'reviewer', null],
    [['submit', 'reject'], 'applicant', null],
    [['submit', 'pass'], 'system', null],
    [['submit', 'pass', 'reportFrozen'], 'authority', null],
    [REPORTED, 'applicant', null],
    [['submit', 'abandon'], null, 'abandoned'],
    [['submit', 'reject', 'correctionTerm'], null, 'lapsed'],
    [[...REPORTED, 'bureauApproved'], null, 'granted'],
  ] as const)('given %j, then it waits for %s and its outcome is %s', (before, who, outcome) => {
    const { snapshot } = lastOf(newSubject, ...before);
    expect([waitingOn(snapshot), outcomeOf(snapshot)]).toEqual([who, outcome]);
  });
});
