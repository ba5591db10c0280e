import { describe, expect, it } from 'vitest';
import { isTermName } from '#domain/terms/terms.ts';
import { newSubject } from '#machines/filings/new-subject.ts';
import { pathsThrough, stateOf } from './support/graph.ts';
import { EVERY_MACHINE } from './support/machines.ts';
import { lastOf, REFUSED, REPORTED, VERIFIED, walk } from './support/walk.ts';

/** The terms of each stage that has some. */
const REVIEW = ['initialReviewTerm', 'reviewReminder'];
const CORRECTION = [
  'correctionTerm',
  'correctionReminder1',
  'correctionReminder2',
  'correctionReminder3',
];
const VERIFICATION = ['smsVerificationTerm', 'verificationReminder1', 'verificationReminder2'];

/** Which terms a step begins and ends. */
const termsOf = (...happenings: Parameters<typeof walk>[1]) => {
  const { begun, ended } = lastOf(newSubject, ...happenings);
  return { begun, ended };
};

describe('the terms that a step of a first filing begins and ends', () => {
  it('given a draft, when it is submitted, then the term of initial review begins', () => {
    expect(termsOf('submit')).toEqual({ begun: REVIEW, ended: [] });
  });

  it.each(['pass', 'withdraw', 'abandon'] as const)(
    'given initial review, when %s, then its term ends and no other begins',
    (event) => {
      expect(termsOf('submit', event)).toEqual({ begun: [], ended: REVIEW });
    },
  );

  it.each(['returnToComplete', 'reject'] as const)(
    'given initial review, when %s, then the term of correction takes the place of its own',
    (event) => {
      expect(termsOf('submit', event)).toEqual({
        begun: CORRECTION,
        ended: REVIEW,
      });
    },
  );

  it('given a returned order, when it is sent again, then initial review has its whole term again', () => {
    expect(termsOf('submit', 'reject', 'resubmit')).toEqual({
      begun: REVIEW,
      ended: CORRECTION,
    });
  });

  it('given a queued report, when it is frozen, then no term runs while it is handed over', () => {
    expect(termsOf('submit', 'pass', 'reportFrozen')).toEqual({ begun: [], ended: [] });
  });

  it('given an accepted report, when it is verified, then one term of the authority follows the other', () => {
    expect(termsOf(...REPORTED)).toEqual({ begun: VERIFICATION, ended: [] });
    expect(termsOf(...VERIFIED)).toEqual({
      begun: ['bureauReviewTerm'],
      ended: VERIFICATION,
    });
  });

  it('given a correction, when the bureau refuses once more, then the applicant has the whole term again', () => {
    expect(termsOf(...REFUSED, 'bureauRefused')).toEqual({
      begun: CORRECTION,
      ended: CORRECTION,
    });
  });

  it('given a correction left alone, when its term falls, then the order has lapsed', () => {
    const { snapshot, effects } = lastOf(newSubject, 'submit', 'reject', 'correctionTerm');
    expect(snapshot.value).toBe('lapsed');
    expect(effects).toContainEqual({ type: 'notify', params: { template: 'lapsed' } });
  });

  it('given initial review, when its term falls, then a manager is told and the reviewer goes on', () => {
    const { snapshot, effects, begun, ended } = lastOf(newSubject, 'submit', 'initialReviewTerm');
    expect(snapshot.value).toBe('initialReview');
    expect(snapshot.context.round).toBe(1);
    expect(effects[0]).toEqual({ type: 'openTask', params: { task: 'overdueReview' } });
    expect([begun, ended]).toEqual([[], []]);
  });

  it('given a decision, when it is recalled, then the terms of the review run in place of the others', () => {
    expect(termsOf('submit', 'pass', 'recall')).toEqual({ begun: REVIEW, ended: [] });
    expect(termsOf('submit', 'reject', 'recall')).toEqual({ begun: REVIEW, ended: CORRECTION });
  });

  it.each([
    ['smsVerificationTerm', REPORTED],
    ['bureauReviewTerm', VERIFIED],
  ] as const)(
    'given %s falls, then nothing is decided: that is the authority’s',
    (term, before) => {
      const [step, earlier] = [lastOf(newSubject, ...before, term), lastOf(newSubject, ...before)];
      expect(step.snapshot.value).toEqual(earlier.snapshot.value);
      expect(step.snapshot.context).toEqual(earlier.snapshot.context);
      expect([step.begun, step.ended]).toEqual([[], []]);
      expect(step.effects[0]?.type).toBe('openTask');
    },
  );
});

describe.each(EVERY_MACHINE)('the terms along every path of %s', (_, machine) => {
  it('given what each step began and ended, then exactly the terms of the state run', () => {
    for (const path of pathsThrough(machine)) {
      const running = new Set<string>();
      for (const { type, snapshot, begun, ended } of walk(
        machine,
        path.map((step) => step.type),
      )) {
        for (const term of ended) expect(running.delete(term), `${type} ends ${term}`).toBe(true);
        for (const term of begun) running.add(term);
        const drawn = snapshot._nodes.flatMap(({ after }) =>
          after.map(({ delay }) => String(delay)),
        );
        expect([...running].sort(), stateOf(snapshot)).toEqual(drawn.sort());
      }
    }
  });

  it('given a term that falls and leaves the order where it is, then it ends nothing', () => {
    const fallen = pathsThrough(machine)
      .flatMap((path) =>
        walk(
          machine,
          path.map(({ type }) => type),
        ),
      )
      .filter(
        ({ type, before, snapshot }) => isTermName(type) && stateOf(before) === stateOf(snapshot),
      );
    expect(fallen.length).toBeGreaterThan(0);
    expect(fallen.flatMap(({ begun, ended }) => [...begun, ...ended])).toEqual([]);
  });
});
