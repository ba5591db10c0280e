import { describe, expect, it } from 'vitest';
import { newSubject } from '#machines/filings/new-subject.ts';
import type { FilingMachine } from '#machines/registry.ts';
import { pathsThrough, situationOf, stateOf } from './support/graph.ts';
import { EVERY_MACHINE } from './support/machines.ts';
import { lastOf, REFUSED, REPORTED, VERIFIED, walk } from './support/walk.ts';

type Way = Parameters<typeof walk>[1];

/** What a step asks for, in its order, written as `openTask initialReview`. */
const asksFor = (...way: Way): string[] =>
  lastOf(newSubject, ...way).effects.map(({ type, params }) =>
    [type, ...Object.values(params ?? {}).flat()].join(' '),
  );

const TASKS_CLOSED = 'closeTasks initialReview overdueReview';
const CASE_CLOSED = ['closeVerificationCase', 'closeTasks silentVerification'];
const VERIFIERS_REMINDED = 'remind verificationReminder verifiers';
const CORRECTION_REMINDED = 'remind correctionReminder applicant';

describe('what a step of a first filing asks for', () => {
  it.each<[Way, string[]]>([
    [['submit'], ['holdCertificate', 'openTask initialReview']],
    [['abandon'], ['releaseCertificate', 'notify abandoned']],
    [
      ['submit', 'initialReviewTerm'],
      ['openTask overdueReview', 'remind reviewOverdue managers'],
    ],
    [['submit', 'reviewReminder'], ['remind reviewReminder reviewers']],
    [
      ['submit', 'pass'],
      [TASKS_CLOSED, 'reportToAuthority'],
    ],
    [
      ['submit', 'returnToComplete'],
      [TASKS_CLOSED, 'notify returnedToComplete'],
    ],
    [
      ['submit', 'reject'],
      [TASKS_CLOSED, 'notify rejected'],
    ],
    [
      ['submit', 'withdraw'],
      [TASKS_CLOSED, 'releaseCertificate'],
    ],
    [
      ['submit', 'abandon'],
      [TASKS_CLOSED, 'releaseCertificate', 'notify abandoned'],
    ],
    [
      ['submit', 'reject', 'resubmit'],
      ['holdCertificate', 'openTask initialReview'],
    ],
    [
      ['submit', 'reject', 'abandon'],
      ['releaseCertificate', 'notify abandoned'],
    ],
    [
      ['submit', 'reject', 'correctionTerm'],
      ['releaseCertificate', 'notify lapsed'],
    ],
    [
      ['submit', 'pass', 'withdraw'],
      ['dropReport', 'releaseCertificate'],
    ],
    [
      ['submit', 'pass', 'abandon'],
      ['dropReport', 'releaseCertificate', 'notify abandoned'],
    ],
    [
      ['submit', 'pass', 'recall'],
      ['dropReport', 'continueReviewTerm', 'openTask initialReview'],
    ],
    [
      ['submit', 'returnToComplete', 'recall'],
      ['continueReviewTerm', 'notify decisionRecalled', 'openTask initialReview'],
    ],
    [['submit', 'reject', 'correctionReminder1'], [CORRECTION_REMINDED]],
    [['submit', 'reject', 'correctionReminder2'], [CORRECTION_REMINDED]],
    [['submit', 'reject', 'correctionReminder3'], [CORRECTION_REMINDED]],
    [['submit', 'pass', 'reportFrozen'], ['freezeReport']],
    [REPORTED, ['openVerificationCase', VERIFIERS_REMINDED]],
    [[...REPORTED, 'verificationReminder1'], [VERIFIERS_REMINDED]],
    [[...REPORTED, 'verificationReminder2'], [VERIFIERS_REMINDED]],
    [[...REPORTED, 'smsVerificationTerm'], ['openTask silentVerification']],
    [['submit', 'pass', 'reportFrozen', 'reportRefused'], ['notify reportRefused']],
    [
      [...REPORTED, 'reportRefused'],
      [...CASE_CLOSED, 'notify reportRefused'],
    ],
    [
      [...REPORTED, 'smsExpired'],
      [...CASE_CLOSED, 'notify smsExpired'],
    ],
    [
      [...REPORTED, 'smsFailed'],
      [...CASE_CLOSED, 'notify smsFailed'],
    ],
    [
      [...REPORTED, 'smsExpired', 'reportAgain'],
      ['holdCertificate', 'reportToAuthority'],
    ],
    [VERIFIED, CASE_CLOSED],
    [
      [...VERIFIED, 'bureauReviewTerm'],
      ['openTask overdueBureau', 'remind bureauOverdue managers'],
    ],
    [REFUSED, ['closeTasks overdueBureau', 'notify refusedByBureau']],
    [
      [...REPORTED, 'bureauRefused'],
      [...CASE_CLOSED, 'notify refusedByBureau'],
    ],
    [
      [...VERIFIED, 'bureauApproved'],
      [
        ...['closeTasks overdueBureau', 'writeRegistry', 'releaseCertificate'],
        ...['notify granted', 'notifyOwners granted'],
      ],
    ],
  ])('given %j, then the last step asks for %j', (way, effects) => {
    expect(asksFor(...way)).toEqual(effects);
  });

  it('given a return, then the order remembers how and why, until it is reviewed again', () => {
    const returned = lastOf(newSubject, 'submit', 'reject').snapshot.context;
    expect(returned.returned).toEqual({
      how: 'rejected',
      reasons: [{ field: '/subject/name', code: 'contactProblem' }],
      resultId: null,
    });
    const again = lastOf(newSubject, 'submit', 'reject', 'resubmit').snapshot.context;
    expect([again.returned, again.round]).toEqual([null, 2]);
  });

  it('given a decision that is recalled, then the return is forgotten and the round is the same', () => {
    for (const decision of ['pass', 'returnToComplete', 'reject'] as const) {
      const { context } = lastOf(newSubject, 'submit', decision, 'recall').snapshot;
      expect([context.returned, context.round], decision).toEqual([null, 1]);
    }
  });

  it('given a report that is sent again, then it is a new one, in the same round', () => {
    const before = lastOf(newSubject, ...REPORTED).snapshot.context;
    const again = [...REPORTED, 'smsFailed', 'reportAgain', 'reportFrozen'] as const;
    const { snapshot } = lastOf(newSubject, ...again);
    expect(snapshot.value).toEqual({ reporting: 'frozen' });
    expect(snapshot.context.reportId).not.toBe(before.reportId);
    expect([snapshot.context.returned, snapshot.context.round]).toEqual([null, 1]);
  });
});

/** Whose work can be open in a state: none outlives the stage that asked for it. */
const TASKS_OF: Readonly<Record<string, readonly string[]>> = {
  initialReview: ['initialReview', 'overdueReview'],
  smsVerification: ['silentVerification'],
  bureauReview: ['overdueBureau'],
};

/** filings.md, rule 1: one open order per certificate, taken at submission and not by a draft. */
const FREE = ['draft', 'granted', 'abandoned', 'lapsed'];

/**
 * Known to disagree: the bureau refuses a report whose order was withdrawn to a draft in a later round. The
 * order is then corrected without holding its certificate, until it is sent again.
 */
const OPEN = 'draft (reported) × bureauRefused';

/** Whether a way leads to an authority: the others have no bureau that could refuse anything. */
const reportsAtAll = (machine: FilingMachine) => Object.hasOwn(machine.root.states, 'reporting');

describe.each(EVERY_MACHINE)('along every path of %s', (_, machine) => {
  const walks = pathsThrough(machine).map((path) =>
    walk(
      machine,
      path.map(({ type }) => type),
    ),
  );

  it('given an order, then it holds its certificate from submission until it is a draft again or ends', () => {
    const wrong = new Set<string>();
    for (const steps of walks) {
      let held = false;
      for (const { type, before, snapshot, effects } of steps) {
        for (const effect of effects) {
          if (effect.type === 'holdCertificate') held = true;
          if (effect.type === 'releaseCertificate') held = false;
        }
        if (held === FREE.includes(stateOf(snapshot))) {
          wrong.add(`${situationOf(before)} × ${type}`);
          break;
        }
      }
    }
    expect([...wrong]).toEqual(reportsAtAll(machine) ? [OPEN] : []);
  });

  it('given an order, then a review waits for somebody exactly while it is in initial review, and no task outlives its stage', () => {
    for (const steps of walks) {
      const open = new Set<string>();
      for (const { snapshot, effects } of steps) {
        for (const { type, params } of effects) {
          if (type === 'openTask') open.add((params as { task: string }).task);
          if (type === 'closeTasks') {
            for (const task of (params as { tasks: string[] }).tasks) open.delete(task);
          }
        }
        expect(open.has('initialReview')).toBe(stateOf(snapshot) === 'initialReview');
        const belong = TASKS_OF[stateOf(snapshot)] ?? [];
        expect([...open].filter((task) => !belong.includes(task))).toEqual([]);
      }
    }
  });

  it('given a report, then its case of SMS verification is open exactly while it is verified', () => {
    for (const steps of walks) {
      const told = steps.map(({ type, before, snapshot, effects }) => {
        const [was, is] = [stateOf(before), stateOf(snapshot)];
        const cases = effects.map((effect) => effect.type).filter((name) => /Case$/.test(name));
        const left = was === 'smsVerification' && is !== was ? ['closeVerificationCase'] : [];
        const entered = is === 'smsVerification' && is !== was ? ['openVerificationCase'] : [];
        return [type, cases, [...left, ...entered]] as const;
      });
      for (const [type, cases, expected] of told) expect(cases, type).toEqual(expected);
    }
  });
});
