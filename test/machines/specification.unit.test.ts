import { describe, expect, it } from 'vitest';
import { EVENTS, EVENT_TYPES } from '#domain/events.ts';
import { isTermName } from '#domain/terms/terms.ts';
import { allows, decide, reviveSnapshot, storeSnapshot } from '#machines/decide.ts';
import {
  MACHINES,
  ORDERABLE_TYPES,
  type FilingMachine,
  type FilingSnapshot,
} from '#machines/registry.ts';
import { rowOf, situations, stateOf } from './support/graph.ts';
import { happening, HAPPENINGS, REPLACED, TERM_NAMES } from './support/happenings.ts';
import { leavesOf, nameOf } from './support/nodes.ts';
import { FILING_SPECS, KNOWN_TO_DIFFER } from './support/filing-specs.ts';

const REFUSED = 'refused';

type Type = (typeof HAPPENINGS)[number];

/** What our code makes of a happening: the next state, or `refused`. */
function made(
  machine: FilingMachine,
  snapshot: FilingSnapshot,
  type: Type,
  answers?: string,
): string {
  const event = happening(type, snapshot.context, answers);
  if (!isTermName(type) && !allows(snapshot, event)) return REFUSED;
  try {
    return stateOf(decide(machine, snapshot, event).snapshot);
  } catch (error) {
    if (isTermName(type) && String(error).includes('means nothing in')) return REFUSED;
    throw error;
  }
}

const isAnswer = (type: Type): boolean =>
  !isTermName(type) &&
  type !== 'reportFrozen' &&
  EVENTS[type].by.some((role) => role === 'authority' || role === 'system');

const revived = (machine: FilingMachine) =>
  [...situations(machine)].map(([name, snapshot]) => {
    const stored = JSON.parse(JSON.stringify(storeSnapshot(machine, snapshot))) as unknown;
    return [name, reviveSnapshot(machine, stored)] as const;
  });

const WAYS = ORDERABLE_TYPES.map((type) => {
  const machine: FilingMachine = MACHINES[type][1];
  return [type, machine, revived(machine)] as const;
});

describe.each(WAYS)(
  'the way of %s, stage × event, as the documents have it',
  (type, machine, all) => {
    const spec = FILING_SPECS[type];

    /** What the documents say: an answer has a place only where a report was sent that it can answer. */
    const said = (snapshot: FilingSnapshot, what: Type): string =>
      isAnswer(what) && snapshot.context.reportId === null
        ? REFUSED
        : (spec[rowOf(snapshot)]?.[what] ?? REFUSED);

    it('given the table, then it has a row for every state of the machine, and each row can be reached', () => {
      const states = leavesOf(machine).map(nameOf).sort();
      const rows = Object.keys(spec).sort();
      expect([...new Set(rows.map((row) => row.split(' ')[0] ?? ''))].sort()).toEqual(states);
      expect([...new Set(all.map(([, snapshot]) => rowOf(snapshot)))].sort()).toEqual(rows);
    });

    it.each(all)(
      'given an order in %s, when anything comes, then it goes as the table says',
      (_, snapshot) => {
        const documents: Record<string, string> = {};
        const machines: Record<string, string> = {};
        for (const what of HAPPENINGS) {
          const [says, makes] = [said(snapshot, what), made(machine, snapshot, what)];
          const open = KNOWN_TO_DIFFER[`${type}: ${stateOf(snapshot)} × ${what}`];
          documents[what] = open ?? says;
          machines[what] = open === undefined ? makes : `${says} → ${makes}`;
        }
        expect(machines).toEqual(documents);
      },
    );

    it.each(all)(
      'given an order in %s, when the answer is to a report since replaced, then it is refused',
      (_, snapshot) => {
        const accepted = EVENT_TYPES.filter(isAnswer).filter(
          (what) => made(machine, snapshot, what, REPLACED) !== REFUSED,
        );
        expect(accepted).toEqual([]);
      },
    );

    it.each(all)(
      'given an order in %s, when a term is asked about, then it is allowed exactly where it runs',
      (_, snapshot) => {
        const runs = TERM_NAMES.filter((term) => made(machine, snapshot, term) !== REFUSED);
        const allowed = TERM_NAMES.filter((term) =>
          allows(snapshot, happening(term, snapshot.context)),
        );
        expect(allowed).toEqual(runs);
      },
    );
  },
);

describe('the terms of all ways', () => {
  it('given all states, then each term of the vocabulary runs in one stage', () => {
    const where = WAYS.flatMap(([, machine, all]) =>
      all.flatMap(([, snapshot]) =>
        TERM_NAMES.filter((term) => made(machine, snapshot, term) !== REFUSED).map(
          (term) => `${term}: ${stateOf(snapshot)}`,
        ),
      ),
    );
    expect([...new Set(where)].sort()).toEqual([
      'acceptanceReminder1: acceptance',
      'acceptanceReminder2: acceptance',
      'acceptanceTerm: acceptance',
      'bureauReviewTerm: bureauReview',
      'confirmationReminder1: confirmation',
      'confirmationReminder2: confirmation',
      'confirmationTerm: confirmation',
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
    expect(new Set(where.map((line) => line.split(':')[0]))).toEqual(new Set(TERM_NAMES));
  });
});
