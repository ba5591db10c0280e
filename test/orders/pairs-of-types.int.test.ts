import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodedError } from '#domain/errors.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { CheckFinding } from '#domain/checks/finding.ts';
import { createDraft } from '#orders/create-draft.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { givenMaterials, withOwnMaterials } from '../support/materials.ts';
import { APPLICANT, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

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
  const form = withOwnMaterials(formAbout(type, filed));
  const draft = { filingType: type, form, actor: APPLICANT, requestId: randomUUID() };
  const { orderNo } = await createDraft(record, draft);
  await givenMaterials(record, orderNo, form);
  return orderNo;
}

/** The codes that refuse a submission; none where it passes. */
async function refusals(orderNo: string): Promise<string[]> {
  try {
    await tell(record, orderNo, APPLICANT, 'submit');
    return [];
  } catch (error) {
    const { code, facts } = error as CodedError;
    const findings = (facts?.['findings'] ?? []) as CheckFinding[];
    return code === 'form.incomplete' ? findings.map((one) => one.code) : [code];
  }
}

/** How many rows there are in each table, and the order as it stands. */
async function everything(orderNo: string) {
  const tables = await record.db.$queryRaw<{ name: string; rows: string }[]>`
    SELECT table_name AS name, (xpath('/row/n/text()', query_to_xml(
      format('SELECT count(*) AS n FROM %I', table_name), false, true, '')))[1]::text AS rows
    FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;
  return { tables, order: await record.db.order.findUniqueOrThrow({ where: { orderNo } }) };
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
    expect(await refusals(await givenDraftAbout(type, filed))).toEqual([]);
    return filed;
  }

  it.each(PAIRS)(
    'given an open $open, when a $sent is sent in, then $code refuses it and nothing is written',
    async ({ open, sent, code }) => {
      const filed = await openAbout(open);
      const orderNo = await givenDraftAbout(sent, filed);
      const before = await everything(orderNo);
      expect(await refusals(orderNo)).toEqual([code]);
      expect(await everything(orderNo)).toEqual(before);
    },
  );

  it.each(TYPES)(
    'given open orders of every type, when a %s of another subject is sent in, then it passes',
    async (type) => {
      for (const open of TYPES) await openAbout(open);
      const other = await givenFiledService(record, APPLICANT.id);
      expect(await refusals(await givenDraftAbout(type, other))).toEqual([]);
    },
  );
});
