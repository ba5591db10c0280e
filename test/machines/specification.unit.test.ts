import { describe, expect, it } from 'vitest';
import { EVENTS, EVENT_TYPES } from '#domain/events.ts';
import { isTermName } from '#domain/terms/terms.ts';
import { allows, decide, reviveSnapshot, storeSnapshot } from '#machines/decide.ts';
import { newSubject } from '#machines/filings/new-subject.ts';
import { MACHINES, type FilingSnapshot } from '#machines/registry.ts';
import { rowOf, situations, stateOf } from './support/graph.ts';
import { happening, HAPPENINGS, REPLACED, TERM_NAMES } from './support/happenings.ts';
import { leavesOf, nameOf } from './support/nodes.ts';
import { NEW_SUBJECT_OPEN, NEW_SUBJECT_SPEC } from './support/new-subject-spec.ts';

const REFUSED = 'refused';

type Type = (typeof HAPPENINGS)[number];

/** What our code makes of a happening: the next state, or `refused`. */
function made(snapshot: FilingSnapshot, type: Type, answers?: string): string {
  const event = happening(type, snapshot.context, answers);
  if (!isTermName(type) && !allows(snapshot, event)) return REFUSED;
  try {
    return stateOf(decide(newSubject, snapshot, event).snapshot);
  } catch (error) {
    if (isTermName(type) && String(error).includes('means nothing in')) return REFUSED;
    throw error;
  }
}

const isAnswer = (type: Type): boolean =>
  !isTermName(type) &&
  type !== 'reportFrozen' &&
  EVENTS[type].by.some((role) => role === 'authority' || role === 'system');

/** What the documents say: an answer has a place only where a report was sent that it can answer. */
function said(snapshot: FilingSnapshot, type: Type, answers: 'last' | 'replaced'): string {
  if (isAnswer(type) && (answers === 'replaced' || snapshot.context.reportId === null))
    return REFUSED;
  return NEW_SUBJECT_SPEC[rowOf(snapshot)]?.[type] ?? REFUSED;
}

const all = [...situations(newSubject)].map(
  ([name, snapshot]) =>
    [
      name,
      reviveSnapshot(newSubject, JSON.parse(JSON.stringify(storeSnapshot(newSubject, snapshot)))),
    ] as const,
);
const cells = all.flatMap(([name, snapshot]) =>
  HAPPENINGS.map((type) => [name, type, snapshot] as const),
);

describe('the way of a first filing, stage × event, as the documents have it', () => {
  it('given the table, then it has a row for every state of the machine, and each row can be reached', () => {
    const states = leavesOf(MACHINES.newSubject[1]).map(nameOf).sort();
    const rows = Object.keys(NEW_SUBJECT_SPEC).sort();
    expect([...new Set(rows.map((row) => row.split(' ')[0] ?? ''))].sort()).toEqual(states);
    expect([...new Set(all.map(([, snapshot]) => rowOf(snapshot)))].sort()).toEqual(rows);
  });

  it.each(cells)(
    'given an order in %s, when %s comes, then it goes as the table says',
    (_, type, snapshot) => {
      const [spec, machine] = [said(snapshot, type, 'last'), made(snapshot, type)];
      const open = NEW_SUBJECT_OPEN[`${stateOf(snapshot)} × ${type}`];
      if (open === undefined) expect(machine).toBe(spec);
      else expect(`${spec} → ${machine}`).toBe(open);
    },
  );

  it.each(all)(
    'given an order in %s, when the answer is to a report since replaced, then it is refused',
    (_, snapshot) => {
      const accepted = EVENT_TYPES.filter(isAnswer).filter(
        (type) => made(snapshot, type, REPLACED) !== REFUSED,
      );
      expect(accepted).toEqual([]);
    },
  );
});

describe('a term, asked and decided', () => {
  const running = all.flatMap(([name, snapshot]) =>
    HAPPENINGS.filter(isTermName)
      .filter((term) => made(snapshot, term) !== REFUSED)
      .map((term) => [name, term, snapshot] as const),
  );

  it('given all states, then each term of the vocabulary runs in one stage', () => {
    const where = new Set(running.map(([, term, snapshot]) => `${term}: ${stateOf(snapshot)}`));
    expect([...where].sort()).toEqual([
      'bureauReviewTerm: bureauReview',
      'correctionReminder1: correction',
      'correctionReminder2: correction',
      'correctionReminder3: correction',
      'correctionTerm: correction',
      'initialReviewTerm: initialReview',
      'reviewReminder: initialReview',
      'smsVerificationTerm: smsVerification',
      'verificationReminder1: smsVerification',
      'verificationReminder2: smsVerification',
    ]);
    expect(new Set(running.map(([, term]) => term))).toEqual(new Set(TERM_NAMES));
  });

  it.each(running)(
    'given an order in %s, when %s is asked about, then it is allowed where it runs',
    (_, term, snapshot) => {
      expect(allows(snapshot, happening(term, snapshot.context))).toBe(true);
    },
  );

  it.each(all)(
    'given an order in %s, when a term that does not run there is asked about, then it is not',
    (_, snapshot) => {
      const runs = running.filter(([, , one]) => one === snapshot).map(([, term]) => term);
      const allowed = TERM_NAMES.filter((term) =>
        allows(snapshot, happening(term, snapshot.context)),
      );
      expect(allowed.sort()).toEqual(runs.sort());
    },
  );
});
