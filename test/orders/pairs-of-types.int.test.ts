import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { APPLICANT } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { everything, givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const TYPES = Object.keys(FILING_TYPES) as FilingType[];

const taken = 'order.certificate_in_progress';
const beside = 'general.change_beside_addition';
const adds = 'general.addition_beside_change';

/** What refuses order B (a column, in the order of the filing types) while order A of the subject is open. */
const REFUSALS: Readonly<Record<FilingType, readonly string[]>> = {
  newSubject: [taken, taken, taken, taken, taken, taken, taken, taken, taken],
  newService: [taken, taken, taken, beside, taken, taken, taken, taken, taken],
  newAccess: [taken, taken, taken, beside, taken, taken, taken, taken, taken],
  change: [taken, adds, adds, taken, taken, taken, taken, taken, taken],
  cancelAccess: [taken, taken, taken, taken, taken, taken, taken, taken, taken],
  deregisterService: [taken, taken, taken, taken, taken, taken, taken, taken, taken],
  deregisterSubject: [taken, taken, taken, taken, taken, taken, taken, taken, taken],
  claim: [taken, taken, taken, taken, taken, taken, taken, taken, taken],
  transfer: [taken, taken, taken, taken, taken, taken, taken, taken, taken],
};

/** A draft of a type about what is filed, brought to where such an order could be sent in. */
async function givenDraftAbout(type: FilingType, filed: FiledService): Promise<string> {
  await bringTo(record, filed, STATES[type]);
  return givenDraftOf(record, type, formAbout(type, filed));
}

const PAIRS = TYPES.flatMap((open) =>
  TYPES.map((sent, column) => ({ open, sent, code: REFUSALS[open][column] ?? '' })),
);

describe('order B while order A of the same subject is open', () => {
  it('given the table, then it has all pairs', () => {
    expect(PAIRS).toHaveLength(81);
    expect(Object.keys(REFUSALS)).toEqual(TYPES);
  });

  const subjects = new Map<FilingType, Promise<FiledService>>();

  /** The subject whose order of a type is open: one for all that are sent in beside it. */
  const openAbout = (type: FilingType): Promise<FiledService> => {
    const known = subjects.get(type) ?? opened(type);
    subjects.set(type, known);
    return known;
  };

  async function opened(type: FilingType): Promise<FiledService> {
    const filed = await givenFiledService(record, APPLICANT.id);
    expect(await refusals(record, await givenDraftAbout(type, filed))).toEqual([]);
    return filed;
  }

  it.each(PAIRS)(
    'given an open $open, when a $sent is sent in, then $code refuses it and nothing is written',
    async ({ open, sent, code }) => {
      const filed = await openAbout(open);
      const orderNo = await givenDraftAbout(sent, filed);
      const before = await everything(record, orderNo);
      expect(await refusals(record, orderNo)).toEqual([code]);
      expect(await everything(record, orderNo)).toEqual(before);
    },
  );

  it.each(TYPES)(
    'given open orders of every type, when a %s of another subject is sent in, then it passes',
    async (type) => {
      for (const open of TYPES) await openAbout(open);
      const other = await givenFiledService(record, APPLICANT.id);
      expect(await refusals(record, await givenDraftAbout(type, other))).toEqual([]);
    },
  );
});
