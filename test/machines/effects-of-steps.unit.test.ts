import { describe, expect, it } from 'vitest';
import { newSubject } from '#machines/filings/new-subject.ts';
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

describe('what a step of a first filing asks for', () => {
  it.each<[Way, string[]]>([
    [['submit'], ['holdCertificate', 'openTask initialReview']],
    [['abandon'], ['releaseCertificate', 'notify abandoned']],
    [['submit', 'initialReviewTerm'], ['openTask overdueReview']],
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
    [['submit', 'pass', 'withdraw'], ['releaseCertificate']],
    [['submit', 'pass', 'reportFrozen'], ['freezeReport']],
    [REPORTED, []],
    [['submit', 'pass', 'reportFrozen', 'reportRefused'], ['notify reportRefused']],
    [[...REPORTED, 'reportRefused'], ['notify reportRefused']],
    [[...REPORTED, 'smsExpired'], ['notify smsExpired']],
    [[...REPORTED, 'smsFailed'], ['notify smsFailed']],
    [VERIFIED, []],
    [REFUSED, ['notify refusedByBureau']],
    [
      [...VERIFIED, 'bureauApproved'],
      ['writeRegistry', 'releaseCertificate', 'notify granted'],
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
});

/** filings.md, rule 1: one open order per certificate, taken at submission and not by a draft. */
const FREE = ['draft', 'granted', 'abandoned', 'lapsed'];

/**
 * Known to disagree: the bureau refuses a report whose order was withdrawn to a draft in a later round. The
 * order is then corrected without holding its certificate, until it is sent again.
 */
const OPEN = 'draft (reported) × bureauRefused';

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
    expect([...wrong]).toEqual([OPEN]);
  });

  it('given an order, then a review waits for somebody exactly while it is in initial review', () => {
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
        if (stateOf(snapshot) !== 'initialReview') expect([...open]).toEqual([]);
      }
    }
  });
});
