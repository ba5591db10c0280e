import type { FilingType } from '#domain/filing-types.ts';
import type { Stage } from '#domain/stages.ts';
import { fallDue } from '#orders/advance.ts';
import { givenPassedOf, givenSubmittedOf } from './orders-about.ts';
import { givenStage } from './orders.ts';
import { MONDAY, type TestRecord } from './record.ts';

/** A filing that has a stage, and the way there; `more` is what its form says otherwise. */
interface OtherWay {
  readonly type: FilingType;
  readonly given: (record: TestRecord, more?: object) => Promise<string>;
}

/** The stages that no event of a first filing leads to: another filing has them, or a term that falls. */
export const OTHER_WAYS: Partial<Record<Stage, OtherWay>> = {
  confirmation: {
    type: 'cancelAccess',
    given: (record) => givenPassedOf(record, 'cancelAccess'),
  },
  acceptance: {
    type: 'transfer',
    given: (record, more) => givenSubmittedOf(record, 'transfer', more),
  },
  lapsed: { type: 'newSubject', given: givenLapsed },
};

/** A return that its applicant did not answer. */
async function givenLapsed(record: TestRecord): Promise<string> {
  const orderNo = await givenStage(record, 'correction');
  const term = 'correctionTerm';
  const due = await record.db.due.findFirstOrThrow({ where: { orderNo, term } });
  record.clock.set(due.at);
  await fallDue(record, { orderNo, term, generation: due.generation });
  record.clock.set(MONDAY);
  return orderNo;
}
