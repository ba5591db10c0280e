import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NUMBERS_ISSUED } from '#domain/authority/numbers-issued.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { RecordChange } from '#domain/registry/record-change.ts';
import { AUTHORITY, SYSTEM } from '#domain/roles.ts';
import { previewOrder } from '#orders/registry/preview.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { actor, APPLICANT, claimReview, reportIdOf, REVIEWER, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { givenDraftOf } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const orderOf = (orderNo: string) => record.db.order.findUniqueOrThrow({ where: { orderNo } });

let issued = 0;
const numbers = () => {
  issued += 1;
  const subjectNumber = `津ICP备${String(40_000_000 + issued)}号`;
  return { subjectNumber, serviceNumber: `${subjectNumber}-1` };
};

type Act = (orderNo: string, filed: FiledService) => Promise<unknown>;

const answer = (orderNo: string, type: 'smsVerified' | 'bureauApproved', facts = {}) =>
  tell(record, orderNo, AUTHORITY, type, {
    ...{ reportId: reportIdOf(orderNo), resultId: randomUUID() },
    ...facts,
  });

/** What brings an order on from each stage. */
const ACTS: Readonly<Record<string, Act>> = {
  draft: (orderNo) => tell(record, orderNo, APPLICANT, 'submit'),
  initialReview: async (orderNo) => {
    await claimReview(record, orderNo);
    await tell(record, orderNo, REVIEWER, 'pass');
  },
  confirmation: (orderNo) => tell(record, orderNo, APPLICANT, 'confirm'),
  acceptance: (orderNo) => tell(record, orderNo, actor('applicant-en', 'applicant'), 'accept'),
  reporting: async (orderNo) => {
    const reportId = reportIdOf(orderNo);
    await tell(record, orderNo, SYSTEM, 'reportFrozen', { reportId });
    await tell(record, orderNo, SYSTEM, 'reportAccepted', { reportId });
  },
  smsVerification: (orderNo) => answer(orderNo, 'smsVerified'),
  bureauReview: async (orderNo, { subject }) => {
    const { filingType } = await orderOf(orderNo);
    const wanted = NUMBERS_ISSUED[filingType as FilingType];
    const further = { subjectNumber: subject.icpNumber, serviceNumber: `${subject.icpNumber}-2` };
    const given = filingType === 'newService' ? further : numbers();
    await answer(orderNo, 'bureauApproved', wanted.length > 0 ? given : {});
  },
};

async function bringToItsEnd(orderNo: string, filed: FiledService): Promise<void> {
  for (;;) {
    const { stage, outcome } = await orderOf(orderNo);
    if (outcome !== null) return;
    await ACTS[stage]?.(orderNo, filed);
  }
}

const changesOf = async (orderNo: string) =>
  (await previewOrder(record, await orderOf(orderNo))).changes;

/** What a change says, but for the numbers that the bureau issues in the end, and for the rows that they come to stand in. */
function withoutNumbers({ kind, change, before, after }: RecordChange): object {
  const bare = (content: object | null) =>
    content && { ...content, icpNumber: '', subjectNumber: '', serviceNumber: '' };
  return { kind, change, before: bare(before), after: bare(after) };
}

describe.each(Object.keys(FILING_TYPES) as FilingType[])('an order of the type %s', (type) => {
  it('given it is sent in, then it knows what it is about; granted, it has changed what its preview said', async () => {
    const filed = await givenFiledService(record, APPLICANT.id);
    await bringTo(record, filed, STATES[type]);
    const form = formAbout(type, filed);
    const orderNo = await givenDraftOf(record, type, form);
    const planned = await changesOf(orderNo);
    expect(planned.length).toBeGreaterThan(0);

    await tell(record, orderNo, APPLICANT, 'submit');
    const { subjectId } = await record.db.service.findUniqueOrThrow({ where: { id: filed.id } });
    const names = form as { subject: { icpNumber?: string }; service?: { icpNumber?: string } };
    expect(await orderOf(orderNo)).toMatchObject({
      subjectId: names.subject.icpNumber === undefined ? null : subjectId,
      serviceId: names.service?.icpNumber === undefined ? null : filed.id,
    });

    await bringToItsEnd(orderNo, filed);
    const order = await orderOf(orderNo);
    expect(order.outcome).toBe('granted');
    expect(order.subjectId).not.toBeNull();
    expect(order.icpNumber).toMatch(/^津ICP备\d+号/);
    expect((await changesOf(orderNo)).map(withoutNumbers)).toEqual(planned.map(withoutNumbers));
  });
});
