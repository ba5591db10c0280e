import { describe, expect, it } from 'vitest';
import { EVENTS, EVENT_TYPES } from '#domain/events.ts';
import { allows, decide } from '#machines/decide.ts';
import { newSubject } from '#machines/filings/new-subject.ts';
import { stateOf } from './support/graph.ts';
import { happening } from './support/happenings.ts';
import { lastOf, REFUSED, REPORTED, VERIFIED, walk } from './support/walk.ts';

const AGAIN = ['resubmit', 'pass', 'reportFrozen'] as const;
const answers = EVENT_TYPES.filter((type) =>
  (EVENTS[type].by as readonly string[]).includes('authority'),
);

/** Every stage an order can be in while its last report may still be answered. */
const STAGES_AFTER_REPORTING = [
  ['correction', [...REPORTED, 'smsExpired']],
  ['initialReview', [...REPORTED, 'smsExpired', 'resubmit']],
  ['draft', [...REPORTED, 'smsExpired', 'resubmit', 'withdraw']],
  ['reporting.queued', [...REPORTED, 'smsExpired', 'resubmit', 'pass']],
  ['reporting.frozen', ['submit', 'pass', 'reportFrozen']],
  ['smsVerification', REPORTED],
  ['bureauReview', VERIFIED],
] as const;

describe('what the authority says, happened', () => {
  it.each(STAGES_AFTER_REPORTING)(
    'given an order in %s, when the bureau approves its last report, then it is granted',
    (stage, before) => {
      expect(stateOf(lastOf(newSubject, ...before).snapshot)).toBe(stage);
      const { snapshot, effects } = lastOf(newSubject, ...before, 'bureauApproved');
      expect([snapshot.value, snapshot.status]).toEqual(['granted', 'done']);
      expect(effects.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['writeRegistry', 'releaseCertificate', 'notify']),
      );
    },
  );

  it.each(STAGES_AFTER_REPORTING)(
    'given an order in %s, when the bureau refuses its last report, then it is corrected',
    (_, before) => {
      const { snapshot, effects } = lastOf(newSubject, ...before, 'bureauRefused');
      expect(snapshot.value).toBe('correction');
      expect(snapshot.context.returned).toEqual({
        how: 'refusedByBureau',
        reasons: [],
        resultId: 'result-1',
      });
      expect(effects).toContainEqual({ type: 'notify', params: { template: 'refusedByBureau' } });
    },
  );

  it.each([
    ['expired', [...REPORTED, 'smsExpired']],
    ['failed', [...REPORTED, 'smsFailed']],
    ['expired and is queued again', [...REPORTED, 'smsExpired', 'reportAgain']],
  ] as const)(
    'given a verification that %s, when the bureau approves all the same, then it is granted',
    (_, before) => {
      expect(lastOf(newSubject, ...before, 'bureauApproved').snapshot.value).toBe('granted');
    },
  );

  it('given a report sent again, when the one before is answered, then no answer has a place', () => {
    const replaced = lastOf(newSubject, ...REPORTED).snapshot.context.reportId ?? '';
    const again = [
      ...REPORTED,
      'smsExpired',
      'reportAgain',
      'reportFrozen',
      'reportAccepted',
    ] as const;
    const { snapshot } = lastOf(newSubject, ...again);
    for (const type of answers) {
      expect(allows(snapshot, happening(type, snapshot.context, replaced)), type).toBe(false);
      expect(allows(snapshot, happening(type, snapshot.context)), type).toBe(true);
    }
  });

  it.each([
    ['abandoned', [...REPORTED, 'smsExpired', 'abandon']],
    ['lapsed', [...REPORTED, 'smsFailed', 'correctionTerm']],
    ['granted', [...VERIFIED, 'bureauApproved']],
  ] as const)(
    'given an order that is %s, when its report is answered, then no answer has a place',
    (outcome, before) => {
      const { snapshot } = lastOf(newSubject, ...before);
      expect(snapshot.value).toBe(outcome);
      expect(answers.filter((type) => allows(snapshot, happening(type, snapshot.context)))).toEqual(
        [],
      );
    },
  );

  it('given an answer that was taken, when it comes again, then it has no place', () => {
    for (const answer of ['smsExpired', 'smsFailed', 'smsVerified', 'reportRefused'] as const) {
      const { snapshot } = lastOf(newSubject, ...REPORTED, answer);
      const again = allows(snapshot, happening(answer, snapshot.context));
      expect(again, answer).toBe(false);
    }
  });

  it('given a reviewer at work, when a late answer moves the order, then the task is closed', () => {
    const { effects } = lastOf(newSubject, ...REFUSED, 'resubmit', 'bureauApproved');
    expect(effects[0]).toEqual({
      type: 'closeTasks',
      params: { tasks: ['initialReview', 'overdueReview'] },
    });
  });

  it('given a report that a correction replaced, when it is answered, then the answer is refused', () => {
    const replaced = lastOf(newSubject, ...REPORTED).snapshot.context.reportId ?? '';
    const { snapshot } = lastOf(newSubject, ...REPORTED, 'smsExpired', ...AGAIN);
    expect(snapshot.context.reportId).not.toBe(replaced);
    for (const type of [...answers, 'reportAccepted'] as const) {
      expect(allows(snapshot, happening(type, snapshot.context, replaced)), type).toBe(false);
    }
  });

  it('given an answer that was refused, when it is decided all the same, then nothing happens', () => {
    const { snapshot } = lastOf(newSubject, ...REPORTED);
    const decision = decide(
      newSubject,
      snapshot,
      happening('bureauApproved', snapshot.context, 'another'),
    );
    expect(decision.snapshot.value).toBe('smsVerification');
    expect([decision.effects, decision.begun, decision.ended]).toEqual([[], [], []]);
  });

  it('given an order that was never reported, then no answer has a place in it', () => {
    for (const { snapshot } of walk(newSubject, ['submit', 'reject', 'resubmit', 'pass'])) {
      const accepted = answers.filter((type) =>
        allows(snapshot, happening(type, snapshot.context)),
      );
      expect(accepted, stateOf(snapshot)).toEqual([]);
    }
  });
});

describe('what an applicant may take back', () => {
  it.each(['withdraw', 'abandon'] as const)(
    'given a queued report, then %s is possible',
    (type) => {
      const { snapshot } = lastOf(newSubject, 'submit', 'pass');
      expect(allows(snapshot, happening(type, snapshot.context))).toBe(true);
    },
  );

  it.each(['withdraw', 'abandon'] as const)(
    'given a report that is frozen, then %s is impossible until the authority returns it',
    (type) => {
      for (const { snapshot } of walk(newSubject, VERIFIED).slice(2)) {
        expect(allows(snapshot, happening(type, snapshot.context)), stateOf(snapshot)).toBe(false);
      }
    },
  );

  it('given a returned order, then it can be abandoned, which frees the certificate', () => {
    const { snapshot, effects } = lastOf(newSubject, ...REFUSED, 'abandon');
    expect(snapshot.value).toBe('abandoned');
    expect(effects).toContainEqual(expect.objectContaining({ type: 'releaseCertificate' }));
  });
});
