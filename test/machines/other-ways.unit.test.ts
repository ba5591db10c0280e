import { describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import { allows, decide } from '#machines/decide.ts';
import { waitingOn } from '#machines/describe.ts';
import { MACHINES, type FilingMachine } from '#machines/registry.ts';
import { stateOf } from './support/graph.ts';
import { happening } from './support/happenings.ts';
import { lastOf, VERIFIED, type walk } from './support/walk.ts';

type Way = Parameters<typeof walk>[1];

const machineOf = (type: FilingType): FilingMachine => MACHINES[type][1];

/** What the last step of a way asks for, as `notify granted`. */
const asksFor = (type: FilingType, ...way: Way): string[] =>
  lastOf(machineOf(type), ...way).effects.map(({ type: effect, params }) =>
    [effect, ...Object.values(params ?? {}).flat()].join(' '),
  );

/** What a grant asks for beside what every grant does. */
const AFTER_THE_GRANT: Readonly<Partial<Record<FilingType, string[]>>> = {
  newAccess: ['draftChange'],
};

const TASKS_CLOSED = 'closeTasks initialReview overdueReview';

describe('what a step asks for, where a way differs from a first filing', () => {
  it.each<[FilingType, Way, string[]]>([
    ['cancelAccess', ['submit', 'pass'], [TASKS_CLOSED, 'notify confirmationNeeded']],
    [
      'cancelAccess',
      ['submit', 'pass', 'confirmationReminder1'],
      ['remind confirmationNeeded applicant'],
    ],
    [
      'cancelAccess',
      ['submit', 'pass', 'confirmationReminder2'],
      ['remind confirmationNeeded applicant'],
    ],
    ['cancelAccess', ['submit', 'pass', 'confirm'], ['reportToAuthority']],
    [
      'cancelAccess',
      ['submit', 'pass', 'confirmationTerm'],
      ['releaseCertificate', 'notify lapsed'],
    ],
    ['cancelAccess', ['submit', 'pass', 'withdraw'], ['releaseCertificate']],
    ['cancelAccess', ['submit', 'pass', 'abandon'], ['releaseCertificate', 'notify abandoned']],
    [
      'cancelAccess',
      ['submit', 'pass', 'recall'],
      ['continueReviewTerm', 'notify decisionRecalled', 'openTask initialReview'],
    ],
    // Nobody has to verify: no case is opened.
    ['cancelAccess', ['submit', 'pass', 'confirm', 'reportFrozen', 'reportAccepted'], []],
    [
      'claim',
      ['submit', 'pass'],
      [TASKS_CLOSED, 'writeRegistry', 'releaseCertificate', 'notify claimed'],
    ],
    [
      'transfer',
      ['submit'],
      ['holdCertificate', 'nameReceiver', 'notifyReceiver acceptanceNeeded'],
    ],
    ['transfer', ['submit', 'acceptanceReminder1'], ['remind acceptanceNeeded receiver']],
    ['transfer', ['submit', 'acceptanceReminder2'], ['remind acceptanceNeeded receiver']],
    [
      'transfer',
      ['submit', 'withdraw'],
      ['notifyReceiver transferNotMade', 'releaseReceiver', 'releaseCertificate'],
    ],
    [
      'transfer',
      ['submit', 'accept'],
      [
        'writeRegistry',
        'releaseCertificate',
        'notify transferred',
        'notifyReceiver transferReceived',
      ],
    ],
    ...(['decline', 'abandon', 'acceptanceTerm'] as const).map(
      (end): [FilingType, Way, string[]] => [
        'transfer',
        ['submit', end],
        ['releaseCertificate', 'notify transferNotMade', 'notifyReceiver transferNotMade'],
      ],
    ),
  ])('given %s and %j, then the last step asks for %j', (type, way, effects) => {
    expect(asksFor(type, ...way)).toEqual(effects);
  });

  it.each<[FilingType, Way, string]>([
    ['newSubject', VERIFIED, 'granted'],
    ['newService', VERIFIED, 'granted'],
    ['newAccess', VERIFIED, 'granted'],
    ['change', VERIFIED, 'changeGranted'],
    ['deregisterService', VERIFIED, 'deregistered'],
    ['deregisterSubject', VERIFIED, 'deregistered'],
    [
      'cancelAccess',
      ['submit', 'pass', 'confirm', 'reportFrozen', 'reportAccepted'],
      'accessCancelled',
    ],
  ])(
    'given %s after %j, when the bureau approves, then the registry is written, and applicant and owners get %s',
    (type, way, notice) => {
      expect(asksFor(type, ...way, 'bureauApproved')).toEqual([
        'closeTasks overdueBureau',
        'writeRegistry',
        'releaseCertificate',
        ...(AFTER_THE_GRANT[type] ?? []),
        `notify ${notice}`,
        `notifyOwners ${notice}`,
      ]);
    },
  );
});

describe('a cancelled access that the bureau refused', () => {
  it('given its correction, when it is passed again, then its applicant confirms again', () => {
    const way: Way = [
      ...['submit', 'pass', 'confirm', 'reportFrozen', 'reportAccepted', 'bureauRefused'],
      ...['resubmit', 'pass'],
    ] as Way;
    const { snapshot } = lastOf(machineOf('cancelAccess'), ...way);
    expect([stateOf(snapshot), waitingOn(snapshot)]).toEqual(['confirmation', 'applicant']);
    const again = decide(
      machineOf('cancelAccess'),
      snapshot,
      happening('confirm', snapshot.context),
    );
    expect(stateOf(again.snapshot)).toBe('reporting.queued');
  });
});

describe('a transfer', () => {
  it('given one that was submitted, then it waits for its receiver, and no reviewer has a part in it', () => {
    const { snapshot } = lastOf(machineOf('transfer'), 'submit');
    expect(waitingOn(snapshot)).toBe('receiver');
    const others = (
      ['pass', 'reject', 'returnToComplete', 'bureauApproved', 'confirm'] as const
    ).filter((type) => allows(snapshot, happening(type, snapshot.context)));
    expect(others).toEqual([]);
  });
});
