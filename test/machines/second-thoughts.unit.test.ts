import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '#domain/events.ts';
import { verificationEnd } from '#domain/verification.ts';
import { allows, decide } from '#machines/decide.ts';
import { newSubject } from '#machines/filings/new-subject.ts';
import { stateOf } from './support/graph.ts';
import { EDITED, happening, UNEDITED, withRecord } from './support/happenings.ts';
import { lastOf, REFUSED, REPORTED } from './support/walk.ts';

const mayAgain = (before: Parameters<typeof lastOf>[1][], formVersion: number) => {
  const { snapshot } = lastOf(newSubject, ...before);
  return allows(snapshot, withRecord(happening('reportAgain', snapshot.context), { formVersion }));
};

describe('reporting again what was reported', () => {
  it.each(['smsExpired', 'smsFailed'] as const)(
    'given %s, then it may where nothing was edited since the report, and only there',
    (answer) => {
      expect(mayAgain([...REPORTED, answer], UNEDITED)).toBe(true);
      expect(mayAgain([...REPORTED, answer], EDITED)).toBe(false);
    },
  );

  it('given an edit before the report, then what counts is the form that was frozen', () => {
    const queued = lastOf(newSubject, 'submit', 'reject', 'resubmit', 'pass').snapshot;
    const frozen = withRecord(happening('reportFrozen', queued.context), { formVersion: EDITED });
    let { snapshot } = decide(newSubject, queued, frozen);
    for (const type of ['reportAccepted', 'smsExpired'] as const) {
      ({ snapshot } = decide(newSubject, snapshot, happening(type, snapshot.context)));
    }
    const again = happening('reportAgain', snapshot.context);
    expect(allows(snapshot, withRecord(again, { formVersion: EDITED }))).toBe(true);
    expect(allows(snapshot, withRecord(again, { formVersion: UNEDITED }))).toBe(false);
  });

  it.each([
    ['the bureau refused it', REFUSED],
    ['its data were refused', [...REPORTED, 'reportRefused']],
    [
      'the bureau refused it after the verification expired',
      [...REPORTED, 'smsExpired', 'bureauRefused'],
    ],
    ['a reviewer returned it', ['submit', 'reject']],
    [
      'a reviewer returned it in a later round',
      [...REPORTED, 'smsExpired', 'resubmit', 'returnToComplete'],
    ],
  ] as const)('given that %s, then it may not, edited or not', (_, before) => {
    expect([mayAgain([...before], UNEDITED), mayAgain([...before], EDITED)]).toEqual([
      false,
      false,
    ]);
  });
});

describe('a reviewer’s second thoughts', () => {
  it('given a decision recalled, when it is decided again, then the order goes on as ever', () => {
    const way = ['submit', 'reject', 'recall', 'pass', 'recall', 'pass', 'reportFrozen'] as const;
    const { snapshot } = lastOf(newSubject, ...way);
    expect([stateOf(snapshot), snapshot.context.round]).toEqual(['reporting.frozen', 1]);
  });

  it.each([
    ['it is frozen into a report', ['submit', 'pass', 'reportFrozen']],
    ['the applicant sent it in again', ['submit', 'reject', 'resubmit']],
    ['the applicant took it back', ['submit', 'pass', 'withdraw']],
    [
      'it was queued by its applicant, after a pass in the same round',
      [...REPORTED, 'smsExpired', 'reportAgain'],
    ],
    ['the authority returned it', [...REPORTED, 'smsFailed']],
    [
      'the bureau refused it after the review had returned it',
      [...REPORTED, 'smsExpired', 'resubmit', 'reject', 'bureauRefused'],
    ],
  ] as const)('given that %s, then there is nothing to recall', (_, before) => {
    const { snapshot } = lastOf(newSubject, ...before);
    expect(allows(snapshot, happening('recall', snapshot.context))).toBe(false);
  });
});

describe('how a case of SMS verification ends', () => {
  it('given the authority’s word, then it passed, expired or failed; given anything else, then it is replaced', () => {
    const ends = EVENT_TYPES.map((type) => [type, verificationEnd(type)] as const);
    expect(ends.filter(([, end]) => end !== 'replaced')).toEqual([
      ['smsVerified', 'passed'],
      ['smsExpired', 'expired'],
      ['smsFailed', 'failed'],
    ]);
    expect(['calendarLoaded', 'toString'].map(verificationEnd)).toEqual(['replaced', 'replaced']);
  });
});
